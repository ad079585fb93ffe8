import { cleanText } from '../paragraphs.ts';
import { asRead } from '../screen-order.ts';
import { withoutMark } from './marks.ts';
import type { ReadLine } from './run-order.ts';

/**
 * How lines are read whose letters stand from left to right as on the screen: either with the numbers and the words of
 * other alphabets in their own order, as old files keep them, or turned around with all the rest.
 */
export function turnedLetters(lines: readonly string[]): (line: string) => string {
	return isAllTurned(lines.join('\n')) ? (line) => [...line].toReversed().join('') : asRead;
}

/** By the years, which begin with 19 or 20, the brackets, and the words that all of Europe writes with. */
function isAllTurned(text: string): boolean {
	const count = (pattern: RegExp) => [...text.matchAll(pattern)].length;
	const years = count(/(?<!\d)\d\d(?:91|02)(?!\d)/g) - count(/(?<!\d)(?:19|20)\d\d(?!\d)/g);
	// On the screen a bracket that closes stands on the left, and is drawn as one that opens.
	const brackets = count(/\)[^()\n]*\(/g) - count(/\([^()\n]*\)/g);
	const capitals = count(/(?<![A-Za-z])[a-z]+[A-Z](?![A-Za-z])/g) - count(/(?<![A-Za-z])[A-Z][a-z]+(?![A-Za-z])/g);
	return 2 * years + 2 * brackets + capitals > 0;
}

/**
 * A line whose words stand the last first. A phrase of another alphabet may have kept its order, which nothing shows: it
 * is turned as all words are, and doubted.
 */
export function turnedWords(line: string): ReadLine {
	const { text, ...marks } = withoutMark(cleanText(line).split(' ').toReversed().join(' '));
	const isDoubtful = /\p{Script=Latin}{2,} \p{Script=Latin}{2,}/u.test(text);
	return {
		...marks,
		text,
		confidence: isDoubtful ? 'medium' : 'high',
		doubts: isDoubtful ? ['turned'] : [],
		isOpen: false
	};
}
