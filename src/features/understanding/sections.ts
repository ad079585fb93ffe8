import { wordsOf } from '#features/capture/words.ts';
import { isContent, type Line } from './lines.ts';
import { guessedNames, headingOf, isHeading, namesInHeadings, type Heading } from './headings.ts';
import type { Place, Places } from './places.ts';
import { registerLine, type RegisterLine } from './register-line.ts';
import { inRow, rowsOf, type Row } from './tables.ts';
import { isCandidate } from '#features/partner/partner.ts';
import type { Section, SectionKind } from './understanding.ts';
import { kindCues } from './words/kinds.ts';

/** A section with what it is made of. */
export interface Stretch extends Section {
	heading: Heading | null;
	/** Those whose things are told here: one, or several that only each line tells apart. */
	places: Place[];
	/** The year of what it tells, where its headings say so. */
	year: number | null;
	/** Whether its headings say that it is still to come. */
	isAhead: boolean;
	/** Its paragraphs, without headings and notes. */
	lines: Line[];
}

interface Block {
	heading: Heading | null;
	from: number;
	to: number;
	lines: Line[];
}

/** Parts a document by its headings, and tells what each part is about. Names that it lists or heads are added to places. */
export function sectionsOf(lines: readonly Line[], places: Places): Stretch[] {
	namesInLists(lines, places);
	namesInHeadings(lines, places);
	guessedNames(lines, places);
	return kindsOf(blocksOf(lines, places));
}

/** The names in the lists of partners come first: they are spelt there as the document wants them. */
function namesInLists(lines: readonly Line[], places: Places): void {
	for (const block of blocksOf(lines, places)) {
		for (const row of rowsOf(block.lines)) {
			const line = inRow(row);
			if (line) places.add(line.name, { ...line, isListed: true });
		}
		if (!isRegister(block)) continue;
		for (const line of block.lines) {
			const tie = line.paragraph.kind === 'row' ? undefined : tieIn(line, block);
			if (tie) places.add(tie.name, { ...tie, isListed: true });
		}
	}
}

/** What a line of such a list says; undefined for one that is none. */
export function tieIn({ text, words, tongue }: Line, { heading }: Pick<Block, 'heading'>): RegisterLine | undefined {
	const line = registerLine(text, tongue);
	if (!line) return undefined;
	const { country, signed, agreement, status, left, name } = line;
	if (heading?.kind === 'register') {
		const isBare = left === 0 && wordsOf(name).length <= SHORT && !kindCues.has(words, tongue);
		return country !== null || signed !== null || agreement !== null || isBare ? line : undefined;
	}
	return country !== null && (left <= SHORT || isCandidate(status ?? 'active')) ? line : undefined;
}
const SHORT = 3;

/** A list of partners, by its heading or by what stands in it. */
function isRegister({ heading, lines }: Block): boolean {
	const told = heading?.kind ?? null;
	if (told !== null && !['register', 'activities', 'highlights'].includes(told)) return false;
	if (heading?.isOfPlace) return false;
	const rows = rowsOf(lines);
	if (rows.length * 2 > lines.length) return rows.every(isOfTies);
	const ties = lines.filter((line) => tieIn(line, { heading }) !== undefined);
	const share = ties.length / lines.length;
	return told === 'register' ? share >= 0.3 : ties.length >= 2 && share >= 0.6;
}

function isOfTies({ cells }: Row): boolean {
	return cells.partner !== undefined && cells.activity === undefined;
}

function blocksOf(lines: readonly Line[], places: Places): Block[] {
	const blocks: Block[] = [{ heading: null, from: 0, to: 0, lines: [] }];
	let heads = 0;
	lines.forEach((line, index) => {
		const last = blocks.at(-1) as Block;
		if (isHeading(line, lines[index + 1], places)) {
			heads += 1;
			blocks.push({ heading: headingOf(line, places), from: line.at, to: line.at + 1, lines: [] });
			return;
		}
		last.to = line.at + 1;
		if (isContent(line)) last.lines.push(line);
	});
	return blocks.filter(({ heading, lines: own }) => heading !== null || own.length > 0 || heads === 0);
}

