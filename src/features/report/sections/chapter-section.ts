import { agreementLabel } from '#features/agreement/labels.ts';
import { localName } from '#features/partner/partner.ts';
import { termToTell, type Tie } from '#features/year/tie.ts';
import { nameOfCountry } from '#features/year/view.ts';
import type { Block, Item, Line, ListBlock, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { chapterOf, type Chapter } from '../chapter.ts';
import { tellsStanding } from '../for-public.ts';
import { anchorOf, keyOfTie, type ReportActivity, type ReportFacts } from '../report.ts';
import { activityItem, initiativeItem, pathOf, stepItem } from '../told.ts';
import { absence } from '../untold.ts';
import { dateIn, listed, plain, sentences, shown } from '../wording.ts';
import { datesIn, statusInWords } from './register.ts';

/** The chapter of a tie: what was done apart from what goes on, what was in vain, the letters, and what comes next. */
export function chapterSection(facts: ReportFacts, tie: Tie, language: Language): Section {
	const chapter = chapterOf(facts, tie);
	return {
		...{ id: anchorOf(facts, tie), key: keyOfTie(tie) },
		title: titleOf(tie, language),
		layout: 'flow',
		lede: ledeOf(facts, tie, chapter, language),
		blocks: listsOf(facts, tie, chapter, language)
	};
}

export function titleOf({ partner }: Tie, language: Language): string {
	const country = nameOfCountry(partner, language);
	const name = words(partner.name, language);
	return country ? `${name}, ${country}` : name;
}

/**
 * How the tie stands, and what is not there: "Twin city since 2008. Status: Active. Nothing is under way." The public reads
 * since when it is there, and what is told of it.
 */
function ledeOf(facts: ReportFacts, tie: Tie, chapter: Chapter, language: Language): Line {
	const { partner } = tie;
	const locale = { locale: language };
	const tells = tellsStanding(facts);
	const local = localName(partner, words(partner.name, language));
	return sentences([
		[{ text: sinceWhen(tie, language), href: pathOf(facts, `/partners/${partner.id}`) }],
		...(tells
			? [
					plain(m.report_status_is({ status: statusInWords(facts, tie, language) }, locale)),
					plain(termOf(facts, tie, language))
				]
			: []),
		local ? [{ text: m.report_local_name({}, locale) }, { text: local.text, lang: local.lang }] : [],
		shown(partner.summary, language),
		...(tells ? missing(facts, tie, chapter, language) : [])
	]);
}

/** That the term of the agreement ends, where the year or the next one is concerned by it. */
export function termOf({ period }: ReportFacts, tie: Tie, language: Language): string {
	const term = termToTell(tie, period);
	if (!term) return '';
	const date = dateIn(term, language);
	return tie.agreement?.renewsItself
		? m.report_term_renews({ date }, { locale: language })
		: m.report_term_ends({ date }, { locale: language });
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

/** The initiatives with a tie that were completed in the period. */
export function completedItems(facts: ReportFacts, tie: Tie, { completed }: Chapter, language: Language): Item[] {
	return completed.map((initiative) =>
		initiativeItem(facts, initiative, language, { stage: true, at: tie.partner.id, completed: initiative.ended })
	);
}

/** One list for each way in which things stand, of those that there are; what is missing is said at the end. */
function listsOf(facts: ReportFacts, tie: Tie, chapter: Chapter, language: Language): Block[] {
	const locale = { locale: language };
	const { id } = tie.partner;
	const item = (activity: ReportActivity) => activityItem(facts, activity, language, id);
	const elsewhere = (activity: ReportActivity): Item => ({
		...item(activity),
		mark: 'plain',
		note: sentences([plain(countedAt(facts, activity, language))])
	});
	const goesOn = [
		...chapter.inProgress.map(item),
		...chapter.initiatives.map((initiative) => initiativeItem(facts, initiative, language, { stage: true, at: id }))
	];
	const steps = chapter.steps.map((step) => stepItem(facts, step, language));
	return [
		...filled(m.report_done({}, locale), [...chapter.done.map(item), ...completedItems(facts, tie, chapter, language)]),
		...filled(m.report_in_progress({}, locale), goesOn),
		...filled(m.report_prepared_cancelled({}, locale), chapter.preparedCancelled.map(item)),
		...filled(m.report_cancelled({}, locale), chapter.cancelled.map(item)),
		...filled(m.report_letters({}, locale), chapter.letters.map(item)),
		...filled(m.report_planned({}, locale), chapter.planned.map(item)),
		...filled(m.report_undated({}, locale), chapter.undated.map(item)),
		...filled(m.report_shown_here({}, locale), chapter.shownHere.map(elsewhere)),
		...filled(m.report_next({}, locale), steps)
	];
}

/**
 * What a reader looks for and does not find: a year without it is a fact too. Of the ties without a next step one line
 * of the report tells.
 */
function missing(facts: ReportFacts, tie: Tie, chapter: Chapter, language: Language): Line[] {
	const { done, inProgress, planned, letters, initiatives } = chapter;
	const locale = { locale: language };
	const isUntold = facts.withheld.includes(tie.partner.id);
	const nothingDone = absence(isUntold, {
		none: letters.length > 0 ? m.report_missing_done_but_letters : m.report_missing_done,
		untold: m.report_missing_done_untold
	});
	const nothingPromoted = absence(isUntold || facts.untold.initiatives, {
		none: m.report_missing_promotion,
		untold: m.report_missing_promotion_untold
	});
	return [
		...(done.length > 0 ? [] : [plain(nothingDone({}, locale))]),
		...(inProgress.length + planned.length + initiatives.length > 0 ? [] : [plain(nothingPromoted({}, locale))])
	];
}

function countedAt(facts: ReportFacts, { partners }: ReportActivity, language: Language): string {
	const names = facts.ties.filter(({ partner }) => partners.includes(partner.id)).map(({ partner }) => partner.name);
	return names.length > 0 ? m.report_counted_at({ name: listed(names, language) }, { locale: language }) : '';
}

/** A list that is left out where it would be empty. */
export function filled(heading: string, items: Item[]): ListBlock[] {
	return items.length > 0 ? [{ kind: 'list', heading, items }] : [];
}
