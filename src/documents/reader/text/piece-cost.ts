import type { Judge, Stretch } from './stretch.ts';

/** Letters of a stretch that may be a word, and where they stand. */
export interface Piece {
	text: string;
	start: number;
	stop: number;
	stretch: Stretch;
	/** What stands before or after the geresh in names that are known. */
	parts: ReadonlySet<string>;
}

const KNOWN = 8;
/** A letter or two beside a geresh, or the last of an abbreviation. */
const LETTER = 4;
/** A word of two or three letters that nothing knows is hardly one that stands apart. */
const SHORT = [0, 7, 3, 1];
/** That a letter stands apart from the word that it is written with. */
const TORN = 9;
/** What stands before the last letter of abbreviations that are common in such texts. */
const ABBREVIATED = new Set(
	(
		'ארה יו שת מנכ סמנכ חו בע ע רה מומ דו אחמ צה רמ נצ חכ עו שפ תנ סה מט בה בי תא פת אוה חב מד מזא ד פרופ טל דוא עמ קמ סמ ' +
		'מע מתנ שדר רש חצ אב מא יח רמב מת או אוט תש תשפ יב יא טו אצ בג מל אק ראש ליש ביס סי עפ עי הנ כנ לה אר שח אלה מופ מעמ'
	).split(' ')
);

/**
 * A letter stands alone as it was written so; where a word begins, as what a geresh or a dash comes after; and where one
 * ends, as the last of an abbreviation.
 */
export function mayBePiece({ text, start, stop, stretch }: Piece, end: number): boolean {
	if (text.length > 1) return true;
	const begins = start === 0 || stretch.text[start - 1] === ' ';
	return (
		(begins && (stop === end || stretch.nextSign !== undefined)) || (stop === end && stretch.previousSign === 'quote')
	);
}

/** Whether a piece stands at a geresh, and may be what comes before or after it in a name. */
export function isPartOfName(text: string, { stretch: { nextSign, previousSign }, parts }: Piece): boolean {
	if (nextSign === 'geresh' && /^[ובלמהכש]?[גזצתטדחס]$/.test(text)) return true;
	return (nextSign === 'geresh' || previousSign === 'geresh') && parts.has(text);
}

/** @param isLast whether it is of what is read last, beside whatever is read next */
export function pieceCost(piece: Piece, judge: Judge, isLast: boolean): number {
	const { text, start, stop, stretch } = piece;
	const { nextSign, previousSign } = stretch;
	const isWhole =
		(start === 0 || stretch.text[start - 1] === ' ') && (stop === stretch.text.length || stretch.text[stop] === ' ');
	if (text.length > 1 && isPartOfName(text, piece)) return KNOWN - 1;
	if (text.length === 1 && !isWhole)
		return isLast && nextSign === 'geresh' && !/[גזצתטדחסע]/.test(text) ? LETTER + 6 : LETTER;
	const { cost } = judge(text);
	if (isLast && nextSign === 'quote') return abbreviatedCost(text, cost);
	if (isLast && nextSign === 'geresh') return beforeGeresh(text, cost, start === 0 && stop === stretch.text.length);
	return previousSign === 'geresh' && text.length === 2 ? Math.min(cost, LETTER + 3.5) : cost;
}

/** Before the sign of an abbreviation a word ends in any letter, and is a part of one. */
function abbreviatedCost(text: string, cost: number): number {
	if (ABBREVIATED.has(text.replace(/^[ובלמהכש](?=..)/, ''))) return KNOWN - 1;
	if (/[כמנצפ]$/.test(text)) return Math.max(KNOWN, cost - 7);
	return text.length <= 4 ? Math.min(cost, KNOWN + text.length) : cost;
}

function beforeGeresh(text: string, cost: number, isAll: boolean): number {
	if (/[כמנצפ]$/.test(text)) return Math.max(KNOWN, cost - 7);
	if (/^[ובלמהכש]?[גזצתטד]$/.test(text)) return LETTER + 1;
	// Few letters take a geresh.
	return isAll && /[אבהוילמנעפקש]$/.test(text) ? cost + 3 : cost;
}

/** What it costs besides that a piece was a run of its own. */
export function apartCost(piece: Piece, isUnknown: boolean): number {
	if (piece.text.endsWith('־')) return TORN;
	return isUnknown && !isPartOfName(piece.text, piece) ? (SHORT[piece.text.length] ?? 0) : 0;
}
