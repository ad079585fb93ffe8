/**
 * Why a file cannot be read: encrypted: behind a password. old_format: of Office before 2007. damaged: not what it says
 * it is. too_large: more than a person would read. no_text: pictures of pages. empty: nothing at all. unknown: no kind of file that is read here.
 */
export const UNREADABLE = ['encrypted', 'old_format', 'damaged', 'too_large', 'no_text', 'empty', 'unknown'] as const;
export type UnreadableCode = (typeof UNREADABLE)[number];

/** A file that cannot be read, and why; the words for it are for whoever shows it. */
export class Unreadable extends Error {
	override readonly name = 'Unreadable';
	readonly code: UnreadableCode;

	constructor(code: UnreadableCode, options?: ErrorOptions) {
		super(code, options);
		this.code = code;
	}
}
