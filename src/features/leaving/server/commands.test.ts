import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOffice, saveOffice } from '#features/office/server/commands.ts';
import { listOfficeEntries } from '#features/installation/server/queries.ts';
import { loadOffice, officeOfSlug, officesOfUser } from '#features/office/server/queries.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { admitMember } from '#features/member/server/commands.ts';
import { retainDaily } from '#features/retention/server/commands.ts';
import { purgeTrash } from '#features/trash/server/purge.ts';
import { newId } from '#kernel/id.ts';
import { OfficeClosed, type OfficeId } from '#platform/server/database.ts';
import { fileName, readStoredFile, storeFile } from '#platform/server/files.ts';
import { buildActor, buildGoal, buildMember, buildOffice, buildPartner } from '../../../../tests/support/factories.ts';
import { officeTables, testDatabase } from '../../../../tests/support/database.ts';
import { fullOffice, tablesOf } from '../../../../tests/support/full-office.ts';
import { bringBack, closeOffice, dissolveOffice, eraseOffices, openOffice } from './commands.ts';
import { listDeletedOffices, listErasedOffices } from './queries.ts';

const test = testDatabase();
const NAME = 'Testville Foreign Relations';
const input = { reason: 'The city closes its desk', confirm: NAME };
const administrator = { userId: null, name: 'Ron Bar' };
let files: string;

beforeAll(async () => {
	files = await mkdtemp(join(tmpdir(), 'kesher-leaving-'));
});
afterAll(() => rm(files, { recursive: true, force: true }));

/** A director at work in an office of their own. */
async function deskOf(
	slug = `leaves-${newId().slice(-10)}`,
	known?: { officeId: OfficeId; userId: string }
): Promise<Desk & { officeId: OfficeId; slug: string }> {
	const { db } = test;
	const officeId = known?.officeId ?? (await buildOffice(db, { slug }));
	const userId = known?.userId ?? (await buildMember(db, officeId, 'director'));
	const actor = { ...buildActor(officeId, 'director'), userId };
	const office = await db.forOffice(officeId, (tx) => loadOffice(tx, officeId));
	return { db, actor, office, person: { userId }, officeId, slug } as Desk & { officeId: OfficeId; slug: string };
}

const addGoal = (desk: { officeId: OfficeId }) => buildGoal(test.db, buildActor(desk.officeId));
const reasons = async (officeId: OfficeId) => {
	const { rows } = await test.admin.query<{ what: string }>(
		`select action || ': ' || coalesce(reason, '') as what from audit_event
		where office_id = $1 and noun = 'office' order by seq`,
		[officeId]
	);
	return rows.map(({ what }) => what);
};
const dayBack = (officeId: OfficeId, days: number) =>
	test.admin.query(`update office set deleted_at = now() - make_interval(days => $2) where id = $1`, [officeId, days]);

