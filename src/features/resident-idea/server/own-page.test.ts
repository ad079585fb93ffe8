import { describe, expect, it } from 'vitest';
import { loadOffice } from '#features/office/server/queries.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { newId } from '#kernel/id.ts';
import { listHistory } from '#features/history/server/queries.ts';
import { buildActor, buildMember, buildOffice } from '../../../../tests/support/factories.ts';
import { buildIdea, lettersTo } from '../../../../tests/support/ideas.ts';
import { MOST } from '../resident-idea.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { askResident, markRead, takeUp } from './commands.ts';
import { openOwn, withdrawIdea, writeToOffice } from './own-page.ts';
import { ideasBehind, loadIdea, wasErased } from './queries.ts';
import { tellOfDecision } from './telling.ts';

const test = testDatabase();
const TODAY = '2026-11-30';

/** A coordinator who reads English. @returns their address */
async function buildReader(office: OfficeId): Promise<string> {
	const id = await buildMember(test.db, office, 'coordinator');
	const { rows } = await test.admin.query<{ email: string }>(
		`update auth.user set language = 'en' where id = $1 returning email`,
		[id]
	);
	return rows[0]?.email ?? '';
}

/** Messages were written an hour earlier than they were. */
async function anHourPasses(office: OfficeId): Promise<void> {
	await test.admin.query(`update idea_message set written_at = written_at - interval '1 hour' where office_id = $1`, [
		office
	]);
}

async function readAll(office: OfficeId, actor: Actor, id: string): Promise<void> {
	const version = (await test.db.forOffice(office, (tx) => loadIdea(tx, office, id)))?.version ?? 0;
	expect((await markRead(test.db, actor, { id, version })).ok).toBe(true);
}

async function taken() {
	const actor = buildActor(await buildOffice(test.db));
	const office = actor.officeId;
	const idea = await buildIdea(test.db, test.admin, office, { name: 'Zzname', email: 'zzmail@resident.example' });
	const version = (await test.db.forOffice(office, (tx) => loadIdea(tx, office, idea.id)))?.version ?? 0;
	const input = { id: idea.id, version, title: { en: 'Chess' }, partners: [], goals: [] };
	const done = await takeUp(test.db, actor, input, TODAY);
	if (!done.ok) throw new Error(done.reason);
	await writeToOffice(test.db, office, idea.own, { text: 'Zzmessage', language: 'en', today: TODAY });
	return { ...idea, office, actor, initiativeId: done.initiativeId };
}

describe('withdrawing an idea', () => {
	it('deletes all of it that is not taken up', async () => {
		const office = await buildOffice(test.db);
		const { id, own } = await buildIdea(test.db, test.admin, office);
		expect(await withdrawIdea(test.db, office, own, { keep: true })).toEqual({ ok: true });
		const { rows } = await test.admin.query('select from resident_idea where id = $1', [id]);
		expect(rows).toEqual([]);
		expect(await openOwn(test.db, office, own, TODAY)).toBeUndefined();
		expect(await withdrawIdea(test.db, office, own, { keep: true })).toEqual({ ok: false, reason: 'not_found' });
	});

	it('leaves the words without a name where it was taken up and they agree', async () => {
		const { office, id, own } = await taken();
		await withdrawIdea(test.db, office, own, { keep: true });
		const idea = await test.db.forOffice(office, (tx) => loadIdea(tx, office, id));
		expect(idea).toMatchObject({ state: 'withdrawn', name: null, email: null, messages: [], isForgotten: true });
		expect(idea?.text).not.toBe('');
		expect(await openOwn(test.db, office, own, TODAY)).toBeUndefined();
	});

	it('leaves the initiative alone where they do not, and of the idea its place', async () => {
		const { office, id, own } = await taken();
		await withdrawIdea(test.db, office, own, { keep: false });
		const { rows } = await test.admin.query('select title from initiative where office_id = $1', [office]);
		expect(rows).toEqual([{ title: { en: 'Chess' } }]);
		const idea = await test.db.forOffice(office, (tx) => loadIdea(tx, office, id));
		expect(idea).toMatchObject({ state: 'withdrawn', text: '', publicTitle: {}, isPublished: false, name: null });
	});

	it.each([true, false])(
		'is told to the office, on the initiative and in its history (words stay: %s)',
		async (keep) => {
			const { office, actor, own, initiativeId } = await taken();
			const coordinator = await buildReader(office);
			await withdrawIdea(test.db, office, own, { keep });
			const [letter] = await lettersTo(test.admin, coordinator);
			expect(letter?.subject).toContain('A resident’s idea was withdrawn');
			expect(letter?.text).toContain(`/initiatives/${initiativeId}`);
			const [behind] = await test.db.forOffice(office, (tx) =>
				ideasBehind(tx, office, initiativeId, { readsWhole: true })
			);
			expect([behind?.withdrawnAt === null, behind?.text === '']).toEqual([false, !keep]);
			const [latest] = await test.db.forOffice(office, async (tx) => {
				const here = await loadOffice(tx, office);
				if (!here) throw new Error('no office');
				const desk = { actor, office: here };
				return (await listHistory(tx, desk, 'initiative', initiativeId, { language: 'en' })).entries;
			});
			expect(latest?.changes).toMatchObject([{ field: 'A resident’s idea', after: 'Withdrawn' }]);
		}
	);

	it('before it was taken up is told as well, and its page says where it went', async () => {
		const office = await buildOffice(test.db);
		const { id, own } = await buildIdea(test.db, test.admin, office);
		const coordinator = await buildReader(office);
		await withdrawIdea(test.db, office, own, { keep: false });
		const [letter] = await lettersTo(test.admin, coordinator);
		expect(letter?.text).toMatch(/\/ideas\n/);
		expect(await wasErased(test.db, office, id)).toBe(true);
		expect(await wasErased(test.db, office, newId())).toBe(false);
	});

	it('leaves no trace of who it was, in no table and on no way out', async () => {
		const { office, own } = await taken();
		await withdrawIdea(test.db, office, own, { keep: true });
		const { rows: tables } = await test.admin.query<{ name: string }>(
			`select distinct table_name as name from information_schema.columns
			join information_schema.tables using (table_schema, table_name)
			where table_schema = 'kesher' and table_type = 'BASE TABLE' and column_name = 'office_id'`
		);
		for (const { name } of tables) {
			const { rows } = await test.admin.query(
				`select t::text from kesher."${name}" t where office_id = $1 and t::text ilike '%zz%'`,
				[office]
			);
			expect(rows, name).toEqual([]);
		}
	});
});

