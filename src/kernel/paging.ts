import { isId } from './id.ts';
import { parseKnownDate } from './known-date.ts';

/** Rows on one page of a list. */
export const PAGE_SIZE = 50;

/** The most rows of a list that one file takes. Its query asks for one more, so that a cut is noticed. */
export const EXPORT_LIMIT = 10_000;

/** A page of a list that is ordered by a stable key: rows may come and go without one being shown twice. */
export interface Page<Row> {
	rows: Row[];
	/** The cursor of the next page; undefined on the last. */
	next: string | undefined;
}

/** Where a page begins: after the row with this key. */
export interface Cursor {
	key: string | null;
	id: string;
}

export function writeCursor(cursor: Cursor): string {
	return Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url');
}

/**
 * @param isKey what a key of this list looks like
 * @returns undefined for no cursor and for one that was tampered with: the list then begins at its beginning
 */
export function readCursor(text: string | null, isKey: (key: Cursor['key']) => boolean = isText): Cursor | undefined {
	if (!text) return undefined;
	try {
		const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
		const isCursor = (key === null || typeof key === 'string') && isKey(key) && isId(id);
		return isCursor ? { key, id } : undefined;
	} catch {
		return undefined;
	}
}

/** The key of a list by words. */
function isText(key: Cursor['key']): boolean {
	return !key?.includes('\0');
}

/** The key of a list by days, in which the undated come last. */
export function isDayOrNone(key: Cursor['key']): boolean {
	return key === null || parseKnownDate(key)?.day !== undefined;
}

/** The key of a list by numbers. */
export function isWhole(key: Cursor['key']): boolean {
	return key !== null && /^\d{1,9}$/.test(key);
}

/** Cuts rows that were fetched as `size + 1` to a page. */
export function toPage<Row>(rows: Row[], size: number, cursorOf: (row: Row) => Cursor): Page<Row> {
	const last = rows.length > size ? rows[size - 1] : undefined;
	return { rows: rows.slice(0, size), next: last ? writeCursor(cursorOf(last)) : undefined };
}

/** The key of a list by running numbers. */
export function isNumber(key: Cursor['key']): boolean {
	return /^\d{1,15}$/.test(key ?? '');
}