describe('an office that is closed', () => {
	it('is read and not written, whoever asks, until it is opened again; each is in the trail', async () => {
		const desk = await deskOf();
		expect(await closeOffice(desk, input)).toEqual({ ok: true });
		await expect(addGoal(desk)).rejects.toThrow(OfficeClosed);
		const { officeId } = desk;
		const read = await test.db.forOffice(officeId, (tx) => loadOffice(tx, officeId));
		expect(read?.closedAt).toMatch(/^\d{4}-/);
		expect(await openOffice(desk)).toEqual({ ok: true });
		expect(await addGoal(desk)).toBeDefined();
		expect(await reasons(officeId)).toEqual(['close: The city closes its desk', 'open: ']);
	});

	it('is written by no statement in any table: the transaction only reads', async () => {
		const desk = await deskOf();
		const { officeId } = desk;
		await test.admin.query('update office set address_kept_months = 24 where id = $1', [officeId]);
		await closeOffice(desk, input);
		for (const table of await officeTables(test.admin)) {
			const erase = test.db.forOffice(officeId, (tx) =>
				sql`delete from ${sql.table(table)} where office_id = ${officeId}`.execute(tx)
			);
			await expect(erase, table).rejects.toThrow(OfficeClosed);
		}
		const taken = test.db.forOffice(officeId, (tx) =>
			sql`select take_addresses_out_of_trail(now() - interval '9 years')`.execute(tx)
		);
		await expect(taken).rejects.toThrow(OfficeClosed);
	});

	it('is not what is said where the database takes no writes for another reason', async () => {
		const { officeId } = await deskOf();
		const written = test.db.forOffice(officeId, async (tx) => {
			await sql`select set_config('transaction_read_only', 'on', true)`.execute(tx);
			await tx.updateTable('office').set({ colour: null }).where('id', '=', officeId).execute();
		});
		await expect(written).rejects.toThrow(/read-only transaction/);
	});

	it('leaves another office as it was', async () => {
		const [closed, open] = [await deskOf(), await deskOf()];
		await closeOffice(closed, input);
		expect(await addGoal(open)).toBeDefined();
	});

	it('still sees to who comes in, and to what was promised daily', async () => {
		const desk = await deskOf();
		const goal = await addGoal(desk);
		await test.admin.query(`update goal set deleted_at = now() - interval '60 days' where id = $1`, [goal]);
		await closeOffice(desk, input);
		const limits = { bodyId: null, starts: null, ends: null };
		const person = { email: `${newId()}@example.org`, name: 'Noa', role: 'director', language: 'he' } as const;
		const actor = { ...desk.actor, isClosed: true };
		expect(await admitMember(test.db, actor, { ...person, ...limits }, '2026-11-29')).toMatchObject({ ok: true });
		expect((await purgeTrash(test.db, files, new Date())).records).toBe(1);
		expect(await retainDaily(test.db, new Date())).toBeDefined();
	});

	it('is closed by nobody but a director, who types its name', async () => {
		const desk = await deskOf();
		expect(await closeOffice(desk, { ...input, confirm: 'Testville' })).toMatchObject({ code: 'not_the_name' });
		const coordinator = { ...desk, actor: buildActor(desk.officeId) };
		expect(await closeOffice(coordinator, input)).toEqual({ ok: false, reason: 'not_found' });
		expect(await openOffice(coordinator)).toEqual({ ok: false, reason: 'not_found' });
		expect(await addGoal(desk)).toBeDefined();
	});

	it('changes nothing of itself, for the same director', async () => {
		const desk = await deskOf();
		await closeOffice(desk, input);
		const values = { name: { en: 'Other' }, city: { en: 'Other' }, version: 1 };
		const outcome = saveOffice(test.db, { ...desk.actor, isClosed: true }, values as never);
		expect(await outcome).toEqual({ ok: false, reason: 'forbidden' });
		await expect(saveOffice(test.db, desk.actor, values as never)).rejects.toThrow(OfficeClosed);
	});
});

