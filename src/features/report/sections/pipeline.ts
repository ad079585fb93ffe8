import type { Item, ListBlock, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import { chapterOf } from '../chapter.ts';
import { tellsStanding } from '../for-public.ts';
import { chapterTies, silentTies, type ReportFacts, type ReportInitiative } from '../report.ts';
import { initiativeItem } from '../told.ts';
import { absence } from '../untold.ts';
import { listed, plain } from '../wording.ts';

const STAGES = [
	{ stage: 'idea', heading: m.report_ideas, none: m.report_ideas_none, untold: m.report_ideas_untold },
	{
		stage: 'proposal',
		heading: m.report_proposals,
		none: m.report_proposals_none,
		untold: m.report_proposals_untold
	},
	{
		stage: 'initiative',
		heading: m.report_initiatives,
		none: m.report_initiatives_none,
		untold: m.report_initiatives_untold
	}
] as const;

/** The three headings that stood empty on the last page of the old report, and the ties with which nothing is next. */
export function pipeline(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const listOf = (stage: ReportInitiative['stage']) =>
		facts.initiatives
			.filter((initiative) => initiative.stage === stage)
			.map((initiative) => initiativeItem(facts, initiative, language, { stage: false }));
	const completed = facts.completed.map((initiative) =>
		initiativeItem(facts, initiative, language, { stage: false, completed: initiative.ended })
	);
	const lede = withoutStep(facts, language);
	const declinedAt = (stage: ReportInitiative['stage']) =>
		facts.declined
			.filter((initiative) => initiative.stage === stage)
			.map((initiative): Item => ({
				...initiativeItem(facts, initiative, language, { stage: false }),
				mark: 'declined'
			}));
	return {
		id: 'pipeline',
		title: m.report_pipeline({}, locale),
		layout: 'columns',
		...(lede ? { lede: plain(lede) } : {}),
		blocks: STAGES.map(({ stage, heading, ...nothing }): ListBlock => ({
			kind: 'list',
			heading: heading({}, locale),
			items: [...listOf(stage), ...(stage === 'initiative' ? completed : []), ...declinedAt(stage)],
			empty: absence(facts.untold.initiatives, nothing)({}, locale)
		}))
	};
}

/** The ties of which the report tells no next step, named once; to the public none is. */
function withoutStep(facts: ReportFacts, language: Language): string {
	if (!tellsStanding(facts)) return '';
	const locale = { locale: language };
	const ties = [...chapterTies(facts), ...silentTies(facts)];
	const without = facts.ties.filter((tie) => ties.includes(tie) && chapterOf(facts, tie).steps.length === 0);
	if (without.length === 0) return '';
	const isUntold = facts.untold.steps;
	if (without.length === ties.length) {
		return absence(isUntold, { none: m.report_no_steps, untold: m.report_no_steps_untold })({}, locale);
	}
	const names = without.map(({ partner }) => partner.name);
	const noStep = absence(isUntold, { none: m.report_no_step_with, untold: m.report_no_step_untold });
	return noStep({ names: listed(names, language) }, locale);
}
