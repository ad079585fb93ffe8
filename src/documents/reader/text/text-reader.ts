import type { Confidence, ReadingDoubt, TextOrder } from '#kernel/read-document.ts';
import { cleanText } from '../paragraphs.ts';
import { withoutMark } from './marks.ts';
import { evidenceOf, orderOf, turnedFinals } from './order.ts';
import { RunOrder, type ReadLine, type TurnedLine } from './run-order.ts';
import { turnedLetters, turnedWords } from './turned.ts';
import { Vocabulary } from './vocabulary.ts';

const HEBREW = /[א-ת]/;

export interface TextReader {
	order: TextOrder;
	/** A line that goes on in the next keeps the space at which it was broken. */
	keepsSpace: boolean;
	/** @param at which of the lines */
	read: (at: number) => ReadLine;
}

/**
 * Finds out in which order the letters of some lines stand, and reads them in it. A line that shows another order itself
 * is read in that, and doubted.
 * @param isMarked what had to be turned was marked, and is turned already
 */
export function textReader(lines: readonly TurnedLine[], names: readonly string[], isMarked = false): TextReader {
	const { order, isLoose, isSure } = isMarked
		? { order: 'marked' as const, isLoose: false, isSure: true }
		: orderOf(lines.map(({ text }) => text));
	let runs: RunOrder | undefined;
	let turned: ((line: string) => string) | undefined;
	const asRuns = (line: TurnedLine) => {
		runs ??= new RunOrder(lines, new Vocabulary(names), isLoose);
		return runs.read(line);
	};
	const asLetters = ({ text }: TurnedLine) => {
		turned ??= turnedLetters(lines.map((line) => line.text));
		return sure(turned(text));
	};
	const read = (line: TurnedLine): ReadLine => {
		const { text } = line;
		if (!HEBREW.test(text)) {
			if (order === 'letters') return asLetters(line);
			return order === 'runs' && hasTurnedBrackets(text) ? asRuns(line) : sure(text);
		}
		const evidence = evidenceOf(text);
		switch (order) {
			case 'runs':
				return evidence.asRead > evidence.turned + 3 ? doubted(sure(text), 'order') : asRuns(line);
			case 'letters':
				return turnedFinals(text) < -1 ? doubted(sure(text), 'order') : asLetters(line);
			case 'words':
				return turnedWords(text);
			default:
				if (turnedFinals(text) > 1) return doubted(asLetters(line), 'order');
				return evidence.turned > evidence.asRead + 2 ? doubted(asRuns(line), 'order') : sure(text);
		}
	};
	return {
		order,
		keepsSpace: order === 'runs' && !isLoose,
		read: (at) => {
			const line = read(lines[at] ?? { text: '', mayGoOn: false });
			return isSure || line.confidence === 'low' || !HEBREW.test(line.text) ? line : doubted(line, 'order', 'medium');
		}
	};
}

/** A bracket that closes before one opens, in what is left of a line of another alphabet. */
function hasTurnedBrackets(text: string): boolean {
	return /^[^([]*[)\]]|[([][^)\]]*$/.test(text);
}

function sure(line: string): ReadLine {
	const { text, ...marks } = withoutMark(cleanText(line));
	return { ...marks, text, confidence: 'high', doubts: [], isOpen: false };
}

function doubted(line: ReadLine, doubt: ReadingDoubt, confidence: Confidence = 'low'): ReadLine {
	return { ...line, confidence, doubts: [...line.doubts, doubt] };
}
