import type { Tie } from '#features/year/tie.ts';
import { countryName } from '#kernel/format.ts';
import type { Item, ListBlock, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel } from '#kernel/period.ts';
import { isEmpty, words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { chapterOf } from '../chapter.ts';
import { tellsStanding } from '../for-public.ts';
import { otherTies, type Body, type ReportActivity, type ReportFacts } from '../report.ts';
import { activityItem, initiativeItem, stepItem } from '../told.ts';
import { absence } from '../untold.ts';
import { shown } from '../wording.ts';
import { completedItems, filled, titleOf } from './chapter-section.ts';

/**
 * Friendly cities, countries, embassies, and what was done without any partner: each under its own name. To the public
 * none is named for having nothing.
 */
export function otherTiesSection(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const item = (activity: ReportActivity) => activityItem(facts, activity, language);
	const [withoutPartner, further] = unattached(facts);
	const ties = otherTies(facts).map((tie) => tieList(facts, tie, language));
	const blocks: ListBlock[] = [
		...ties.filter(({ items }) => items.length > 0 || tellsStanding(facts)),
		...facts.bodies.map((body) => bodyList(facts, body, language)),
		...filled(m.report_unattached({}, locale), withoutPartner.map(item)),
		...filled(m.report_further({}, locale), further.map(item))
	];
	const nobody = absence(facts.untold.ties, { none: m.report_others_none, untold: m.report_others_untold });
	const none: ListBlock = { kind: 'list', items: [], empty: nobody({}, locale) };
	return {
		id: 'others',
		title: m.report_others({}, locale),
		layout: 'flow',
		blocks: blocks.length > 0 ? blocks : [none]
	};
}

function tieList(facts: ReportFacts, tie: Tie, language: Language): ListBlock {
	const { id, summary } = tie.partner;
	const chapter = chapterOf(facts, tie);
	const { shownHere, initiatives, completed: _, steps, ...groups } = chapter;
	const items: Item[] = [
		...Object.values(groups)
			.flat()
			.map((activity) => activityItem(facts, activity, language, id)),
		...shownHere.map((activity): Item => ({ ...activityItem(facts, activity, language, id), mark: 'plain' })),
		...completedItems(facts, tie, chapter, language),
		...initiatives.map((initiative) => initiativeItem(facts, initiative, language, { stage: true, at: id })),
		...steps.map((step) => stepItem(facts, step, language))
	];
	const said: Item[] = isEmpty(summary) ? [] : [{ mark: 'plain', line: shown(summary, language) }];
	const isUntold = facts.withheld.includes(id);
	return listOf(facts, titleOf(tie, language), [...said, ...items], { isUntold, language });
}

function bodyList(facts: ReportFacts, body: Body, language: Language): ListBlock {
	const isOf = ({ bodies }: { bodies: { id: string }[] }) => bodies.some(({ id }) => id === body.id);
	const items = [
		...facts.activities.filter(isOf).map((activity) => activityItem(facts, activity, language, body.id)),
		...facts.initiatives
			.filter(isOf)
			.map((initiative) => initiativeItem(facts, initiative, language, { stage: true, at: body.id })),
		...facts.completed
			.filter(isOf)
			.map((each) => initiativeItem(facts, each, language, { stage: true, at: body.id, completed: each.ended }))
	];
	const name = words(body.name, language);
	const country = body.country ? countryName(body.country, language) : '';
	// An embassy's name says its country.
	const heading = country && !name.includes(country) ? `${name}, ${country}` : name;
	return listOf(facts, heading, items, { isUntold: facts.untold.activities, language });
}

function listOf(
	facts: ReportFacts,
	heading: string,
	items: Item[],
	{ isUntold, language }: { isUntold: boolean; language: Language }
): ListBlock {
	const say = absence(isUntold, { none: m.report_others_nothing, untold: m.report_others_nothing_untold });
	const empty = say({ year: periodLabel(facts.period) }, { locale: language });
	return { kind: 'list', heading, items, empty };
}

/**
 * What is with no partner and no body of the report, so that it has no other place in it: first what has none at all,
 * then what is with such as the report does not name.
 */
function unattached(facts: ReportFacts): [without: ReportActivity[], further: ReportActivity[]] {
	const told = new Set([...facts.ties.map(({ partner }) => partner.id), ...facts.bodies.map(({ id }) => id)]);
	const others = facts.activities.filter(
		({ partners, bodies }) => ![...partners, ...bodies.map(({ id }) => id)].some((id) => told.has(id))
	);
	return [others.filter(({ partners }) => partners.length === 0), others.filter(({ partners }) => partners.length > 0)];
}
