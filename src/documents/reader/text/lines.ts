import { beginsWithin, isUnfinished } from './unfinished.ts';

/** A line of a text as it was found, and where. */
export interface SourceLine {
	raw: string;
	/** From 1. */
	page: number;
	/** How many empty lines stand before it, on its page. */
	blanks: number;
	/** The sign of an item that stood on a line of its own, and belongs before this one. */
	tornMark?: string;
	/** Of lines whose signs were torn off: that this one is the rest of the one before. */
	isRest?: 'surely' | 'likely';
}

/** Runs of empty lines that part slides, where no form feeds do. */
const BETWEEN_SLIDES = 3;

/** The lines that say something, page by page. */
export function linesOf(text: string): SourceLine[] {
	const clean = text
		.replace(/\r\n?|\u2028|\u2029/g, '\n')
		.replace(/[\0\ufeff\u00ad]/g, '')
		.replace(/[\u00a0\u2007\u202f]/g, ' ');
	const pages = clean.includes('\f') ? clean.split('\f') : slidesOf(clean);
	let number = 0;
	return pages.flatMap((page) => {
		const lines = page.split('\n');
		if (lines.every((line) => line.trim() === '')) return [];
		number += 1;
		let blanks = 0;
		const found: SourceLine[] = [];
		for (const raw of lines) {
			if (raw.trim() === '') {
				blanks += 1;
				continue;
			}
			found.push({ raw, page: number, blanks: found.length === 0 ? 0 : blanks });
			blanks = 0;
		}
		return found;
	});
}

/**
 * Parts that several empty lines keep apart; or the headings of a text that marks them. Two empty lines part where no
 * more than one stands within, and both are found.
 */
function slidesOf(text: string): string[] {
	if (/^# \S/m.test(text)) return text.split(/^(?=# \S)/m);
	const runs = [...text.matchAll(/\n((?:[ \t]*\n)+)(?=[^\n]*\S)/g)].map(([, run = '']) => run.split('\n').length - 1);
	const longest = Math.max(0, ...runs);
	const isParted = longest >= BETWEEN_SLIDES || (longest === 2 && runs.filter((run) => run === 2).length > 2);
	if (!isParted) return [text];
	return text.split(new RegExp(`\\n(?:[ \\t]*\\n){${Math.min(longest, BETWEEN_SLIDES)},}`));
}

const LONE_SIGN = /^\s*([•·▪◦●○■□‣➢➤►▸✓✔*–-]|\(?\d{1,2}[.)])\s*$/;

/**
 * Some tools write the signs of a list in a column of their own, before its lines. Each is given its line again: where
 * there are more lines than signs, those that are the fullest go on in the next.
 */
export function withTornMarks(lines: readonly SourceLine[]): SourceLine[] {
	const whole: SourceLine[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		const first = lines[at];
		if (!first) break;
		const signs = runOf(lines, at, (line) => LONE_SIGN.test(line.raw));
		if (signs.length === 0) {
			whole.push(first);
			continue;
		}
		const told: SourceLine[] = [];
		let from = at + signs.length;
		// Lines without a gap between them, and more of them for as long as there are signs without a line.
		while (told.length < signs.length && lines[from]?.page === first.page && !LONE_SIGN.test(lines[from]?.raw ?? '')) {
			const block = runOf(lines, from, (line) => !LONE_SIGN.test(line.raw));
			told.push(...block);
			from += block.length;
		}
		whole.push(...given(signs, told, first.blanks));
		at = from - 1;
	}
	return whole;
}

/** Lines that follow each other on a page without an empty one between. */
function runOf(lines: readonly SourceLine[], from: number, isOne: (line: SourceLine) => boolean): SourceLine[] {
	const run: SourceLine[] = [];
	for (let at = from; at < lines.length; at += 1) {
		const line = lines[at];
		if (!line || !isOne(line) || line.page !== lines[from]?.page || (at > from && line.blanks > 0)) break;
		run.push(line);
	}
	return run;
}

/** How sure it must be which lines go on: the last that does is that much likelier than the first that does not. */
const CLEAR = 0.12;

function given(signs: readonly SourceLine[], told: readonly SourceLine[], blanks: number): SourceLine[] {
	const missing = Math.max(0, told.length - signs.length);
	const likeliness = told.map((line, at) => likelyGoesOn(line, told[at + 1], told));
	const ranked = likeliness.toSorted((one, other) => other - one);
	const [least = Infinity, most = 0] = [ranked[missing - 1], ranked[missing]];
	const isClear = missing === 0 || least - most > CLEAR;
	let [left, next] = [missing, 0];
	const goesOn = likeliness.map((likely) => missing > 0 && likely >= least && left-- > 0);
	return told.map((line, at): SourceLine => {
		if (at > 0 && goesOn[at - 1]) return { ...line, blanks: 0, isRest: isClear ? 'surely' : 'likely' };
		const sign = LONE_SIGN.exec(signs[next]?.raw ?? '')?.[1];
		next += 1;
		return { ...line, blanks: at === 0 ? blanks : line.blanks, ...(sign !== undefined && { tornMark: sign }) };
	});
}

/** By how full a line is beside the fullest, and by what it ends with and the next begins with. */
function likelyGoesOn(line: SourceLine, next: SourceLine | undefined, all: readonly SourceLine[]): number {
	if (!next) return -1;
	const [text, rest] = [line.raw.trim(), next.raw.trim()];
	const width = Math.max(...all.map(({ raw }) => raw.trim().length));
	const fullness = (text.length + 1 + (rest.split(/\s/, 1)[0] ?? '').length) / width;
	const isShort = rest.split(/\s+/).length <= 2 || rest.length < width / 3;
	return fullness + (isUnfinished(text) ? 0.4 : 0) + (beginsWithin(rest) ? 0.3 : 0) + (isShort ? 0.15 : 0);
}
