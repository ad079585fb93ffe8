import { COMPLETE, faceOf, type Face } from './face.ts';

/** A piece of a text, and whether the typeface of the document can write it. */
export interface Stretch {
	text: string;
	isOwn: boolean;
}

/**
 * A text cut before and after the words that a typeface cannot write and Heebo can. A word is not set in two typefaces:
 * where one of its letters is missing, all of it is a stretch of its own.
 */
export function stretches(text: string, face: Face): Stretch[] {
	if (!isLackedIn(text, face)) return [{ text, isOwn: true }];
	const found: Stretch[] = [];
	for (const piece of text.split(/(?<=\s)(?=\S)|(?<=\S)(?=\s)/u)) {
		const isOwn = !isLackedIn(piece, face);
		const last = found.at(-1);
		if (last?.isOwn === isOwn) last.text += piece;
		else found.push({ text: piece, isOwn });
	}
	return found;
}

/** Whether a text has a letter that a typeface lacks and Heebo has. */
export function isLackedIn(text: string, face: Face): boolean {
	if (face.typeface === COMPLETE) return false;
	for (const character of text) if (isLacked(character, face)) return true;
	return false;
}

/** Marks of direction are obeyed, not drawn: no typeface has to have them. What Heebo lacks too is set elsewhere anyway. */
function isLacked(character: string, face: Face): boolean {
	if (face.regular.covers(character) || /\p{Default_Ignorable_Code_Point}|\s/u.test(character)) return false;
	return faceOf(COMPLETE).regular.covers(character);
}

/** Width in ems of a text as it is set: its own letters, and Heebo's where it has to be. */
export function widthIn(text: string, face: Face, isBold: boolean): number {
	const own = isBold ? face.bold : face.regular;
	if (!isLackedIn(text, face)) return own.measure(text);
	const { regular, bold } = faceOf(COMPLETE);
	const other = isBold ? bold : regular;
	return stretches(text, face).reduce((sum, { text, isOwn }) => sum + (isOwn ? own : other).measure(text), 0);
}

/** Height in ems of a line with such a text, set solid: that of the taller of its typefaces. */
export function lineHeightIn(text: string, face: Face): number {
	const own = face.regular.lineHeight;
	return isLackedIn(text, face) ? Math.max(own, faceOf(COMPLETE).regular.lineHeight) : own;
}