describe('an office that was deleted', () => {
	it('is not there any more, for anybody, and names the directors who are to be told', async () => {
		const desk = await deskOf();
		await addGoal(desk);
		await buildMember(test.db, desk.officeId, 'coordinator');
		const outcome = await dissolveOffice(desk, input);
		expect(outcome).toMatchObject({ ok: true, directors: [{ userId: desk.person.userId, role: 'director' }] });
		expect(await officeOfSlug(test.db, desk.slug)).toBeUndefined();
		expect(await test.db.forInstallation((tx) => officesOfUser(tx, desk.person.userId))).toEqual([]);
		expect((await test.db.forInstallation(listOfficeEntries)).map(({ slug }) => slug)).not.toContain(desk.slug);
		const { officeId } = desk;
		for (const table of await officeTables(test.admin)) {
			const { rows } = await test.db.forOffice(officeId, (tx) =>
				sql`select from ${sql.table(table)} where office_id = ${officeId}`.execute(tx)
			);
			expect([table, rows.length]).toEqual([table, 0]);
		}
		await expect(addGoal(desk)).rejects.toThrow(/row-level security/);
	});

	it('was deleted by a director who typed its name', async () => {
		const desk = await deskOf();
		expect(await dissolveOffice(desk, { ...input, confirm: 'x' })).toMatchObject({ code: 'not_the_name' });
		const coordinator = { ...desk, actor: buildActor(desk.officeId) };
		expect(await dissolveOffice(coordinator, input)).toEqual({ ok: false, reason: 'not_found' });
		expect(await officeOfSlug(test.db, desk.slug)).toBe(desk.officeId);
		expect(await dissolveOffice(desk, input)).toMatchObject({ ok: true });
	});

	it('was deleted by one of those who did it at once, whose reason stays; to the others it is not there any more', async () => {
		const desk = await deskOf();
		const why = ['The first', 'The second', 'The third'];
		const outcomes = await Promise.all(why.map((reason) => dissolveOffice(desk, { ...input, reason })));
		const reason = why.find((_, index) => outcomes[index]?.ok) ?? '';
		expect(outcomes.filter(({ ok }) => !ok)).toEqual(Array(2).fill({ ok: false, reason: 'not_found' }));
		expect(await reasons(desk.officeId)).toEqual([`delete: ${reason}`]);
		const listed = (await test.db.forInstallation(listDeletedOffices)).find(({ slug }) => slug === desk.slug);
		expect(listed?.reason).toBe(reason);
		expect(await dissolveOffice(desk, input)).toEqual({ ok: false, reason: 'not_found' });
		await dayBack(desk.officeId, 31);
		await eraseOffices(test.db, files, new Date());
		expect(await dissolveOffice(desk, input)).toEqual({ ok: false, reason: 'not_found' });
	});

	it('is brought back as it was by whoever runs the installation; its address is not given away meanwhile', async () => {
		const desk = await deskOf();
		const goal = await addGoal(desk);
		await dissolveOffice(desk, input);
		const listed = (await test.db.forInstallation(listDeletedOffices)).find(({ slug }) => slug === desk.slug);
		expect(listed).toMatchObject({ reason: input.reason, name: { en: NAME } });
		const other = { ...desk.office, slug: desk.slug, colour: null };
		expect(await createOffice(test.db, other)).toEqual({ ok: false, reason: 'slug_taken' });
		expect(await bringBack(test.db, administrator, desk.slug)).toMatchObject({ ok: true });
		expect(await bringBack(test.db, administrator, desk.slug)).toEqual({ ok: false, reason: 'not_found' });
		expect(await officeOfSlug(test.db, desk.slug)).toBe(desk.officeId);
		const { rows } = await test.admin.query('select id from goal where office_id = $1', [desk.officeId]);
		expect(rows).toEqual([{ id: goal }]);
		expect(await reasons(desk.officeId)).toEqual([`delete: ${input.reason}`, 'restore: ']);
	});

	it('stays closed when it was', async () => {
		const desk = await deskOf();
		await closeOffice(desk, input);
		await dissolveOffice(desk, input);
		await bringBack(test.db, administrator, desk.slug);
		await expect(addGoal(desk)).rejects.toThrow(OfficeClosed);
	});
});

