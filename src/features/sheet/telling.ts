import { kindLabel } from '#features/activity/labels.ts';
import { localName } from '#features/partner/partner.ts';
import { dateIn, plain, sentences, shown } from '#features/report/wording.ts';
import { sinceWhen } from '#features/report/sections/chapter-section.ts';
import { nameOfCountry } from '#features/year/view.ts';
import type { FlowDocument, Item, Line, Mark, Section, TableBlock } from '#kernel/flow-document.ts';
import { formatNumber, languageName } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { SheetActivity, SheetFacts } from './sheet.ts';

/** A text longer than this stands in its record; a sheet gives its beginning. */
const LONGEST = 150;
/** The same of a name, which would push out everything else. */
const LONGEST_NAME = 90;

/** Cut at a word where it is long. */
export function shortly(text: string, most = LONGEST): string {
	if (text.length <= most) return text;
	const cut = text.slice(0, most);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()}…`;
}

/** What a person wrote, no longer than a sheet has room for. */
export function told(texts: Texts, language: Language, href?: string): Line {
	return shown(Object.fromEntries(Object.entries(texts).map(([tag, text]) => [tag, shortly(text)])), language, href);
}

export function nameIn(texts: Texts, language: Language): string {
	return shortly(words(texts, language), LONGEST_NAME);
}

/** The partner's name in its own script and in our other language, and where it is. */
export function namesLine({ tie }: SheetFacts, language: Language): Line {
	const { partner } = tie;
	const name = words(partner.name, language);
	const local = localName(partner, name);
	const foreign = (language === 'he' ? ['en'] : ['he'])
		.filter((tag) => tag !== local?.lang && partner.name[tag] && ![name, local?.text].includes(partner.name[tag]))
		.map((tag) => ({ text: partner.name[tag] ?? '', lang: tag }));
	const country = nameOfCountry(partner, language);
	const parts = [...(local ? [local] : []), ...foreign].map(({ text, lang }) => ({
		text: shortly(text, LONGEST_NAME),
		lang
	}));
	return [...parts, ...(country ? [{ text: country }] : [])].flatMap((span, index) =>
		index === 0 ? [span] : [{ text: ' · ' }, span]
	);
}

/** Since when and what kind of tie, as the report has it: "Twin city since about 1979 (other sources: 1980)". */
export function tieInWords({ tie }: SheetFacts, language: Language): string {
	return sinceWhen(tie, language);
}

/** The same for a guest: the date that stands, and not that sources disagree. */
export function tieForGuests({ tie }: SheetFacts, language: Language): string {
	return sinceWhen({ ...tie, otherDates: [] }, language);
}

/** When it was: one day, or from one to another; nothing where nobody knows. */
export function datesOf({ starts, ends }: Pick<SheetActivity, 'starts' | 'ends'>, language: Language): string {
	if (starts === null) return '';
	const first = dateIn(starts, language);
	if (ends === null || ends === starts) return first;
	return m.report_dates({ first, last: dateIn(ends, language) }, { locale: language });
}

/** An activity as an item: when it was, of what kind, and how many took part. @param undated what is said of one without a date */
export function activityItem(
	facts: SheetFacts,
	activity: SheetActivity,
	language: Language,
	mark: Mark,
	undated: string = m.sheet_undated({}, { locale: language })
): Item {
	const participants =
		activity.participants === null
			? ''
			: m.report_participants({ count: formatNumber(activity.participants, language) }, { locale: language });
	const note = sentences([
		plain([datesOf(activity, language) || undated, kindLabel(activity.kind, language)].filter(Boolean).join(', ')),
		plain(participants)
	]);
	return {
		key: `activity:${activity.id}`,
		mark,
		line: told(activity.title, language, pathOf(facts, `/activities/${activity.id}`)),
		note
	};
}

/** A record's page, for the web page of the sheet. */
export function pathOf({ office }: Pick<SheetFacts, 'office'>, path: string): string {
	return `/o/${office.slug}${path}`;
}

/** What is known of something, as a table of two columns: the fact, and what it is. */
export function factsTable(
	caption: string,
	rows: readonly (readonly [string, Line])[],
	language: Language,
	align: 'start' | 'end' = 'start'
): TableBlock {
	return {
		kind: 'table',
		caption,
		columns: [
			{ title: m.sheet_column_fact({}, { locale: language }), weight: align === 'end' ? 2 : 1.2, align: 'start' },
			align === 'end'
				? { title: m.sheet_column_how_many({}, { locale: language }), weight: 1, align }
				: { title: m.sheet_column_what({}, { locale: language }), weight: 1.5, align }
		],
		rows: rows.map(([fact, what]) => [plain(fact), what]),
		notes: []
	};
}

/** The languages that somebody speaks, in words. */
export function languagesInWords(tags: readonly string[], language: Language): string {
	return tags.map((tag) => languageName(tag, language)).join(', ');
}

/** A sheet around its sections. */
export function sheetOf(
	head: Omit<FlowDocument, 'sections' | 'form' | 'language' | 'date'>,
	band: Line[],
	sections: readonly (Section | undefined)[],
	{ today, language }: { today: string; language: Language }
): FlowDocument {
	const blocks = band
		.filter((line) => line.length > 0)
		.map((line) => ({ kind: 'text' as const, tone: 'plain' as const, line }));
	const cover: Section = { id: 'cover', title: m.report_cover({}, { locale: language }), layout: 'cover', blocks };
	const filled = sections.filter((section): section is Section => section !== undefined);
	return { ...head, language, date: today, form: 'sheet', sections: [cover, ...filled] };
}
