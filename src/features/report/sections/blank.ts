import type { Item, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { ReportFacts } from '../report.ts';
import { plain } from '../wording.ts';
import { METHODS } from './annex.ts';

/** The parts of a report, for who has not seen one. */
const PARTS = [
	m.report_will_goals,
	m.report_will_register,
	m.report_will_chapters,
	m.report_will_silent,
	m.report_will_numbers,
	m.report_will_changes,
	m.report_will_pipeline,
	m.report_will_method
];

/** What stands instead of all sections where there is nothing to tell: that it is so, and what will stand here. */
export function blank({ period, audience }: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const items = PARTS.map((say): Item => ({ mark: 'plain', line: plain(say({}, locale)) }));
	return {
		id: 'blank',
		title: m.report_blank({}, locale),
		layout: 'flow',
		lede: plain(m.report_blank_line({ year: periodLabel(period) }, locale)),
		blocks: [
			{ kind: 'list', heading: m.report_blank_will({}, locale), items },
			{ kind: 'text', tone: 'empty', line: plain(METHODS[audience]({}, locale)) }
		]
	};
}
