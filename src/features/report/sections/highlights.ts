import { aboutPath } from '#features/highlight/highlight.ts';
import type { Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { ReportFacts } from '../report.ts';
import { pathOf } from '../told.ts';
import { absence } from '../untold.ts';
import { shown } from '../wording.ts';

/** What the office itself put first, across all ties. */
export function highlights(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const none = absence(facts.untold.highlights, {
		none: m.report_highlights_none,
		untold: m.report_highlights_untold
	});
	return {
		id: 'highlights',
		title: m.report_highlights({}, locale),
		layout: 'flow',
		blocks: [
			{
				kind: 'list',
				items: facts.highlights.map(({ id, text, about }) => ({
					key: `highlight:${id}`,
					mark: 'plain',
					line: shown(text, language, about ? pathOf(facts, aboutPath(about)) : undefined)
				})),
				empty: none({ year: periodLabel(facts.period) }, locale)
			}
		]
	};
}
