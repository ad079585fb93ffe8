import type { AgreementKind } from '#features/agreement/agreement.ts';
import { agreementLabel } from '#features/agreement/labels.ts';
import type { Tie } from '#features/year/tie.ts';
import { areCompatible } from '#kernel/known-date.ts';
import type { Block, Item, Line, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { isEmpty, words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { ReportFacts, SourcedClaim } from '../report.ts';
import { pathOf } from '../told.ts';
import { dateIn, plain, shown } from '../wording.ts';

/** How it was counted, what the sources disagree on, and what must be known about the data. */
export function annex(facts: ReportFacts, language: Language): Section[] {
	return [method(facts, language), disputedDates(facts, language), notes(facts, language)];
}

function method({ audience, period }: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const dates = { first: dateIn(period.from, language), last: dateIn(period.to, language) };
	const said = [
		m.report_period(dates, locale),
		m.year_silence_rule({}, locale),
		m.report_method_counting({}, locale),
		m.report_method_two_way({}, locale),
		m.report_method_now({}, locale),
		(audience === 'council' ? m.report_method_council : m.report_method_public)({}, locale),
		m.report_method_fallback({}, locale)
	];
	const items = said.map((text): Item => ({ mark: 'plain', line: plain(text) }));
	return { id: 'method', title: m.report_method({}, locale), layout: 'flow', blocks: [{ kind: 'list', items }] };
}

function disputedDates(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const ties = facts.ties.filter((tie) => tie.otherDates.length > 0);
	const column = (title: string, weight: number) => ({ title, weight, align: 'start' as const });
	const none = plain(m.report_dates_disputed_none({}, locale));
	const blocks: Block[] =
		ties.length === 0
			? [{ kind: 'text', tone: 'empty', line: none }]
			: [
					{ kind: 'text', tone: 'plain', line: plain(m.report_dates_count({ count: ties.length }, locale)) },
					{
						kind: 'table',
						caption: m.report_dates_caption({}, locale),
						columns: [
							column(m.report_column_tie({}, locale), 2),
							column(m.report_column_printed({}, locale), 4),
							column(m.report_column_others({}, locale), 5)
						],
						rows: ties.map((tie) => disputedRow(facts, tie, language)),
						notes: []
					}
				];
	const kinds = facts.ties.flatMap((tie) => disputedKinds(facts, tie, language));
	if (kinds.length > 0) blocks.push({ kind: 'list', heading: m.report_facts_disputed({}, locale), items: kinds });
	return { id: 'dates', title: m.report_dates_disputed({}, locale), layout: 'flow', blocks };
}

/** The sources that agree with what is printed stand beside it: they are why it is. */
function disputedRow(facts: ReportFacts, tie: Tie, language: Language): Line[] {
	const { signed } = tie;
	const claims = claimsOf(facts, tie).filter(({ field, date }) => field === 'signed' && date !== null);
	const agrees = ({ date }: SourcedClaim) => date !== null && signed !== null && areCompatible(date, signed);
	const said = (claim: SourcedClaim) =>
		m.report_claim(
			{ date: dateIn(claim.date ?? '', language), source: words(claim.source, language) },
			{ locale: language }
		);
	const lines = (some: SourcedClaim[]) => plain(some.map(said).join('\n'));
	return [
		shown(tie.partner.name, language, tie.agreement && pathOf(facts, `/agreements/${tie.agreement.id}`)),
		lines(claims.filter(agrees)),
		lines(claims.filter((claim) => !agrees(claim)))
	];
}

/** What a source calls the tie, where the register calls it otherwise. */
function disputedKinds(facts: ReportFacts, tie: Tie, language: Language): Item[] {
	const { agreement } = tie;
	if (!agreement) return [];
	return claimsOf(facts, tie)
		.filter(({ field, value }) => field === 'kind' && value !== null && value !== agreement.kind)
		.map(({ source, value }) => {
			const kinds = {
				claimed: agreementLabel(value as AgreementKind, language),
				printed: agreementLabel(agreement.kind, language)
			};
			const note = m.report_kind_disputed({ source: words(source, language), ...kinds }, { locale: language });
			return { mark: 'plain', line: shown(tie.partner.name, language), note: plain(note) };
		});
}

function claimsOf({ claims }: ReportFacts, { agreement }: Tie): SourcedClaim[] {
	return claims.filter(({ agreementId }) => agreementId === agreement?.id);
}

function notes(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const items = facts.notes.map(({ text, source }): Item => {
		const from = isEmpty(source) ? [] : [...plain(m.report_source({}, locale)), ...shown(source, language)];
		return { mark: 'plain', line: shown(text, language), ...(from.length > 0 ? { note: from } : {}) };
	});
	return {
		id: 'notes',
		title: m.report_notes({}, locale),
		layout: 'flow',
		blocks: [{ kind: 'list', isNumbered: true, items, empty: m.report_notes_none({}, locale) }]
	};
}
