import { NAMED, ODD, type Run, type Stretch } from './stretch.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words after which another must come, and mostly a name or what it belongs to. */
const ASKS_FOR_MORE = new Set(
	(
		'של עם את על אל בין לבין מן ידי לידי עיריית לעיריית מעיריית בעיריית ועיריית מועצת העיר לעיר מהעיר בעיר ראש לראש ' +
		'תושבי נציגי תלמידי משלחת בשיתוף לקראת לקידום בנושא באמצעות במסגרת לרגל לאחר עקב בשל בנוכחות בהובלת בראשות ' +
		'מטעם לטובת למען אצל מול לפני בתי בית בני מנהל מנהלת קשרי משבר שגרירות שגריר מאת כלפי אגודת עמותת קהילת מחוז ' +
		'אוניברסיטת יוצאי ראשי חברי הסכם ברית תערוכת להקת תזמורת קרן ועדת נמל גם אך כי או אשר מכל לכל בכל'
	).split(' ')
);
const UNFINISHED = 2.5;
const TURNED_NAME = 2;

/** Of the run that is read last: whether a space at its end goes with what comes then. */
export function endCost({ next }: Stretch, isSpaced: boolean, run: Run): number {
	if (next === 'either') return 0;
	const isPrefix = (run.words.at(-1) ?? '').length === 1;
	return (next === 'spaced') === isSpaced || isPrefix ? 0 : ODD;
}

/** @param runs as they stand, the last read first: whether the space at the end of a stretch goes with the run there */
export function closingCost(runs: readonly Run[], stretch: Stretch): number {
	const last = runs.at(-1);
	if (!last || stretch.isLoose || stretch.isSpaced === undefined) return 0;
	if (last.isApart) return stretch.isSpaced ? ODD : 0;
	if (runs.length === 1) return endCost(stretch, stretch.isSpaced, last);
	return stretch.isSpaced ? 0 : ODD + 1;
}

/** What is read in a row: names in the order in which they are known, and no end after a word that asks for more. */
export function orderCost(runs: readonly Run[], stretch: Stretch, vocabulary: Vocabulary): number {
	const words = runs.toReversed().flatMap((run) => run.words.map((word) => ({ word, isApart: run.isApart })));
	let cost = beginsWithRest(words[0]?.word ?? '', stretch, vocabulary) ? -ODD : 0;
	words.forEach(({ word }, at) => {
		const follower = words[at + 1];
		if (!follower) {
			const isEnd = stretch.next === 'tight' && stretch.nextSign === undefined;
			if (ASKS_FOR_MORE.has(word) && isEnd) cost += UNFINISHED;
			return;
		}
		if (vocabulary.isPair(word, follower.word)) cost -= NAMED;
		else if (vocabulary.isPair(follower.word, word)) cost += TURNED_NAME;
		if (follower.isApart && ASKS_FOR_MORE.has(word)) cost -= 1;
	});
	return cost;
}

/** Whether what is read first is the rest of a name that begins before a geresh. */
function beginsWithRest(word: string, { text, previousSign }: Stretch, { parts }: Vocabulary): boolean {
	return previousSign === 'geresh' && parts.has(word) && text.split(' ').includes(word);
}
