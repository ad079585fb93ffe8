import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice } from '../../../../tests/support/factories.ts';
import { buildIdea, KEY, lettersTo, linkIn } from '../../../../tests/support/ideas.ts';
import { MOST } from '../resident-idea.ts';
import { publishIdea, unpublishIdea } from './commands.ts';
import { loadIdea, loadPublished } from './queries.ts';
import { askForSupport, openSupport, setSupport } from './support.ts';

const test = testDatabase();

async function published() {
	const actor = buildActor(await buildOffice(test.db));
	const office = actor.officeId;
	const { id } = await buildIdea(test.db, test.admin, office);
	const version = async () => (await test.db.forOffice(office, (tx) => loadIdea(tx, office, id)))?.version ?? 0;
	const words = { publicTitle: { en: 'A chess evening' }, publicText: { en: 'By video' } };
	await publishIdea(test.db, actor, { id, version: await version(), ...words });
	const ask = (email: string) => askForSupport(test.db, office, { ideaId: id, email, tongue: 'en' }, KEY);
	const supporters = async () =>
		(await test.db.forOffice(office, (tx) => loadPublished(tx, office, id, '2026-11-30')))?.supporters;
	return { actor, office, id, ask, supporters, version };
}

describe('support', () => {
	it('is counted once per address, by the link in its letter', async () => {
		const { office, ask, supporters } = await published();
		const [one, two] = [`${newId()}@a.example`, `${newId()}@b.example`];
		for (const email of [one, one.toUpperCase(), two]) expect(await ask(email)).toEqual({ ok: true });
		expect(await supporters()).toBe(0);
		expect(await lettersTo(test.admin, one.toUpperCase())).toEqual([]);
		const links = [await linkIn(test.admin, one, 'support')];
		for (const link of [...links, ...links]) expect((await setSupport(test.db, office, link, true)).ok).toBe(true);
		expect(await supporters()).toBe(1);
		await setSupport(test.db, office, await linkIn(test.admin, two, 'support'), true);
		expect(await supporters()).toBe(2);
		expect(await openSupport(test.db, office, links[0] ?? '')).toMatchObject({ isCounted: true });
		await setSupport(test.db, office, links[0] ?? '', false);
		expect(await supporters()).toBe(1);
	});

	it('keeps no address', async () => {
		const { office, ask } = await published();
		await ask('zzsupporter@a.example');
		await setSupport(test.db, office, await linkIn(test.admin, 'zzsupporter@a.example', 'support'), true);
		for (const table of ['idea_supporter', 'idea_key', 'audit_event']) {
			const { rows } = await test.admin.query(
				`select from ${table} t where office_id = $1 and t::text ilike '%zzsupp%'`,
				[office]
			);
			expect(rows, table).toEqual([]);
		}
	});

	it('is no way to fill a mailbox, and the answer is the same', async () => {
		const { office, ask } = await published();
		const email = `${newId()}@a.example`;
		for (let each = 0; each < 3; each += 1) expect(await ask(email)).toEqual({ ok: true });
		expect(await lettersTo(test.admin, email)).toHaveLength(1);
		for (let each = 0; each < MOST.supportLettersInADay + 3; each += 1) {
			await test.admin.query('update idea_key set expires_at = now() where office_id = $1', [office]);
			expect(await ask(email)).toEqual({ ok: true });
		}
		expect(await lettersTo(test.admin, email)).toHaveLength(MOST.supportLettersInADay);
	});

	it('is of what is shown, with a link that is good and of this office', async () => {
		const { actor, office, id, ask, version } = await published();
		const email = `${newId()}@a.example`;
		await ask(email);
		const link = await linkIn(test.admin, email, 'support');
		const other = await buildOffice(test.db);
		expect(await openSupport(test.db, other, link)).toBeUndefined();
		expect((await setSupport(test.db, office, 'x'.repeat(43), true)).ok).toBe(false);
		await unpublishIdea(test.db, actor, { id, version: await version() });
		expect(await ask(email)).toEqual({ ok: false, reason: 'not_found' });
		expect((await setSupport(test.db, office, link, true)).ok).toBe(false);
	});

	it('makes the page another one, for whoever keeps it', async () => {
		const { office, ask } = await published();
		const seq = async () =>
			(await test.admin.query<{ seq: number }>('select seq from audit_head where office_id = $1', [office])).rows[0]
				?.seq;
		const email = `${newId()}@a.example`;
		await ask(email);
		const before = await seq();
		await setSupport(test.db, office, await linkIn(test.admin, email, 'support'), true);
		expect(await seq()).not.toBe(before);
	});
});
