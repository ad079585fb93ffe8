import { needsReason } from '#features/activity/activity.ts';
import { keyOfTie, SILENT_LINE, silentTies, type ReportActivity, type ReportFacts } from '#features/report/report.ts';
import type { Tie } from '#features/year/tie.ts';
import { keyOf, type FlowDocument } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { isEmpty, missingLanguages, type Texts } from '#kernel/texts.ts';
import {
	basisOf,
	leftOut,
	lineEdit,
	linesOf,
	OWN_SECTION,
	sectionEdit,
	strayBlocks,
	type OwnBlock,
	type ReportEdits,
	type WorkLine
} from './edits.ts';

/**
 * What an honest report must not leave open. Each is a rule of the house: a silent tie has a line that somebody stands
 * for; whatever was in vain says why; sources that disagree are told; words written by hand are not older than the
 * record that they tell; figures are not larger than their lists without saying so; a picture is told to who does not see
 * it, in each language of the report, and is one that its readers may see.
 */
export const RULES = [
	'silent',
	'silent_left_out',
	'reason',
	'conflict',
	'figures',
	'outdated',
	'empty',
	'astray',
	'picture_gone',
	'picture_withheld',
	'picture_words',
	'translation',
	'letters'
] as const;
export type Rule = (typeof RULES)[number];

/** Something that a person must look at before a report is given, and where. */
export interface OpenPoint {
	rule: Rule;
	/** Whether the report cannot be approved with it; the others are only told. */
	blocks: boolean;
	section: string;
	/** The line of that section, where it is one. */
	line?: string;
	/** The languages that it lacks, where it is words that are missing. */
	missing?: readonly Language[];
	/** What it is about, by language. */
	about: Texts;
	/** The record to mend, where that is the way: a path below the office. */
	record?: string;
}

/** A generated report in each of its languages, before anybody worked on it. */
export type Generated = Partial<Record<Language, FlowDocument>>;

/** What the record says of each line, by language, section and line. */
type Said = ReadonlyMap<Language, ReadonlyMap<string, ReadonlyMap<string, WorkLine>>>;

function saidBy(generated: Generated): Said {
	const documents = Object.entries(generated) as [Language, FlowDocument][];
	return new Map(
		documents.map(([language, { sections }]) => [
			language,
			new Map(sections.map((section) => [keyOf(section), new Map(linesOf(section).map((line) => [line.key, line]))]))
		])
	);
}

function isSaid(said: Said, section: string, line: string): boolean {
	return [...said.values()].some((sections) => sections.get(section)?.has(line));
}

/** All that is open in a report, in the order of its sections. */
export function openPoints(
	facts: ReportFacts,
	generated: Generated,
	edits: ReportEdits,
	languages: readonly Language[]
): OpenPoint[] {
	const said = saidBy(generated);
	const points = [
		...silences(facts, said, edits, languages),
		...reasons(facts, said, edits),
		...conflicts(facts, edits),
		...figures(said, edits),
		...outdated(said, edits, languages),
		...emptySections(edits),
		...astray(said, edits),
		...pictures(edits, languages),
		...translations(said, edits, languages)
	];
	const order = [...([...said.values()][0]?.keys() ?? [])];
	const placeOf = ({ section }: OpenPoint) => (order.includes(section) ? order.indexOf(section) : order.length);
	return points.toSorted((a, b) => Number(b.blocks) - Number(a.blocks) || placeOf(a) - placeOf(b));
}

export function canBeApproved(points: readonly OpenPoint[]): boolean {
	return points.every(({ blocks }) => !blocks);
}

/** A silent tie wants a line that somebody approved, as it stands now in each language, in a section that is shown. */
function silences(facts: ReportFacts, said: Said, edits: ReportEdits, languages: readonly Language[]): OpenPoint[] {
	return silentTies(facts).flatMap((tie): OpenPoint[] => {
		const section = keyOfTie(tie);
		const point = { blocks: true, section, about: tie.partner.name };
		// Its line is of no use before the section is taken in again.
		if (sectionEdit(edits, section)?.isHidden) return [{ rule: 'silent_left_out', ...point }];
		const edit = lineEdit(edits, section, SILENT_LINE);
		const stands =
			edit?.isApproved && languages.every((language) => isOfNow(said, section, SILENT_LINE, edit.basis, language));
		return stands ? [] : [{ rule: 'silent', ...point, line: SILENT_LINE }];
	});
}

/** What was cancelled or put off wants its reason, wherever the report tells of it. */
function reasons(facts: ReportFacts, said: Said, edits: ReportEdits): OpenPoint[] {
	const isWithout = ({ status, reason, reasonNote }: ReportActivity) =>
		needsReason(status) && reason === null && isEmpty(reasonNote);
	const sections = [...([...said.values()][0] ?? [])];
	return facts.activities.filter(isWithout).flatMap(({ id, title }): OpenPoint[] => {
		const line = `activity:${id}`;
		const place = sections.find(([section, lines]) => lines.has(line) && !isLeftOut(edits, section, line));
		if (!place) return [];
		return [{ rule: 'reason', blocks: true, section: place[0], line, about: title, record: `/activities/edit/${id}` }];
	});
}

function isLeftOut(edits: ReportEdits, section: string, line: string): boolean {
	return sectionEdit(edits, section)?.isHidden === true || lineEdit(edits, section, line)?.isHidden === true;
}

/** Sources that disagree are told beside the date, where it is dates, and in the annex: neither may be left out. */
function conflicts(facts: ReportFacts, edits: ReportEdits): OpenPoint[] {
	const dates = facts.ties.filter((tie) => tie.otherDates.length > 0);
	const kinds = facts.ties.filter((tie) => isOfOtherKind(facts, tie));
	const told = { register: dates, disputed: [...dates, ...kinds] };
	return Object.entries(told).flatMap(([section, [tie]]) =>
		tie && sectionEdit(edits, section)?.isHidden
			? [{ rule: 'conflict' as const, blocks: true, section, about: tie.partner.name }]
			: []
	);
}

