import { asRead } from '../screen-order.ts';

/** A stretch between the marks of left to right, inside a line that is marked as running from right to left. */
const STRETCH = /\u202a([^\u202a-\u202c\n]*)\u202c/g;
const MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The text of tools that mark each line of Hebrew as running from right to left, and write what they took for left to
 * right in it as it lies on the screen. Such a text can be read exactly as long as its marks are there.
 * @returns undefined where it has no such marks
 */
export function readMarked(text: string): string | undefined {
	if (!text.includes('\u202b') || !text.includes('\u202a')) return undefined;
	return text
		.replace(STRETCH, (_, stretch: string) => asRead(stretch))
		.replace(/\u202c\u202b/g, '\n')
		.replace(MARKS, '')
		.split('\n')
		.map(withPairs)
		.join('\n');
}

export function withoutDirectionMarks(text: string): string {
	return text.replace(MARKS, '');
}

/** Brackets were written as they were drawn by some, and by others not: in a line where they do not pair they alternate. */
function withPairs(line: string): string {
	const brackets = line.match(/[()]/g) ?? [];
	let depth = 0;
	const isPaired = brackets.every((bracket) => (depth += bracket === '(' ? 1 : -1) >= 0) && depth === 0;
	if (isPaired || brackets.length % 2 === 1) return line;
	let place = 0;
	return line.replace(/[()]/g, () => (place++ % 2 === 0 ? '(' : ')'));
}
