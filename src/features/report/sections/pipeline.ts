import type { ListBlock, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import type { ReportFacts, ReportInitiative } from '../report.ts';
import { initiativeItem } from '../told.ts';

const STAGES = [
	{ stage: 'idea', heading: m.report_ideas, empty: m.report_ideas_none },
	{ stage: 'proposal', heading: m.report_proposals, empty: m.report_proposals_none },
	{ stage: 'initiative', heading: m.report_initiatives, empty: m.report_initiatives_none }
] as const;

/** The three headings that stood empty on the last page of the old report. */
export function pipeline(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const listOf = (stage: ReportInitiative['stage']) =>
		facts.initiatives
			.filter((initiative) => initiative.stage === stage)
			.map((initiative) => initiativeItem(facts, initiative, language, { stage: false }));
	return {
		id: 'pipeline',
		title: m.report_pipeline({}, locale),
		layout: 'columns',
		blocks: STAGES.map(({ stage, heading, empty }): ListBlock => ({
			kind: 'list',
			heading: heading({}, locale),
			items: listOf(stage),
			empty: empty({}, locale)
		}))
	};
}
