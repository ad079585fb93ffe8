import { isArchive } from '#documents/bounds/archive.ts';
import { decodeText } from '../text/decode-text.ts';
import { Unreadable } from '../unreadable.ts';
import { readDelimited } from './delimited.ts';
import { readSheetRows } from './sheet.ts';
import type { ReadTable } from './table.ts';
import { isWorkbook, openWorkbook } from './workbook.ts';

/** A spreadsheet with a password is one of these inside which the archive lies; so are those of before 2007. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const JUDGED = 64 * 1024;

/**
 * What a table file says: a workbook of Excel, or a text in which something parts the cells.
 * @throws Unreadable where it has a password, is damaged, of before 2007, too large, or something else
 */
export function readTable(bytes: Uint8Array): ReadTable {
	if (COMPOUND.every((byte, at) => bytes[at] === byte)) {
		const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
		const isLocked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name));
		throw new Unreadable(isLocked ? 'encrypted' : 'old_format');
	}
	if (isArchive(bytes)) {
		if (!isWorkbook(bytes)) throw new Unreadable('unknown');
		const workbook = openWorkbook(bytes);
		return { sheets: workbook.sheets.map(({ name, path }) => ({ name, rows: readSheetRows(workbook, path) })) };
	}
	const text = decodeText(bytes);
	if (!isText(text)) throw new Unreadable('unknown');
	return { sheets: [{ name: '', rows: readDelimited(text) }] };
}

/** A picture or a program, read as a text, is full of signs that no text holds. */
function isText(text: string): boolean {
	const head = text.slice(0, JUDGED);
	const odd = head.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
	return odd <= head.length / 100;
}
