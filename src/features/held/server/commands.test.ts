import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deleteActivity } from '#features/activity/server/commands.ts';
import { addAttachment } from '#features/attachment/server/commands.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { PersonInput } from '#features/person/form.ts';
import { deletePerson, savePerson } from '#features/person/server/commands.ts';
import { deleteRole } from '#features/person/server/role-commands.ts';
import { restore } from '#features/trash/server/commands.ts';
import { purgeTrash } from '#features/trash/server/purge.ts';
import { newId } from '#kernel/id.ts';
import { recordChange } from '#platform/server/audit.ts';
import { checkTrails } from '#platform/server/trail-check.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { bring, plainProposal } from '../../../../tests/support/brought.ts';
import {
	buildActivity,
	buildActor,
	buildAgreement,
	buildInitiative,
	buildOffice,
	buildPartner,
	buildPerson,
	buildRole,
	buildStep
} from '../../../../tests/support/factories.ts';
import type { EraseInput } from '../form.ts';
import { erasePerson } from './commands.ts';

const test = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kesher-erase-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Words that stand nowhere else: what is left of them is what was forgotten. */
const NAME = { he: 'זלמן ברקוביץ', en: 'Zalman Quarterstone' };
const MARKERS = ['ברקוביץ', 'quarterstone', 'zq@marker.example', '5550123', 'tulip-note', 'card-from-fair', 'oldname'];

function details(overrides: Partial<PersonInput> = {}): Partial<PersonInput> {
	return {
		...{ name: NAME, email: 'zq@marker.example', phone: '+972 9 555 0123', note: 'tulip-note', languages: ['pl'] },
		...{ receivedOn: '2019-04', receivedFrom: 'card-from-fair', noticeOn: '2019-04-30' },
		...overrides
	};
}

async function office() {
	const director = { ...buildActor(await buildOffice(test.db), 'director'), address: '192.0.2.7' };
	return { director, partner: await buildPartner(test.db, director) };
}

async function build(actor: Actor): Promise<string> {
	const id = await buildPerson(test.db, actor, details({ name: { en: 'Zalman Oldname' } }));
	const renamed = await savePerson(test.db, actor, { ...details(), id, version: 1 } as PersonInput, 'IL');
	expect(renamed).toMatchObject({ ok: true });
	return id;
}

async function erase(actor: Actor, id: string, overrides: Partial<EraseInput> = {}) {
	const { rows } = await test.admin.query<{ version: number }>('select version from person where id = $1', [id]);
	const input = { id, version: rows[0]?.version ?? 0, reason: 'asked by letter', confirm: NAME.en, documents: [] };
	return erasePerson(test.db, actor, { ...input, ...overrides }, { called: [], now: new Date() });
}

