import { agreementLabel } from '#features/agreement/labels.ts';
import type { RequestStage } from '#features/request/request.ts';
import type { Item, Mark, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { ReportFacts, ReportRequest } from '../report.ts';
import { pathOf } from '../told.ts';
import { dateIn, plain, sentences, shown } from '../wording.ts';

const MARKS: Record<RequestStage, Mark> = {
	candidate: 'idea',
	in_talks: 'proposal',
	council_approved: 'initiative',
	signed: 'done',
	ended: 'declined'
};

/** Who would become a partner, and how far that is: a request is no tie before it is signed. */
export function requests(facts: ReportFacts, language: Language): Section[] {
	if (facts.requests.length === 0) return [];
	return [
		{
			id: 'requests',
			title: m.report_requests({}, { locale: language }),
			layout: 'flow',
			blocks: [{ kind: 'list', items: facts.requests.map((request) => requestItem(facts, request, language)) }]
		}
	];
}

function requestItem(facts: ReportFacts, request: ReportRequest, language: Language): Item {
	const locale = { locale: language };
	const { id, title, stage, reference, gates, gatesPassed } = request;
	const said = words(reference, language);
	const isOpen = stage === 'candidate' || stage === 'in_talks';
	return {
		key: `initiative:${id}`,
		mark: MARKS[stage],
		line: shown(title, language, pathOf(facts, `/initiatives/${id}`)),
		note: sentences([
			plain(stageSaid(request, language)),
			plain(m.report_request_aims({ kind: agreementLabel(request.agreementKind, language) }, locale)),
			said ? plain(m.report_request_reference({ reference: said }, locale)) : [],
			isOpen && gates > 0 ? plain(m.report_request_gates({ passed: gatesPassed, all: gates }, locale)) : []
		])
	};
}

/** Where it stood at the end of the period, and since when, as far as that is known. */
function stageSaid({ stage, since }: ReportRequest, language: Language): string {
	const locale = { locale: language };
	const date = since === null ? undefined : dateIn(since, language);
	switch (stage) {
		case 'candidate':
			return m.report_request_candidate({}, locale);
		case 'in_talks':
			return date ? m.report_request_in_talks_since({ date }, locale) : m.report_request_in_talks({}, locale);
		case 'council_approved':
			return date ? m.report_request_council_approved({ date }, locale) : m.report_request_approved({}, locale);
		case 'signed':
			return date ? m.report_request_signed({ date }, locale) : m.report_request_signed_undated({}, locale);
		case 'ended':
			return date ? m.report_request_ended({ date }, locale) : m.report_request_ended_undated({}, locale);
	}
}
