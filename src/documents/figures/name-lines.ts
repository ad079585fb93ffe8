import { heebo } from '#documents/fonts/heebo.ts';

export const TEXT_SIZE = 13;

export function textWidth(text: string): number {
	return heebo().regular.measure(text) * TEXT_SIZE;
}

/** A name in at most two lines of a width; what does not fit ends in an ellipsis. The table has all of it. */
export function nameLines(name: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of name.split(/\s+/)) {
		if (line && textWidth(`${line} ${word}`) > width) {
			lines.push(line);
			line = word;
		} else line = line ? `${line} ${word}` : word;
	}
	const [first = '', ...rest] = [...lines, line];
	const kept = rest.length > 0 ? [first, rest.join(' ')] : [first];
	return kept.map((each) => shorten(each, width));
}

function shorten(line: string, width: number): string {
	if (textWidth(line) <= width) return line;
	const letters = [...line];
	while (letters.length > 1 && textWidth(`${letters.join('')}…`) > width) letters.pop();
	return `${letters.join('').trimEnd()}…`;
}