/** Where the markers are still found: every column of every table of the office, whatever its type. */
async function found(actor: Actor, markers = MARKERS): Promise<string[]> {
	const { rows: columns } = await test.admin.query<{ table: string; column: string }>(
		`select c.relname as "table", a.attname as "column" from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		where c.relnamespace = 'kesher'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
			and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'office_id')`
	);
	expect(columns.length).toBeGreaterThan(200);
	const places: string[] = [];
	for (const { table, column } of columns) {
		const { rows } = await test.admin.query<{ marker: string }>(
			`select m as marker from unnest($2::text[]) m where exists (select from ${table} t
				where t.office_id = $1 and strpos(regexp_replace(lower(t.${column}::text), '[ -]', '', 'g'),
					regexp_replace(m, '[ -]', '', 'g')) > 0)`,
			[actor.officeId, markers]
		);
		places.push(...rows.map(({ marker }) => `${table}.${column}: ${marker}`));
	}
	return places;
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

describe('after an erasure', () => {
	it('nothing of the person is found in any table, and the chain of the trail holds', async () => {
		const { director, partner } = await office();
		const id = await build(director);
		const role = await buildRole(test.db, director, id, { title: { en: 'Friend of Zalman Quarterstone' } });
		await deleteRole(test.db, director, role);
		await buildRole(test.db, director, id, { kind: 'donor' });
		await buildActivity(test.db, director, { people: [id], title: { en: 'A visit' } });
		await buildAgreement(test.db, director, [partner], { signatories: [{ id, role: 'theirs' }] });
		await buildInitiative(test.db, director, { ownerId: id });
		await buildStep(test.db, director, { subject: 'partner', subjectId: partner }, { who: 'Zalman Quarterstone' });
		const asked = plainProposal('goal', 'Learn from Zalman Quarterstone');
		await bring({ db: test.db, actor: director }, [asked], { name: 'zalman-quarterstone.txt' });
		// Renewed, so that what names the person is found by the new name.
		await savePerson(test.db, director, { ...details({ note: 'tulip-note 2' }), id, version: 2 } as PersonInput, 'IL');
		expect(new Set((await found(director)).map((place) => place.replace(/^.*: /, '')))).toEqual(new Set(MARKERS));

		expect(await erase(director, id)).toEqual({ ok: true, id, remains: true });
		expect(await found(director)).toEqual([]);
		const after = await chain(director);
		expect(after?.brokenAt).toBeNull();
		expect(after?.takenOut).toBeGreaterThanOrEqual(6);
	});

	it('nothing of them is left in why something was done, whatever it was done to', async () => {
		const { director } = await office();
		const id = await build(director);
		const because = (reason: string): Actor => ({ ...director, reason });
		const activity = await buildActivity(test.db, director, { title: { en: 'A visit' } });
		await deleteActivity(test.db, because('Recorded twice for Zalman Quarterstone'), activity);
		await test.db.forOffice(director.officeId, (tx) => {
			const change = { noun: 'member', recordId: newId(), action: 'delete' as const, after: null };
			recordChange(tx, because('Now works for Zalman Quarterstone'), { ...change, before: { name: 'Noa' } });
			recordChange(tx, because('Retired'), { ...change, before: { name: 'Dana' } });
			return Promise.resolve();
		});
		await erase(director, id);
		expect(await found(director)).toEqual([]);
		expect((await chain(director))?.brokenAt).toBeNull();
		const { rows } = await test.admin.query(
			`select before ->> 'name' as who, reason from audit_event where office_id = $1 and noun = 'member' order by seq`,
			[director.officeId]
		);
		expect(rows).toEqual([
			{ who: 'Noa', reason: null },
			{ who: 'Dana', reason: 'Retired' }
		]);
	});

	it('the records that need the person keep them, without details and with their role', async () => {
		const { director } = await office();
		const id = await build(director);
		const role = await buildRole(test.db, director, id);
		const activity = await buildActivity(test.db, director, { people: [id] });
		await erase(director, id);
		const { rows } = await test.admin.query(
			`select p.name, p.email, p.phone, p.note, p.languages, p.received_on, p.erased_at is not null as erased,
				l.role, r.id as held
			from person p join activity_person l on l.person_id = p.id join role_held r on r.person_id = p.id
			where l.activity_id = $1`,
			[activity]
		);
		expect(rows).toEqual([
			{
				name: { he: 'אדם שפרטיו נמחקו', en: 'A person whose details were erased' },
				...{ email: null, phone: null, note: null, languages: [], received_on: null, erased: true },
				...{ role: 'guest', held: role }
			}
		]);
	});

	it('nothing stays of somebody whom no record names, nor of one who lies in the trash', async () => {
		const { director } = await office();
		const alone = await build(director);
		await buildRole(test.db, director, alone);
		expect(await erase(director, alone)).toMatchObject({ ok: true, remains: false });
		const deleted = await build(director);
		await buildActivity(test.db, director, { people: [deleted] });
		await deletePerson(test.db, director, deleted);
		expect(await erase(director, deleted)).toMatchObject({ ok: true, remains: false });
		for (const id of [alone, deleted]) {
			const { rows } = await test.admin.query(
				`select id from person where id = $1 union all select id from role_held where person_id = $1`,
				[id]
			);
			expect(rows).toEqual([]);
			expect(await restore(test.db, director, { noun: 'person', id })).toMatchObject({ ok: false });
		}
		expect(await found(director)).toEqual([]);
		expect(await chain(director)).toMatchObject({ brokenAt: null });
	});

	it('nobody writes details into the record again', async () => {
		const { director } = await office();
		const id = await build(director);
		await buildActivity(test.db, director, { people: [id] });
		await erase(director, id);
		const input = { ...details(), id, version: 3 } as PersonInput;
		expect(await savePerson(test.db, director, input, 'IL')).toEqual({ ok: false, reason: 'not_found' });
		expect(await erase(director, id, { confirm: 'A person whose details were erased' })).toMatchObject({
			ok: false,
			reason: 'not_found'
		});
	});

	it('the documents that were ticked are gone, with their names, and their files with the next daily work', async () => {
		const { director } = await office();
		const id = await build(director);
		const activity = await buildActivity(test.db, director, { people: [id] });
		const add = async (name: string) => {
			const file = { id: newId(), subject: 'activity' as const, subjectId: activity, title: {}, name };
			const bytes = Buffer.from(name);
			const added = await addAttachment(test.db, folder, director, { ...file, visibility: 'office', bytes });
			expect(added).toMatchObject({ ok: true });
			return file.id;
		};
		const [passport, programme] = [await add('zalman-quarterstone.txt'), await add('programme.txt')];
		await erase(director, id, { documents: [passport] });
		expect(await found(director)).toEqual([]);
		await purgeTrash(test.db, folder, new Date());
		const { rows } = await test.admin.query('select id from attachment where activity_id = $1', [activity]);
		expect(rows).toEqual([{ id: programme }]);
	});

	it('what the trail says of others and of other offices is as it was', async () => {
		const { director } = await office();
		const other = (await office()).director;
		await buildPerson(test.db, other, details());
		const namesake = await buildPerson(test.db, director, { name: { en: 'Zalman Quarterstonely' } });
		const id = await build(director);
		await erase(director, id);
		expect(await found(other, ['quarterstone'])).not.toEqual([]);
		const { rows } = await test.admin.query('select after from audit_event where record_id = $1', [namesake]);
		expect(rows).toMatchObject([{ after: { name: { en: 'Zalman Quarterstonely' } } }]);
		expect(await chain(other)).toMatchObject({ brokenAt: null, takenOut: 0 });
	});

	it('words of others that were corrected before are out of the trail as well', async () => {
		const { director } = await office();
		const id = await build(director);
		const step = { subject: 'partner' as const, subjectId: await buildPartner(test.db, director) };
		await buildStep(test.db, director, step, {
			what: { he: 'להתקשר לזלמן ברקוביץ, מחר', en: 'Call\nZalman Quarterstone' }
		});
		await test.admin.query(`update next_step set what = '{"en":"Call"}' where office_id = $1`, [director.officeId]);
		await test.admin.query(`delete from search_entry where office_id = $1 and noun = 'next_step'`, [director.officeId]);
		await erase(director, id);
		expect(await found(director)).toEqual([]);
		expect(await chain(director)).toMatchObject({ brokenAt: null });
	});
});

describe('an erasure', () => {
	it('is kept in the trail with its reason, who and when', async () => {
		const { director } = await office();
		const id = await build(director);
		await erase(director, id);
		const { rows } = await test.admin.query(
			`select action, actor, reason, before, after, address from audit_event where record_id = $1 order by seq`,
			[id]
		);
		expect(rows).toEqual([
			{ action: 'create', actor: 'Dana', reason: null, before: null, after: null, address: '192.0.2.7' },
			{ action: 'update', actor: 'Dana', reason: null, before: null, after: null, address: '192.0.2.7' },
			{ action: 'erase', actor: 'Dana', reason: 'asked by letter', before: null, after: null, address: '192.0.2.7' }
		]);
	});

	it.each([
		['the name was not typed', { confirm: 'Zalman' }, { field: 'confirm', code: 'not_the_name' }],
		['the reason tells who', { reason: 'Zalman Quarterstone asked' }, { field: 'reason', code: 'tells_who' }],
		['it was saved since', { version: 1 }, { reason: 'stale' }]
	])('is refused where %s', async (_why, overrides, refusal) => {
		const { director } = await office();
		const id = await build(director);
		expect(await erase(director, id, overrides)).toMatchObject({ ok: false, ...refusal });
		expect(await found(director)).not.toEqual([]);
	});

	it('is for directors of the office alone', async () => {
		const { director } = await office();
		const id = await build(director);
		for (const role of ['reader', 'coordinator'] as const) {
			expect(await erase(buildActor(director.officeId, role), id)).toEqual({ ok: false, reason: 'forbidden' });
		}
		const stranger = (await office()).director;
		expect(await erase(stranger, id)).toEqual({ ok: false, reason: 'not_found' });
	});

	it('leaves a record in the trash to be found by nobody', async () => {
		const { director } = await office();
		const id = await build(director);
		const activity = await buildActivity(test.db, director, { people: [id] });
		await savePerson(test.db, director, { ...details(), id, version: 2, email: null } as PersonInput, 'IL');
		await deleteActivity(test.db, director, activity);
		await erase(director, id);
		await restore(test.db, director, { noun: 'activity', id: activity });
		expect(await found(director)).toEqual([]);
	});
});

describe('the application', () => {
	it('takes nobody out of the trail who was not erased', async () => {
		const { director } = await office();
		const id = await build(director);
		const client = await test.admin.connect();
		try {
			await client.query('begin');
			await client.query(`set local app.office_id = '${director.officeId}'`);
			await client.query('set local role kesher_app');
			await expect(client.query(`select kesher.take_out_of_trail('${id}', '{}', 'x')`)).rejects.toThrow('not erased');
		} finally {
			await client.query('rollback');
			client.release();
		}
	});
});