/** Whether a source calls the tie otherwise than the register does. */
function isOfOtherKind({ claims }: ReportFacts, { agreement }: Tie): boolean {
	return claims.some(
		({ agreementId, field, value }) =>
			agreementId === agreement?.id && field === 'kind' && value !== null && value !== agreement.kind
	);
}

/** Activities that the figures count and no list shows are told in the section on the method: it may not be left out. */
function figures(said: Said, edits: ReportEdits): OpenPoint[] {
	const method = 'method';
	if (!sectionEdit(edits, method)?.isHidden) return [];
	const sections = new Map([...([...said.values()][0] ?? [])].map(([section, lines]) => [section, lines.keys()]));
	if (leftOut(sections, edits).length === 0) return [];
	return [{ rule: 'figures', blocks: true, section: method, about: {} }];
}

/** Words of our own that were written when the record said something else. */
function outdated(said: Said, edits: ReportEdits, languages: readonly Language[]): OpenPoint[] {
	return edits.lines
		.filter(({ words, detail, isHidden }) => !isHidden && !(isEmpty(words) && isEmpty(detail)))
		.flatMap(({ section, line, words, detail, basis }) => {
			const worded = languages.filter((language) => words[language] ?? detail[language]);
			const isOld = worded.some((language) => !isOfNow(said, section, line, basis, language));
			// What the record does not tell any more has gone with it.
			return isOld && isSaid(said, section, line)
				? [{ rule: 'outdated' as const, blocks: true, section, line, about: words }]
				: [];
		});
}

function isOfNow(said: Said, section: string, line: string, basis: Texts, language: Language): boolean {
	const found = said.get(language)?.get(section)?.get(line);
	return found !== undefined && basis[language] === basisOf(found);
}

/** A page that somebody added and wrote nothing on. */
function emptySections({ sections, blocks }: ReportEdits): OpenPoint[] {
	return sections
		.filter(({ section, isHidden }) => section.startsWith(OWN_SECTION) && !isHidden)
		.filter(({ section }) => blocks.every((block) => block.section !== section))
		.map(({ section, title }) => ({ rule: 'empty' as const, blocks: true, section, about: title }));
}

/** Texts of the office's own in a section that the record does not make any more: they would stand nowhere. */
function astray(said: Said, edits: ReportEdits): OpenPoint[] {
	const sections = new Set([...([...said.values()][0]?.keys() ?? [])]);
	return strayBlocks(edits, sections).map(({ id, words }) => ({
		...{ rule: 'astray' as const, blocks: true, section: 'cover', line: `block:${id}` },
		about: words
	}));
}

/**
 * Pictures that the report cannot show, for the document that they were made of is gone or is not for its readers any
 * more; and those that are not told in each of its languages to who does not see them.
 */
function pictures(edits: ReportEdits, languages: readonly Language[]): OpenPoint[] {
	const isThere = ({ section }: OwnBlock) => !sectionEdit(edits, section)?.isHidden;
	return edits.blocks.filter(isThere).flatMap((block): OpenPoint[] => {
		const { id, section, words, picture } = block;
		if (!picture) return [];
		const about = isEmpty(words) ? { [languages[0] ?? 'he']: picture.name } : words;
		const point = { blocks: true, section, line: `block:${id}`, about };
		if (picture.state !== 'there') return [{ rule: `picture_${picture.state}` as const, ...point }];
		const missing = missingLanguages(words, languages);
		return missing.length > 0 ? [{ rule: 'picture_words', ...point, missing }] : [];
	});
}

/** Lines that stand in another language than the report, each once. They are marked in the report, and told here. */
function translations(said: Said, edits: ReportEdits, languages: readonly Language[]): OpenPoint[] {
	const ofRecord = [...said].flatMap(([language, sections]) =>
		[...sections].flatMap(([section, lines]) =>
			[...lines.values()]
				.filter(({ key }) => !isLeftOut(edits, section, key) && !lineEdit(edits, section, key)?.words[language])
				.filter(({ item }) => [...item.line, ...(item.note ?? [])].some(({ isFallback }) => isFallback === true))
				.map(({ key, words }): OpenPoint => ({
					...{ rule: 'translation', blocks: false, section, line: key },
					about: { [language]: words }
				}))
		)
	);
	const ofOurs = [
		// What a picture shows in words is a point of its own.
		...edits.blocks
			.filter(({ picture }) => !picture)
			.map(({ id, section, words }) => ({ section, line: `block:${id}`, texts: words })),
		...edits.sections.map(({ section, title }) => ({ section, line: undefined, texts: title })),
		...edits.blocks.map(({ id, section, source }) => ({ section, line: `block:${id}`, texts: source })),
		...edits.lines
			.filter(({ section, line }) => isSaid(said, section, line))
			.flatMap(({ section, line, words, detail }) => [words, detail].map((texts) => ({ section, line, texts })))
	]
		.filter(({ texts }) => missingLanguages(texts, languages).length > 0)
		.map(({ section, line, texts }): OpenPoint => ({
			...{ rule: 'translation', blocks: false, section, about: texts },
			...(line === undefined ? {} : { line })
		}));
	return once([...ofRecord, ...ofOurs]);
}

function once(points: readonly OpenPoint[]): OpenPoint[] {
	const keyed = new Map(points.map((point) => [`${point.section} ${point.line ?? ''}`, point]));
	return [...keyed.values()];
}
