import { singleByteEncoding } from './single-byte.ts';

const MARKS: readonly (readonly [string, readonly number[]])[] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]]
];
/** Where it is judged how a file is encoded: as much as tells, and no more than is quick. */
const JUDGED = 256 * 1024;

/**
 * What the bytes of a text file say: UTF-8 and UTF-16 with a mark at the beginning or without, and the encodings of old
 * files: of Hebrew windows-1255, which ISO-8859-8 is a part of, of Western and of Central Europe windows-1252 and -1250.
 * Letters come in the order in which they stand there, which in an old Hebrew file may be that of the screen.
 */
export function decodeText(bytes: Uint8Array): string {
	return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** The name of the encoding, as TextDecoder knows it. */
export function encodingOf(bytes: Uint8Array): string {
	const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
	if (marked) return marked[0];
	const judged = bytes.subarray(0, JUDGED);
	return wideEncoding(judged) ?? (isUtf8(judged) ? 'utf-8' : singleByteEncoding(judged));
}

/**
 * UTF-16 without a mark: every other byte is that of a script, which for Latin letters, signs and spaces is 0 and for
 * Hebrew 5. No text of single bytes holds these.
 */
function wideEncoding(bytes: Uint8Array): string | undefined {
	const found = [0, 0];
	const pairs = Math.floor(bytes.length / 2);
	for (let at = 0; at < pairs * 2; at += 1) {
		const byte = bytes[at];
		if (byte === 0 || byte === 5) found[at % 2] = (found[at % 2] ?? 0) + 1;
	}
	const [even = 0, odd = 0] = found;
	if (Math.max(even, odd) * 2 < pairs || pairs === 0) return undefined;
	return even > odd ? 'utf-16be' : 'utf-16le';
}

/**
 * Whether what is not ASCII is well formed, but for a few bytes: a file that was cut in the middle of a letter, or into
 * which somebody pasted a line of another encoding, is still UTF-8.
 */
function isUtf8(bytes: Uint8Array): boolean {
	let [letters, wrong] = [0, 0];
	for (let at = 0; at < bytes.length; at += 1) {
		const first = bytes[at] ?? 0;
		if (first < 0x80) continue;
		const more = followers(first);
		let seen = 0;
		while (seen < more && ((bytes[at + 1 + seen] ?? 0) & 0xc0) === 0x80) seen += 1;
		if (more > 0 && seen === more) {
			letters += 1;
			at += more;
		} else if (more === 0 || at + 1 + seen < bytes.length) wrong += 1;
	}
	return wrong === 0 || letters > wrong * 20;
}

/** How many bytes belong to a letter besides its first; 0 where no letter begins so. */
function followers(first: number): number {
	if (first >= 0xc2 && first < 0xe0) return 1;
	if (first >= 0xe0 && first < 0xf0) return 2;
	return first >= 0xf0 && first < 0xf5 ? 3 : 0;
}
