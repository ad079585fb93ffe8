import type { ReadDocument } from '#kernel/read-document.ts';
import { kindOfFile } from './file-kind.ts';
import { readHtml } from './html/html.ts';
import { LARGEST_FILE } from './largest-file.ts';
import { readOfficeFile } from './office-file.ts';
import { readPdf } from './pdf/pdf.ts';
import { decodeText } from './text/decode-text.ts';
import { readPlainText } from './text/plain-text.ts';
import { Unreadable } from './unreadable.ts';

export interface ReadOptions {
	/** Names that the office knows: partners, its city, places. They help where a text lost its order. */
	names: readonly string[];
}

/**
 * What a file says, by the reader for what is in it.
 * @throws Unreadable
 */
export async function readFile(bytes: Uint8Array, { names }: ReadOptions): Promise<ReadDocument> {
	if (bytes.length > LARGEST_FILE) throw new Unreadable('too_large');
	if (bytes.every((byte) => byte <= 0x20)) throw new Unreadable('empty');
	switch (kindOfFile(bytes)) {
		case 'office':
		case 'compound':
			return readOfficeFile(bytes);
		case 'pdf':
			return readPdf(bytes);
		case 'picture':
			throw new Unreadable('no_text');
		case 'html':
			return readHtml(decodeText(bytes), names);
		case 'text':
			return readPlainText(decodeText(bytes), names);
		case 'other':
			throw new Unreadable('unknown');
	}
}
