import type { Item, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { ReportFacts } from '../report.ts';
import { absence, isAnyUntold } from '../untold.ts';
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
export function blank({ period, audience, untold }: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const isUntold = isAnyUntold(untold);
	const title = absence(isUntold, { none: m.report_blank, untold: m.report_blank_untold });
	const line = absence(isUntold, { none: m.report_blank_line, untold: m.report_blank_line_untold });
	const items = PARTS.map((say): Item => ({ mark: 'plain', line: plain(say({}, locale)) }));
	return {
		id: 'blank',
		title: title({}, locale),
		layout: 'flow',
		lede: plain(line({ year: periodLabel(period) }, locale)),
		blocks: [
			{ kind: 'list', heading: m.report_blank_will({}, locale), items },
			{ kind: 'text', tone: 'empty', line: plain(METHODS[audience]({}, locale)) }
		]
	};
}
