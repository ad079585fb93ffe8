import type { FlowDocument } from '#kernel/flow-document.ts';
import type { Typeface } from '#kernel/look.ts';
import { COMPLETE, faceOf, type Face } from './face.ts';
import { isLackedIn } from './stretches.ts';

/** What is in a document and is no text of it. */
const UNREAD: ReadonlySet<string> = new Set(['id', 'key', 'href', 'lang', 'language', 'file', 'mediaType', 'date']);

/**
 * The letters of a document that a typeface does not have, each once, in the order of the document: words with them
 * are set in Heebo. What Heebo lacks too, such as Chinese, is not named: no choice of ours would change it.
 */
export function lacking(document: FlowDocument, typeface: Typeface): string[] {
	return strangersIn([...textsOf(document)].join('\n'), typeface);
}

/** The same of a text. */
export function strangersIn(text: string, typeface: Typeface): string[] {
	const face = faceOf(typeface);
	if (!isLackedIn(text, face)) return [];
	return [...new Set(text.normalize('NFC'))].filter((character) => isLackedIn(character, face));
}

/** The typefaces that a file of a document has to bring: its own, and Heebo where that lacks a letter. */
export function facesFor(document: FlowDocument, face: Face): Face[] {
	return lacking(document, face.typeface).length > 0 ? [face, faceOf(COMPLETE)] : [face];
}

/** Everything in it that is read, whatever blocks it has. */
function* textsOf(value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (Array.isArray(value)) for (const each of value) yield* textsOf(each);
	else if (typeof value === 'object' && value !== null) {
		for (const [name, each] of Object.entries(value)) if (!UNREAD.has(name)) yield* textsOf(each);
	}
}
