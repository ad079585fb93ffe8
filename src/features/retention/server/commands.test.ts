import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { deletePerson } from '#features/person/server/commands.ts';
import { purgeTrash } from '#features/trash/server/purge.ts';
import { checkTrails } from '#platform/server/trail-check.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActivity,
	buildActor,
	buildAgreement,
	buildInitiative,
	buildOffice,
	buildPartner,
	buildPerson,
	buildRole
} from '../../../../tests/support/factories.ts';
import type { RetentionInput } from '../form.ts';
import { applyRetention, retainDaily, runRetention, saveRetention } from './commands.ts';
import { loadRetention, previewRetention } from './queries.ts';

const test = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kesher-retention-'));
const now = new Date();
const DAY = 24 * 60 * 60 * 1000;
const later = (days: number) => new Date(now.getTime() + days * DAY);
afterAll(() => rmSync(folder, { recursive: true }));

async function office(rules: Partial<RetentionInput> = {}) {
	const director = { ...buildActor(await buildOffice(test.db), 'director'), address: '192.0.2.7' };
	const input = { version: 1, peopleYears: null, removedMonths: null, addressMonths: null, ...rules };
	expect(await saveRetention(test.db, director, input, now)).toMatchObject({ ok: true });
	return director;
}

/** Somebody whose record nobody has touched for ten years. */
async function old(actor: Actor, name: string): Promise<string> {
	const id = await buildPerson(test.db, actor, { name: { en: name } });
	await test.admin.query(`update person set updated_at = now() - interval '10 years' where id = $1`, [id]);
	return id;
}

function preview(actor: Actor) {
	return test.db.forOffice(actor.officeId, async (tx) => {
		const rules = await loadRetention(tx, actor.officeId);
		const today = { day: now.toISOString().slice(0, 10), language: 'en' as const, home: {} };
		return previewRetention(tx, actor.officeId, rules, today);
	});
}

async function trail(actor: Actor) {
	const { rows } = await test.admin.query<Record<string, unknown>>(
		'select noun, action, actor, reason, address from audit_event where office_id = $1 order by seq',
		[actor.officeId]
	);
	return rows;
}

async function chain(actor: Actor) {
	const client = await test.admin.connect();
	try {
		const { rows } = await client.query<{ slug: string }>('select slug from office where id = $1', [actor.officeId]);
		return (await checkTrails(client)).find((each) => each.office === rows[0]?.slug);
	} finally {
		client.release();
	}
}

describe('people whom nothing needs', () => {
	it('are listed, and erased when asked for, each with the reason; those who are needed stay', async () => {
		const director = await office({ peopleYears: 5 });
		const unneeded = await old(director, 'Gone Long');
		const active = await old(director, 'Named Lately');
		await buildActivity(test.db, director, { people: [active], starts: '2024', dated_on: '2024-07-02' });
		const once = await old(director, 'Named Once');
		await buildActivity(test.db, director, { people: [once], starts: '2015', dated_on: '2015-07-02' });
		const holder = await old(director, 'Role Holder');
		await buildRole(test.db, director, holder);
		const former = await old(director, 'Former Holder');
		await buildRole(test.db, director, former, { ends: '2012' });
		const signed = await old(director, 'Pact Signer');
		const signatories = [{ id: signed, role: 'ours' as const }];
		await buildAgreement(test.db, director, [await buildPartner(test.db, director)], { signatories });
		const owner = await old(director, 'Idea Owner');
		await buildInitiative(test.db, director, { ownerId: owner });
		await buildPerson(test.db, director, { name: { en: 'New Here' } });
		const names = (await preview(director)).people.map((person) => person.name);
		expect(names.sort()).toEqual(['Former Holder', 'Gone Long', 'Named Once']);

		for (const confirm of ['', '2', 'three']) {
			const refused = { ok: false, reason: 'problem', field: 'confirm' };
			expect(await applyRetention(test.db, director, { confirm }, now)).toMatchObject(refused);
		}
		const done = { ok: true, people: 3, removed: 0, addresses: 0 };
		expect(await applyRetention(test.db, director, { confirm: '3' }, now)).toEqual(done);
		expect((await preview(director)).people).toEqual([]);
		const { rows } = await test.admin.query<{ id: string; erased: boolean }>(
			'select id, erased_at is not null as erased from person where id = any ($1)',
			[[unneeded, once, former]]
		);
		expect(rows).toEqual([{ id: once, erased: true }]);
		const entries = await trail(director);
		expect(entries.filter((entry) => entry['action'] === 'erase' && entry['noun'] === 'person')).toHaveLength(3);
		expect(entries.at(-1)).toMatchObject({ noun: 'office', action: 'erase', actor: 'Dana' });
		expect(entries.at(-1)?.['reason']).toMatch(/3.*0.*0/);
		expect(JSON.stringify(entries)).not.toContain('Gone Long');
		expect(await chain(director)).toMatchObject({ brokenAt: null });
	});

	it('stay as long as no rule says otherwise', async () => {
		const director = await office();
		await old(director, 'Gone Long');
		expect(await preview(director)).toEqual({ people: [], removed: 0, addresses: 0 });
		const before = await trail(director);
		expect(await runRetention(test.db, director, now)).toMatchObject({ people: 0 });
		expect(await trail(director)).toEqual(before);
	});
});

