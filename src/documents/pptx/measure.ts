import type { Line, Span } from '#kernel/flow-document.ts';
import type { Face } from '#documents/fonts/face.ts';
import { lineHeightIn, widthIn } from '#documents/fonts/stretches.ts';

/** Renderers differ by a little, and a line that is a hair too long becomes two. */
const CAREFUL = 0.975;

const TOKENS = /\n|[^\S\n]+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+/g;

export interface Measure {
	face: Face;
	/** In points. */
	size: number;
	width: number;
	isBold?: boolean;
}

/** Of lines one under the other, in points. */
export function heightOfLines(lines: readonly Line[], { face, size }: Pick<Measure, 'face' | 'size'>): number {
	return lines.reduce((sum, line) => sum + size * heightInEms(line, face) * face.spacing.text, 0);
}

/** How many of some lines stand in a height. */
export function linesIn(height: number, lines: readonly Line[], measure: Pick<Measure, 'face' | 'size'>): number {
	let [count, used] = [0, 0];
	for (const line of lines) {
		used += heightOfLines([line], measure);
		if (used > height) break;
		count += 1;
	}
	return count;
}

function heightInEms(line: Line, face: Face): number {
	const own = face.regular.lineHeight;
	return line.reduce((tallest, { text }) => Math.max(tallest, lineHeightIn(text, face)), own);
}

/**
 * The lines that a text takes: broken between words, inside a word only where it is longer than a line. A break that
 * was typed stays at the end of its line.
 */
export function wrap(line: Line, { face, size, width, isBold = false }: Measure): Line[] {
	const lines: Span[][] = [[]];
	const most = width * CAREFUL;
	let used = 0;
	const add = (span: Span, text: string) => {
		const current = lines.at(-1) as Span[];
		const last = current.at(-1);
		if (last && last.lang === span.lang && last.strong === span.strong) last.text += text;
		else current.push({ ...span, text });
	};
	const turn = () => {
		lines.push([]);
		used = 0;
	};
	for (const span of line) {
		const heavy = isBold || (span.strong ?? false);
		for (const [token] of span.text.matchAll(TOKENS)) {
			if (token === '\n') {
				add(span, token);
				turn();
				continue;
			}
			let wide = widthIn(token, face, heavy) * size;
			if (/^\s/.test(token)) {
				if (used === 0) continue;
				used += wide;
				add(span, token);
				continue;
			}
			if (used > 0 && used + wide > most) turn();
			let rest = token;
			while (wide > most) {
				const head = beginning(rest, most / size, face, heavy);
				add(span, head);
				turn();
				rest = rest.slice(head.length);
				wide = widthIn(rest, face, heavy) * size;
			}
			add(span, rest);
			used += wide;
		}
	}
	return lines;
}

/** Some of the lines of a text as a text again. */
export function joined(lines: readonly Line[]): Line {
	const spans = lines.flat();
	const last = spans.at(-1);
	return last?.text.endsWith('\n') ? [...spans.slice(0, -1), { ...last, text: last.text.slice(0, -1) }] : spans;
}

/** What of a word fits in so many ems; at least one character of it, or nothing would ever end. */
function beginning(word: string, width: number, face: Face, isBold: boolean): string {
	let head = '';
	for (const character of word) {
		if (head && widthIn(head + character, face, isBold) > width) break;
		head += character;
	}
	return head;
}

/** The largest size at which a text takes so many lines at most; the last where none does. */
export function sizeFor(
	line: Line,
	sizes: readonly [number, ...number[]],
	lines: number,
	room: Omit<Measure, 'size'>
): number {
	const fitting = sizes.find((size) => wrap(line, { ...room, size }).length <= lines);
	return fitting ?? (sizes.at(-1) as number);
}

/** A text cut to what fits in so many lines, with an ellipsis where something went. */
export function shortened(line: Line, lines: number, measure: Measure): Line {
	const wrapped = wrap(line, measure);
	if (wrapped.length <= lines) return line;
	const kept = joined(wrapped.slice(0, lines));
	const last = kept.at(-1);
	return last ? [...kept.slice(0, -1), { ...last, text: `${last.text.trimEnd().slice(0, -2)}…` }] : kept;
}
