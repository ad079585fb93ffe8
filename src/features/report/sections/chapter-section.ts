import { agreementLabel } from '#features/agreement/labels.ts';
import { localName } from '#features/partner/partner.ts';
import type { Tie } from '#features/year/tie.ts';
import { nameOfCountry } from '#features/year/view.ts';
import type { Block, Item, Line, ListBlock, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { chapterOf, type Chapter } from '../chapter.ts';
import { anchorOf, type ReportActivity, type ReportFacts } from '../report.ts';
import { activityItem, initiativeItem, stepItem } from '../told.ts';
import { dateIn, plain, sentences, shown } from '../wording.ts';
import { datesIn, statusInWords } from './register.ts';

/** The chapter of a tie: what was done apart from what goes on, what was in vain, the letters, and what comes next. */
export function chapterSection(facts: ReportFacts, tie: Tie, language: Language): Section {
	const chapter = chapterOf(facts, tie);
	return {
		id: anchorOf(facts, tie),
		title: titleOf(tie, language),
		layout: 'flow',
		lede: ledeOf(tie, language),
		blocks: [...whatWasDone(facts, tie, chapter, language), ...remainder(facts, tie, chapter, language)]
	};
}

export function titleOf({ partner }: Tie, language: Language): string {
	const country = nameOfCountry(partner, language);
	const name = words(partner.name, language);
	return country ? `${name}, ${country}` : name;
}

/** "Twin city since 2008 (other sources: 21 June 2010). Status: Active. In the local language: Poznań." */
function ledeOf(tie: Tie, language: Language): Line {
	const { partner } = tie;
	const locale = { locale: language };
	const local = localName(partner, words(partner.name, language));
	return sentences([
		plain(sinceWhen(tie, language)),
		plain(m.report_status_is({ status: statusInWords(tie, language) }, locale)),
		local ? [{ text: m.report_local_name({}, locale) }, { text: local.text, lang: local.lang }] : [],
		shown(partner.summary, language)
	]);
}

export function sinceWhen({ agreement, signed, otherDates }: Tie, language: Language): string {
	const locale = { locale: language };
	if (!agreement) return '';
	if (signed === null) return agreementLabel(agreement.kind, language);
	const date = dateIn(signed, language);
	let since = m.report_since_other({ agreement: agreementLabel(agreement.kind, language), date }, locale);
	if (agreement.kind === 'twin_pact') since = m.report_since_twin({ date }, locale);
	if (agreement.kind === 'friendship_pact') since = m.report_since_friendship({ date }, locale);
	if (otherDates.length === 0) return since;
	return m.report_since_disputed({ since, others: datesIn(otherDates, language) }, locale);
}

/** What was done, and what goes on: said even where there is nothing. */
function whatWasDone(facts: ReportFacts, tie: Tie, chapter: Chapter, language: Language): Block[] {
	const locale = { locale: language };
	const { id } = tie.partner;
	const item = (activity: ReportActivity) => activityItem(facts, activity, language, id);
	const empty = chapter.letters.length > 0 ? m.report_done_only_letters : m.report_done_none;
	const done = list(m.report_done({}, locale), chapter.done.map(item), empty({}, locale));
	const goesOn = [
		...chapter.inProgress.map(item),
		...chapter.initiatives.map((initiative) => initiativeItem(facts, initiative, language, { stage: true, at: id }))
	];
	return [
		done,
		...filled(m.report_letters({}, locale), chapter.letters.map(item)),
		list(m.report_in_progress({}, locale), goesOn, m.report_in_progress_none({}, locale))
	];
}

/** The rest, of which only the next step is missed where it is not there. */
function remainder(facts: ReportFacts, tie: Tie, chapter: Chapter, language: Language): Block[] {
	const locale = { locale: language };
	const item = (activity: ReportActivity) => activityItem(facts, activity, language, tie.partner.id);
	const elsewhere = (activity: ReportActivity): Item => ({
		...item(activity),
		mark: 'plain',
		note: sentences([plain(countedAt(facts, activity, language))])
	});
	const steps = chapter.steps.map((step) => stepItem(facts, step, language));
	return [
		...filled(m.report_prepared_cancelled({}, locale), chapter.preparedCancelled.map(item)),
		...filled(m.report_cancelled({}, locale), chapter.cancelled.map(item)),
		...filled(m.report_planned({}, locale), chapter.planned.map(item)),
		...filled(m.report_undated({}, locale), chapter.undated.map(item)),
		...filled(m.report_shown_here({}, locale), chapter.shownHere.map(elsewhere)),
		list(m.report_next({}, locale), steps, m.report_next_none({}, locale))
	];
}

function countedAt(facts: ReportFacts, { partners }: ReportActivity, language: Language): string {
	const names = facts.ties
		.filter(({ partner }) => partners.includes(partner.id))
		.map(({ partner }) => words(partner.name, language));
	return names.length > 0 ? m.report_counted_at({ name: names.join(', ') }, { locale: language }) : '';
}

function list(heading: string, items: Item[], empty: string): ListBlock {
	return { kind: 'list', heading, items, empty };
}

/** A list that is left out where it would be empty. */
export function filled(heading: string, items: Item[]): ListBlock[] {
	return items.length > 0 ? [{ kind: 'list', heading, items }] : [];
}
