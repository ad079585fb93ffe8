import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Database, OfficeId } from '#platform/server/database.ts';
import type { Fields, Log } from '#platform/server/log.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildGoal, buildOffice, buildPerson } from '../../../../tests/support/factories.ts';
import { dailyWork } from './daily-work.ts';

const test = testDatabase();
const files = mkdtempSync(join(tmpdir(), 'kesher-daily-'));
let failing: OfficeId;
let sound: OfficeId;
let said: { event: string; fields: Fields | undefined }[];

afterAll(() => rmSync(files, { recursive: true }));

beforeEach(async () => {
	// In the order in which the work comes to them.
	failing = await buildOffice(test.db, { slug: `a-${newId().slice(-12)}` });
	sound = await buildOffice(test.db, { slug: `b-${newId().slice(-12)}` });
	said = [];
});

/** Does one part of the work, with a database that fails for one office. */
async function work(name: string): Promise<void> {
	const db: Database = {
		...test.db,
		forOffice: (office, run, how) =>
			office === failing ? Promise.reject(new Error('it is broken')) : test.db.forOffice(office, run, how)
	};
	const log: Log = {
		info: (event, fields) => void said.push({ event, fields }),
		error: (event, _error, fields) => void said.push({ event, fields }),
		security: () => {}
	};
	await dailyWork({ db, files, log, hasMail: false })[name]?.(new Date());
}

const slugOf = async (office: OfficeId) =>
	(await test.admin.query<{ slug: string }>('select slug from office where id = $1', [office])).rows[0]?.slug;
const deletedSince = (table: string, column: string, id: string) =>
	test.admin.query(`update ${table} set deleted_at = now() - interval '31 days' where ${column} = $1`, [id]);

it('the trash of an office goes, whatever became of that of another, which the log names', async () => {
	for (const office of [failing, sound]) {
		await deletedSince('goal', 'id', await buildGoal(test.db, buildActor(office)));
	}
	await work('trash.purge');
	const { rows } = await test.admin.query('select office_id from goal where office_id in ($1, $2)', [failing, sound]);
	expect(rows).toEqual([{ office_id: failing }]);
	expect(said).toContainEqual({ event: 'trash.purge', fields: { office: failing } });
	expect(said).toContainEqual({ event: 'trash.purged', fields: { records: 1, files: 0 } });
});

it('the rules of an office are followed, whatever became of another, which the log names', async () => {
	await test.admin.query(
		`update office set people_kept_years = 3, retention_set_at = now() - interval '2 days' where id in ($1, $2)`,
		[failing, sound]
	);
	const person = await buildPerson(test.db, buildActor(sound));
	await test.admin.query(`update person set updated_at = now() - interval '10 years' where id = $1`, [person]);
	await work('retention.erase');
	expect(said).toContainEqual({ event: 'retention.erase', fields: { office: failing } });
	expect(said).toContainEqual({ event: 'retention.erased', fields: { people: 1, removed: 0, addresses: 0 } });
});

it('an office is erased, whatever became of another, which the log names', async () => {
	const slugs = [await slugOf(failing), await slugOf(sound)];
	await test.admin.query(`update office set deletion_reason = 'x', deleted_at = now() where id in ($1, $2)`, [
		failing,
		sound
	]);
	for (const office of [failing, sound]) await deletedSince('office', 'id', office);
	await work('office.erase');
	expect(said).toEqual([
		{ event: 'office.erase', fields: { office: slugs[0] } },
		{ event: 'office.erased', fields: { office: slugs[1] } }
	]);
});
