import { isArchive } from '#documents/bounds/archive.ts';

/** What is in a file. compound: an Office file of before 2007, or one with a password. picture: nothing that is read. */
export type FileKind = 'office' | 'compound' | 'pdf' | 'picture' | 'html' | 'text' | 'other';

/** A PDF may begin with a few lines that are none of its own. */
const PDF_HEAD = 1024;
/** Enough to tell a text from other bytes. */
const TEXT_HEAD = 4096;
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const PICTURES: readonly (readonly number[])[] = [
	[0x89, 0x50, 0x4e, 0x47],
	[0xff, 0xd8, 0xff],
	[0x47, 0x49, 0x46, 0x38],
	[0x49, 0x49, 0x2a, 0x00],
	[0x4d, 0x4d, 0x00, 0x2a]
];
/** What begins a page, after a declaration and remarks. */
const HTML_START =
	/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|table|ul|ol|h[1-6]|span)\b/i;

/** Told by what is in the file and never by its name, which anybody can give. */
export function kindOfFile(bytes: Uint8Array): FileKind {
	const begins = (start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);
	if (bytes.length === 0) return 'other';
	if (isArchive(bytes)) return 'office';
	if (begins(COMPOUND)) return 'compound';
	if (headOf(bytes, PDF_HEAD).includes('%PDF-')) return 'pdf';
	if (PICTURES.some(begins) || isNewPicture(bytes)) return 'picture';
	if (!isText(bytes)) return 'other';
	const head = headOf(bytes, TEXT_HEAD).replace(/^\u00ef\u00bb\u00bf|\0/g, '');
	if (head.startsWith('{\\rtf')) return 'other';
	return HTML_START.test(head) ? 'html' : 'text';
}

/** One letter for a byte. */
function headOf(bytes: Uint8Array, length: number): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, length)).toString('latin1');
}

/** WebP, HEIC and AVIF say what they are a few bytes later. */
function isNewPicture(bytes: Uint8Array): boolean {
	const head = headOf(bytes, 16);
	return /^RIFF....WEBP/s.test(head) || /^....ftyp(?:heic|heix|mif1|avif)/s.test(head);
}

/** Text has no signs of control but those of lines; where each letter takes two bytes, every other one may be nothing. */
function isText(bytes: Uint8Array): boolean {
	const head = bytes.subarray(0, TEXT_HEAD);
	const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
	let strange = 0;
	for (const byte of head) if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) strange += 1;
	if (isWide || isWideWithoutMark(head)) return true;
	return strange <= head.length / 200;
}

/** Every other byte is nothing, or says that the letter is Hebrew. */
function isWideWithoutMark(head: Uint8Array): boolean {
	const count = (start: number) => {
		let high = 0;
		for (let at = start; at < head.length; at += 2) if (head[at] === 0 || head[at] === 0x05) high += 1;
		return high / Math.max(1, head.length / 2);
	};
	return head.length >= 16 && (count(0) > 0.7 || count(1) > 0.7) && count(0) + count(1) < 1.3;
}
