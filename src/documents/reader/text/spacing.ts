import type { ReadingDoubt } from '#kernel/read-document.ts';
import type { Sign } from './signs.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A sign in the order of reading; of Hebrew one run, and whether it was a word that the spelling did not know. */
export interface ReadSign extends Sign {
	isApart?: boolean;
}

interface Placed extends ReadSign {
	/** Of a quote: the sign of an abbreviation, or which end of what is quoted. */
	role?: 'abbreviation' | 'opens' | 'closes';
}

export interface Spaced {
	text: string;
	doubts: ReadingDoubt[];
	/** Whether the line ends as one that goes on in the next: with a space, a dash, or a comma. */
	isOpen: boolean;
}

const PREFIX_LETTER = /^[ובלמהכש]{1,2}$/;
const lastWord = ({ text }: Sign) => text.slice(text.lastIndexOf(' ') + 1);
const firstWord = ({ text }: Sign) => text.split(' ', 1)[0] ?? '';

/** A line of its signs, with the spaces that were lost with the runs that held nothing else. */
export function spaced(signs: readonly ReadSign[], vocabulary: Vocabulary): Spaced {
	const placed = withRoles(signs);
	const doubts = new Set<ReadingDoubt>();
	let text = '';
	let before = '';
	placed.forEach((sign, at) => {
		const previous = placed[at - 1];
		if (previous) {
			before = gap(placed, at, before, vocabulary, doubts);
			text += before;
		}
		text += sign.kind === 'geresh' ? "'" : sign.kind === 'quote' ? '"' : dashOf(placed, at);
	});
	const last = placed.at(-1);
	const isOpen =
		!!last && (last.kind === 'dash' || ((last.kind === 'hebrew' || last.kind === 'stop') && last.isSpaced));
	return { text: text.replace(/\s+/g, ' ').trim(), doubts: [...doubts], isOpen };
}

/** A dash between a letter and the number that it belongs to is a hyphen. */
function dashOf(signs: readonly Placed[], at: number): string {
	const sign = signs[at];
	return sign?.kind === 'dash' && isPrefixed(signs, at) ? '-' : (sign?.text ?? '');
}

/** Whether a dash stands after a letter that belongs to what comes then: "ב-1963", and not "ארה״ב – 1963". */
function isPrefixed(signs: readonly Placed[], dash: number): boolean {
	const [before, previous, next] = [signs[dash - 2], signs[dash - 1], signs[dash + 1]];
	if (previous?.kind !== 'hebrew' || before?.role === 'abbreviation' || before?.kind === 'geresh') return false;
	return PREFIX_LETTER.test(lastWord(previous)) && !!next && /number|latin|quote/.test(next.kind);
}

function withRoles(signs: readonly ReadSign[]): Placed[] {
	let isWithin = false;
	return signs.map((sign, at): Placed => {
		if (sign.kind !== 'quote') return sign;
		const [previous, next] = [signs[at - 1], signs[at + 1]];
		if (previous?.kind === 'hebrew' && next?.kind === 'hebrew' && !previous.isSpaced && firstWord(next).length === 1)
			return { ...sign, role: 'abbreviation' };
		isWithin = !isWithin;
		return { ...sign, role: isWithin ? 'opens' : 'closes' };
	});
}

/** What stands between a sign and the one before it. */
function gap(
	signs: readonly Placed[],
	at: number,
	before: string,
	vocabulary: Vocabulary,
	doubts: Set<ReadingDoubt>
): string {
	const [previous, sign, next] = [signs[at - 1], signs[at], signs[at + 1]];
	if (!previous || !sign) return '';
	if (sign.kind === 'stop' || sign.kind === 'close' || sign.kind === 'geresh') return '';
	if (sign.role === 'closes' || sign.role === 'abbreviation') return '';
	if (previous.kind === 'open' || previous.role === 'opens' || previous.role === 'abbreviation') return '';
	if (previous.kind === 'geresh') return afterGeresh(signs[at - 2], sign, vocabulary, doubts);
	if (sign.kind === 'dash') return isPrefixed(signs, at) ? '' : beforeDash(previous, sign, next, vocabulary, doubts);
	if (/^[+#/_@\\]$/.test(previous.text)) return '';
	if (previous.kind === 'dash' && isPrefixed(signs, at - 1)) return '';
	if (previous.kind === 'dash' || previous.kind === 'other') return previous.isSpaced ? ' ' : at === 1 ? ' ' : before;
	if (sign.kind === 'other') return previous.isSpaced || sign.text === '|' ? ' ' : '';
	if (previous.isSpaced) return ' ';
	if (previous.kind === 'stop' || previous.text.endsWith('־')) return '';
	if (sign.kind === 'open') return isShortBracket(signs, at) && !previous.isApart ? '' : ' ';
	if (previous.kind === 'hebrew' && sign.kind !== 'hebrew') return PREFIX_LETTER.test(lastWord(previous)) ? '' : ' ';
	return ' ';
}

/** "(ת)", which is written with the word before it. */
function isShortBracket(signs: readonly Placed[], at: number): boolean {
	const within = signs[at + 1];
	return within?.kind === 'hebrew' && within.text.length <= 2 && signs[at + 2]?.kind === 'close';
}

function beforeDash(
	previous: Placed,
	dash: Placed,
	next: Placed | undefined,
	vocabulary: Vocabulary,
	doubts: Set<ReadingDoubt>
): string {
	if (previous.isSpaced) return ' ';
	if (/[-־]/.test(dash.text)) return '';
	if (previous.kind === 'number' && next?.kind === 'number') return '';
	// Between two names it may as well be a way from one to the other, written without spaces.
	if (previous.isApart && next?.kind === 'hebrew' && vocabulary.judge(firstWord(next)).kind === 'name')
		doubts.add('seam');
	return ' ';
}

/** Whether what comes after a geresh is of the same word. */
function afterGeresh(
	head: Placed | undefined,
	sign: Placed,
	vocabulary: Vocabulary,
	doubts: Set<ReadingDoubt>
): string {
	if (sign.kind === 'dash') return /[-־]/.test(sign.text) ? '' : ' ';
	if (head?.kind !== 'hebrew' || sign.kind !== 'hebrew') return ' ';
	const [letters, tail] = [lastWord(head), firstWord(sign)];
	if (vocabulary.judge(`${letters}'${tail}`).kind !== 'unknown') return '';
	if (vocabulary.judge(`${letters}'`).kind !== 'unknown') return ' ';
	// Foreign sounds are written with these; any other word with a geresh is shortened and ends with it.
	const isSound = /[גזצ]$/.test(letters) || (/[טתדחעסר]$/.test(letters) && letters.length === 1);
	if (!isSound) return ' ';
	const { kind } = vocabulary.judge(tail);
	if (letters.length > 2 || (kind === 'unknown' && tail.length > 1)) {
		if (kind === 'ordinary') doubts.add('geresh');
		return '';
	}
	if (kind === 'unknown' || tail.length < 3) doubts.add('geresh');
	return kind === 'ordinary' || tail.length === 1 ? ' ' : '';
}