interface Around {
	heading: Heading;
	kind: SectionKind | null;
	places: Place[];
	year: number | null;
	isAhead: boolean;
}

function kindsOf(blocks: readonly Block[]): Stretch[] {
	const sections: Stretch[] = [];
	let around: Around[] = [];
	blocks.forEach((block, index) => {
		const { heading, lines } = block;
		around = heading ? around.filter((each) => isAbove(each.heading, heading)) : [];
		const above = around.at(-1);
		const places = heading && heading.places.length > 0 ? heading.places : (above?.places ?? []);
		const year = heading?.year ?? above?.year ?? null;
		const isAhead = heading?.isAhead === true || above?.isAhead === true;
		const kind = kindOf(block, above, blocks, index);
		if (heading) around.push({ heading, kind, places: isOwn(heading, kind) ? places : [], year, isAhead });
		sections.push({
			kind,
			title: heading?.line.text ?? '',
			partner: places.length === 1 && kind !== 'register' && kind !== 'cover' ? (places[0]?.name ?? null) : null,
			from: block.from,
			to: block.to,
			page: heading?.line.page ?? lines[0]?.page ?? 1,
			heading,
			places: kind === 'register' ? [] : places,
			year,
			isAhead,
			lines
		});
	});
	return sections;
}

/** Whether what stands under it is of the places that it names. */
function isOwn(heading: Heading, kind: SectionKind): boolean {
	return heading.isOfPlace || !['register', 'cover'].includes(kind);
}

/** A heading stands above another one that is deeper, of a part of it, or of one of several that it names. */
function isAbove(upper: Heading, lower: Heading): boolean {
	if (lower.depth === 0) return false;
	if (upper.depth < lower.depth) return true;
	if (upper.depth > lower.depth) return false;
	return upper.isOfPlace && !lower.isOfPlace && lower.isWithin && lower.places.length === 0;
}

function kindOf(block: Block, above: Around | undefined, blocks: readonly Block[], index: number): SectionKind {
	const { heading, lines } = block;
	const told = heading?.kind ?? null;
	if (isCover(block, blocks, index)) return 'cover';
	if (told !== null && !['activities', 'summary', 'register', 'highlights'].includes(told)) return told;
	if (isRegister(block)) return 'register';
	const named = heading?.places ?? [];
	if (heading?.isOfPlace && above?.kind && ['in_progress', 'ideas', 'highlights', 'goals'].includes(above.kind))
		return above.kind;
	if (named.length > 0 && told !== 'highlights') return 'partner';
	// A list of partners by its heading, of which no line is one.
	if (told === 'register') return lines.length === 0 ? 'register' : 'activities';
	if (told === 'summary') return lines.some(({ paragraph }) => paragraph.kind !== 'text') ? 'activities' : 'summary';
	if (told !== null) return told;
	if (above?.kind && above.kind !== 'cover') return above.kind;
	return lines.length === 0 || tellsOfDeeds(lines) ? 'activities' : 'other';
}

/** The first page, where it has a title and few words under it. */
function isCover({ heading, lines, from }: Block, blocks: readonly Block[], index: number): boolean {
	if (index > 1 || from > 0 || (heading !== null && heading.depth > 0)) return false;
	if (heading === null && blocks.length === 1) return false;
	const words = lines.reduce((sum, line) => sum + line.words.length, 0);
	return (
		lines.every(({ paragraph }) => paragraph.kind === 'text') && words <= 40 && (heading !== null || lines.length > 0)
	);
}

function tellsOfDeeds(lines: readonly Line[]): boolean {
	const telling = lines.filter(({ words, tongue }) => kindCues.has(words, tongue));
	return telling.length * 3 >= lines.length;
}
