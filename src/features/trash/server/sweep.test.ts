import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { fileName, readStoredFile, storeFile } from '#platform/server/files.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice, buildPartner } from '../../../../tests/support/factories.ts';
import { sweepFiles } from './sweep.ts';

const test = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kesher-sweep-'));
const later = (days: number) => new Date(new Date().getTime() + days * 24 * 60 * 60 * 1000);

afterAll(() => rmSync(folder, { recursive: true }));

const pathOf = (sha256: string) => join(folder, fileName(sha256));
const store = (text: string) => storeFile(folder, Buffer.from(text));
const isKept = async (sha256: string) => (await readStoredFile(folder, sha256)) !== undefined;

async function attached(text: string, { isDeleted = false } = {}): Promise<string> {
	const officeId = await buildOffice(test.db);
	const partner = await buildPartner(test.db, buildActor(officeId));
	const sha256 = await store(text);
	await test.admin.query(
		`insert into attachment (office_id, id, partner_id, name, media_type, bytes, sha256, deleted_at)
		values ($1, $2, $3, 'a.txt', 'text/plain', 1, $4, case when $5 then now() end)`,
		[officeId, newId(), partner, sha256, isDeleted]
	);
	return sha256;
}

it('what no record names goes after thirty days: its record was removed, and the server stopped before its file was', async () => {
	const named = await attached('a document');
	const inTrash = await attached('one that can be brought back', { isDeleted: true });
	const left = await attached('left by an office that was erased');
	await test.admin.query('delete from attachment where sha256 = $1', [left]);
	const parts = [`${pathOf(left)}.0123456789ab`, `${pathOf(named)}.0123456789ab`] as const;
	for (const part of parts) writeFileSync(part, 'set aside, or half stored');

	expect(await sweepFiles(test.db, folder, later(29))).toBe(0);
	expect(await isKept(left)).toBe(true);

	expect(await sweepFiles(test.db, folder, later(31))).toBe(2);
	expect([await isKept(named), await isKept(inTrash), await isKept(left)]).toEqual([true, true, false]);
	await expect(stat(parts[0])).rejects.toThrow('ENOENT');
	expect((await stat(parts[1])).isFile()).toBe(true);
	expect(await sweepFiles(test.db, folder, later(31))).toBe(0);
});

it('what was stored a moment ago stays, for a record names it next; so does what is older than the database', async () => {
	const [fresh, foreign] = [await store('about to be named'), await store('of another database')];
	utimesSync(pathOf(fresh), later(31), later(31));
	utimesSync(pathOf(foreign), new Date('2020-01-01'), new Date('2020-01-01'));
	expect(await sweepFiles(test.db, folder, later(31))).toBe(0);
	expect([await isKept(fresh), await isKept(foreign)]).toEqual([true, true]);
});

it('what else lies there is none of its business', async () => {
	writeFileSync(join(folder, 'lost+found'), 'x');
	expect(await sweepFiles(test.db, folder, later(31))).toBe(0);
	expect((await stat(join(folder, 'lost+found'))).isFile()).toBe(true);
});
