import { expect, it } from 'vitest';
import { newId } from './id.ts';
import { isDayOrNone, isWhole, readCursor, toPage, writeCursor } from './paging.ts';

const id = newId();
const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

it('a page ends where the next begins', () => {
	const rows = [1, 2, 3].map((position) => ({ id: newId(), position }));
	const page = toPage(rows, 2, (row) => ({ key: String(row.position), id: row.id }));
	expect(page.rows).toEqual(rows.slice(0, 2));
	expect(readCursor(page.next ?? null)).toEqual({ key: '2', id: rows[1]?.id });
	expect(toPage(rows, 3, (row) => ({ key: null, id: row.id })).next).toBeUndefined();
});

it.each([
	null,
	'',
	'nonsense',
	made({}),
	made([1, id]),
	made(['a', 'b']),
	made(['a', 'f'.repeat(36)]),
	made(['\0', id])
])('%s begins the list at its beginning', (text) => {
	expect(readCursor(text)).toBeUndefined();
});

it('a key must look like those of its list', () => {
	const read = (key: string | null, isKey: (key: string | null) => boolean) =>
		readCursor(writeCursor({ key, id }), isKey)?.key;
	expect([read('2020-07-02', isDayOrNone), read(null, isDayOrNone)]).toEqual(['2020-07-02', null]);
	for (const key of ['2020', '2020-02-31', 'now', "'"]) expect(read(key, isDayOrNone)).toBeUndefined();
	expect([read('12', isWhole), read('0', isWhole)]).toEqual(['12', '0']);
	for (const key of ['1.5', 'NaN', '-1', '9'.repeat(20), null]) expect(read(key, isWhole)).toBeUndefined();
});