it('a question that was left open is over once there is an answer', async () => {
	const { office, actor, id, own } = await taken();
	const version = (await test.db.forOffice(office, (tx) => loadIdea(tx, office, id)))?.version ?? 0;
	await askResident(test.db, actor, { id, version, text: { en: 'Which school?' } });
	expect(await openOwn(test.db, office, own, TODAY)).toMatchObject({ idea: { standing: 'asked' } });
	const { rows } = await test.admin.query<{ id: string }>(
		'select initiative_id as id from resident_idea where id = $1',
		[id]
	);
	const decided = { outcome: 'later', answer: { en: 'Next year' } } as const;
	await test.db.forOffice(office, (tx) => tellOfDecision(tx, office, rows[0]?.id ?? '', decided));
	expect(await openOwn(test.db, office, own, TODAY)).toMatchObject({ idea: { standing: 'examined' } });
	expect((await lettersTo(test.admin, 'zzmail@resident.example')).at(-1)?.text).toContain('Next year');
});

describe('writing to the office', () => {
	it('once for a form that is sent twice, and only so often', async () => {
		const office = await buildOffice(test.db);
		const { own } = await buildIdea(test.db, test.admin, office);
		for (const text of ['Hello', 'Hello'])
			await writeToOffice(test.db, office, own, { text, language: 'en', today: TODAY });
		for (let each = 1; each < MOST.messages; each += 1) {
			await anHourPasses(office);
			expect(
				(await writeToOffice(test.db, office, own, { text: `Number ${each}`, language: 'en', today: TODAY })).ok
			).toBe(true);
		}
		await anHourPasses(office);
		expect(await writeToOffice(test.db, office, own, { text: 'One more', language: 'en', today: TODAY })).toEqual({
			ok: false,
			reason: 'enough'
		});
		expect(await openOwn(test.db, office, own, TODAY)).toMatchObject({
			idea: { mayWrite: false, hasWrittenEnough: true }
		});
	});

	it('only so often within an hour, and the office is told once until it has read that', async () => {
		const { office, actor, id, own } = await taken();
		const coordinator = await buildReader(office);
		await readAll(office, actor, id);
		const write = (text: string) => writeToOffice(test.db, office, own, { text, language: 'en', today: TODAY });
		for (let each = 1; each < MOST.messagesInAnHour; each += 1)
			expect(await write(`Number ${each}`)).toEqual({ ok: true });
		expect(await write('One more')).toEqual({ ok: false, reason: 'too_many' });
		expect(await lettersTo(test.admin, coordinator)).toHaveLength(1);
		await anHourPasses(office);
		await readAll(office, actor, id);
		expect(await write('After that')).toEqual({ ok: true });
		expect(await lettersTo(test.admin, coordinator)).toHaveLength(2);
	});

	it('is not done by a secret that opens nothing', async () => {
		const office = await buildOffice(test.db);
		for (const secret of ['', 'x', 'x'.repeat(43), 'x'.repeat(10_000)]) {
			expect((await writeToOffice(test.db, office, secret, { text: 'Hello', language: 'en', today: TODAY })).ok).toBe(
				false
			);
		}
	});
});