describe('the trail', () => {
	it('lets go of people who were deleted and are gone for good, and still holds', async () => {
		const director = await office({ removedMonths: 1 });
		const id = await buildPerson(test.db, director, { name: { en: 'Marker Person' }, email: 'marker@example.org' });
		await buildRole(test.db, director, id, { title: { en: 'Friend of Marker Person' } });
		await deletePerson(test.db, director, id);
		await purgeTrash(test.db, folder, later(31));
		expect((await preview(director)).removed).toBe(0);
		await test.admin.query(`update office set removed_kept_months = 1 where id = $1`, [director.officeId]);
		const inTime = later(70);
		expect(await runRetention(test.db, director, inTime)).toMatchObject({ removed: 1 });
		expect(await runRetention(test.db, director, inTime)).toMatchObject({ removed: 0 });
		const { rows } = await test.admin.query(
			`select id from audit_event where office_id = $1 and (before::text ~* 'marker' or after::text ~* 'marker')`,
			[director.officeId]
		);
		expect(rows).toEqual([]);
		expect(await chain(director)).toMatchObject({ brokenAt: null });
	});

	it('lets go of addresses after their time, and says by which run', async () => {
		const director = await office({ addressMonths: 24 });
		await buildPerson(test.db, director);
		expect((await preview(director)).addresses).toBe(0);
		expect(await runRetention(test.db, director, now)).toMatchObject({ addresses: 0 });
		// Time passes: what stands in an entry is sealed, so that it is the limit that moves here.
		await test.admin.query('alter table office drop constraint office_address_kept');
		await test.admin.query('update office set address_kept_months = 0 where id = $1', [director.officeId]);
		expect((await preview(director)).addresses).toBe(2);
		expect(await runRetention(test.db, director, now)).toMatchObject({ addresses: 2 });
		const entries = await trail(director);
		expect(entries.slice(0, 2).map((entry) => entry['address'])).toEqual([null, null]);
		expect(entries.at(-1)).toMatchObject({ noun: 'office', action: 'erase' });
		expect(await chain(director)).toMatchObject({ brokenAt: null, takenOut: 0 });
	});

	it('keeps addresses whose time has not come, whatever is asked of the database', async () => {
		const director = await office({ addressMonths: 24 });
		await expect(
			test.db.forOffice(director.officeId, async (tx) => {
				const { sql } = await import('kysely');
				await sql`select take_addresses_out_of_trail(now())`.execute(tx);
			})
		).rejects.toThrow('keeps these addresses');
	});
});

describe('the rules', () => {
	it('are followed by the daily work a day after they were set, in every office by its own', async () => {
		const director = await office({ peopleYears: 5 });
		const id = await old(director, 'Gone Long');
		const keeping = await office();
		const kept = await old(keeping, 'Kept Long');
		await retainDaily(test.db, later(0.5));
		const left = async () => {
			const { rows } = await test.admin.query<{ id: string }>('select id from person where id = any ($1)', [
				[id, kept]
			]);
			return rows.map((row) => row.id);
		};
		expect((await left()).sort()).toEqual([id, kept].sort());
		expect((await retainDaily(test.db, later(1.1))).people).toBeGreaterThanOrEqual(1);
		expect(await left()).toEqual([kept]);
		expect((await trail(director)).at(-1)).toMatchObject({ actor: 'Kesher', action: 'erase' });
	});

	it('are for directors, and are told of in the trail', async () => {
		const director = await office({ peopleYears: 5 });
		expect((await trail(director)).at(-1)).toMatchObject({ noun: 'office', action: 'update' });
		const input = { version: 2, peopleYears: null, removedMonths: null, addressMonths: null };
		for (const role of ['reader', 'coordinator'] as const) {
			const other = buildActor(director.officeId, role);
			expect(await saveRetention(test.db, other, input, now)).toEqual({ ok: false, reason: 'not_found' });
			expect(await applyRetention(test.db, other, { confirm: '0' }, now)).toEqual({ ok: false, reason: 'not_found' });
		}
		expect(await saveRetention(test.db, director, { ...input, version: 1 }, now)).toEqual({
			ok: false,
			reason: 'stale'
		});
		expect(await saveRetention(test.db, director, input, now)).toMatchObject({ ok: true });
	});
});