describe('after thirty days', () => {
	it('no row is left in any table and no file on the disk, and the address is free', async () => {
		const slug = `all-${newId().slice(-10)}`;
		const { officeId, userId } = await fullOffice(test, slug);
		const [desk, other] = [await deskOf(slug, { officeId, userId }), await deskOf()];
		const theirs = await tablesOf(test.admin, other.officeId);
		const [own, shared] = [await oldFile('only theirs'), await oldFile('of both')];
		await attach(desk.officeId, [own, shared]);
		await attach(other.officeId, [shared]);
		expect((await tablesOf(test.admin, officeId)).empty).toEqual([]);
		const name = desk.office.name.en ?? '';
		expect(await dissolveOffice(desk, { ...input, confirm: name })).toMatchObject({ ok: true });

		await dayBack(desk.officeId, 29);
		expect(await eraseOffices(test.db, files, new Date())).toEqual([]);
		expect((await tablesOf(test.admin, officeId)).empty).toEqual([]);

		await dayBack(desk.officeId, 31);
		expect(await eraseOffices(test.db, files, new Date())).toMatchObject([{ slug: desk.slug }]);
		expect((await tablesOf(test.admin, officeId)).filled).toEqual([]);
		expect((await tablesOf(test.admin, other.officeId)).filled).toEqual(expect.arrayContaining(theirs.filled));
		expect(await readStoredFile(files, own)).toBeUndefined();
		expect(await readStoredFile(files, shared)).toBeDefined();
		expect(await bringBack(test.db, administrator, desk.slug)).toEqual({ ok: false, reason: 'not_found' });
		const [left] = await test.db.forInstallation(listErasedOffices);
		expect(left).toMatchObject({ slug: desk.slug, name: { en: name }, reason: input.reason });
		expect(await createOffice(test.db, { ...desk.office, slug: desk.slug, colour: null })).toMatchObject({ ok: true });
	});

	it('and not before, whoever asks the database', async () => {
		const desk = await deskOf();
		const erase = () =>
			test.db.forOffice(desk.officeId, (tx) => sql`select erase_office()`.execute(tx), { evenIf: 'deleted' });
		await expect(erase()).rejects.toThrow(/thirty days/);
		await dissolveOffice(desk, input);
		await dayBack(desk.officeId, 29);
		await expect(erase()).rejects.toThrow(/thirty days/);
	});

	it('one of two that erase it at once does', async () => {
		const desk = await deskOf();
		await dissolveOffice(desk, input);
		await dayBack(desk.officeId, 31);
		const erase = () => eraseOffices(test.db, files, new Date());
		const erased = (await Promise.all([erase(), erase(), erase()])).flat().map(({ slug }) => slug);
		expect(erased).toEqual([desk.slug]);
	});

	it('a file of an office that can be brought back is not taken away with the trash of another', async () => {
		const [desk, other] = [await deskOf(), await deskOf()];
		const shared = await oldFile('kept for the deleted one');
		await attach(desk.officeId, [shared]);
		await attach(other.officeId, [shared]);
		await dissolveOffice(desk, input);
		await test.admin.query(`update attachment set deleted_at = now() - interval '60 days' where office_id = $1`, [
			other.officeId
		]);
		expect((await purgeTrash(test.db, files, new Date())).records).toBe(1);
		expect(await readStoredFile(files, shared)).toBeDefined();
	});
});

it('every column that names a file is asked before one is removed', async () => {
	const { rows } = await test.admin.query<{ what: string }>(
		`select table_name || '.' || column_name as what from information_schema.columns
		where table_schema = 'kesher' and column_name like '%sha256' and table_name <> 'schema_migration' order by 1`
	);
	expect(rows.map(({ what }) => what)).toEqual([
		'attachment.sha256',
		'export_job.sha256',
		'import.sha256',
		'office.logo_sha256',
		'report_block.picture_sha256',
		'report_version_file.sha256',
		'template.cover_sha256',
		'template.logo_sha256'
	]);
});

/** A file that was stored long enough ago to be removed. */
async function oldFile(text: string): Promise<string> {
	const sha256 = await storeFile(files, Buffer.from(text));
	const then = new Date('2020-01-01');
	await utimes(join(files, fileName(sha256)), then, then);
	return sha256;
}

async function attach(officeId: OfficeId, named: string[]): Promise<void> {
	const partner = await buildPartner(test.db, buildActor(officeId));
	for (const sha256 of named) {
		await test.admin.query(
			`insert into attachment (office_id, id, partner_id, name, media_type, bytes, sha256)
			values ($1, $2, $3, 'a.txt', 'text/plain', 1, $4)`,
			[officeId, newId(), partner, sha256]
		);
	}
}
