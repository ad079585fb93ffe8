import type { Confidence, ReadingDoubt } from '#kernel/read-document.ts';
import type { SourceLine } from './lines.ts';
import type { ReadLine } from './run-order.ts';
import { beginsWithin, isUnfinished } from './unfinished.ts';

export interface FoundLine extends ReadLine {
	source: SourceLine;
	cells?: string[];
}

/** Lines that are one paragraph. */
export interface Joined extends FoundLine {
	raw: string[];
}

const CONFIDENCE_ORDER: readonly Confidence[] = ['low', 'medium', 'high'];
/** How much of the width a line takes up that was broken because the next word did not fit. */
const FULL = 0.94;

/** What the whole text shows of how its lines were broken. */
interface Breaking {
	/** Items have an empty line before them: lines without one are the rest of a paragraph. */
	isParted: boolean;
	/** The width to which lines were filled; undefined where they were not. */
	width: number | undefined;
	/** A line that goes on keeps the space at which it was broken. */
	keepsSpace: boolean;
}

/** Puts lines together that were broken because they were too long. */
export function joined(lines: readonly FoundLine[], keepsSpace: boolean): Joined[] {
	const breaking: Breaking = { isParted: areItemsParted(lines), width: widthOf(lines), keepsSpace };
	const paragraphs: Joined[] = [];
	lines.forEach((line, at) => {
		const last = paragraphs.at(-1);
		const before = lines[at - 1];
		const how = last && before ? goesOn(last, before, line, breaking) : 'no';
		if (!last || how === 'no') paragraphs.push({ ...line, raw: [line.source.raw] });
		else paragraphs[paragraphs.length - 1] = withRest(last, line, how === 'likely');
	});
	return paragraphs;
}

function withRest(paragraph: Joined, line: FoundLine, isDoubtful: boolean): Joined {
	const doubts: ReadingDoubt[] = [...paragraph.doubts, ...line.doubts, ...(isDoubtful ? (['joined'] as const) : [])];
	return {
		...paragraph,
		text: `${paragraph.text} ${line.text}`,
		raw: [...paragraph.raw, line.source.raw],
		confidence: lower(lower(paragraph.confidence, line.confidence), isDoubtful ? 'medium' : 'high'),
		doubts: [...new Set(doubts)]
	};
}

export function lower(one: Confidence, other: Confidence): Confidence {
	return CONFIDENCE_ORDER[Math.min(CONFIDENCE_ORDER.indexOf(one), CONFIDENCE_ORDER.indexOf(other))] ?? 'low';
}

function goesOn(paragraph: Joined, before: FoundLine, line: FoundLine, how: Breaking): 'no' | 'yes' | 'likely' {
	if (line.source.isRest) return line.source.isRest === 'surely' ? 'yes' : 'likely';
	const isNew = line.mark !== undefined || line.heading !== undefined || line.source.tornMark !== undefined;
	if (isNew || line.cells || paragraph.cells || line.source.page !== before.source.page) return 'no';
	if (paragraph.heading !== undefined && !how.keepsSpace) return 'no';
	const { blanks } = line.source;
	const isItem = paragraph.mark !== undefined;
	const opens = isUnfinished(paragraph.text);
	if (blanks > 0) {
		// Broken twice, and the second time over an empty line: the space is there still.
		return how.keepsSpace &&
			blanks === 1 &&
			paragraph.raw.length > 1 &&
			before.isOpen &&
			!/[.:!?]$/.test(paragraph.text)
			? 'yes'
			: 'no';
	}
	if (isItem && !how.keepsSpace && indentOf(line.source.raw) >= indentOf(paragraph.raw[0] ?? '') + 2) return 'yes';
	if (how.isParted && (isItem || paragraph.raw.length > 1)) return before.isOpen || opens ? 'yes' : 'likely';
	if (how.keepsSpace && before.isOpen && (isItem || opens)) return 'yes';
	const isFull = how.width !== undefined && lengthWith(before, line) > how.width * FULL;
	if (isFull) return opens || beginsWithin(line.text) || !/[.:!?]$/.test(paragraph.text) ? 'yes' : 'likely';
	if (beginsWithin(line.text) || (opens && (isItem || !/,$/.test(paragraph.text)))) return 'likely';
	// Within a column the lines are shorter.
	return how.width !== undefined && isItem && before.source.raw.trim().length > 28 && opens ? 'likely' : 'no';
}

/** How far a line is set in: what belongs to an item often begins where its words do. */
const indentOf = (raw: string) => raw.search(/\S|$/);

const lengthWith = (line: FoundLine, next: FoundLine) =>
	line.source.raw.trim().length + 1 + (next.text.split(' ', 1)[0] ?? '').length;

function areItemsParted(lines: readonly FoundLine[]): boolean {
	const items = lines.filter(
		({ mark, source }, at) => mark !== undefined && lines[at - 1]?.source.page === source.page
	);
	return items.length > 2 && items.filter(({ source }) => source.blanks > 0).length > items.length * 0.8;
}

/** Lines were broken where several that another follows are about as long as the longest of all. */
function widthOf(lines: readonly FoundLine[]): number | undefined {
	const lengths = lines.map(({ source }) => source.raw.trim().length).toSorted((one, other) => other - one);
	// One line of an address or a name that could not be broken may be longer than the others.
	const width = lengths[Math.min(2, lengths.length - 1)] ?? 0;
	if (width < 30) return undefined;
	const broken = lines.filter((line, at) => {
		const next = lines[at + 1];
		const follows = next?.mark === undefined && next?.heading === undefined && next?.source.blanks === 0;
		return next && follows && lengthWith(line, next) > width * FULL;
	});
	return broken.length >= 2 && (lengths[0] ?? 0) <= width * 1.25 ? width : undefined;
}
