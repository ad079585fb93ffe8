import { describe, expect, it } from 'vitest';
import { countSections } from '#features/office/server/queries.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildGoal,
	buildInitiative,
	buildOffice,
	buildPartner
} from '../../../../tests/support/factories.ts';
import { buildIdea, KEY, lettersTo, sendIdea } from '../../../../tests/support/ideas.ts';
import {
	askResident,
	bringBack,
	discardIdea,
	forgetResident,
	joinIdea,
	markRead,
	publishIdea,
	reviewReports,
	takeUp,
	turnAway,
	unpublishIdea
} from './commands.ts';
import { openOwn, writeToOffice } from './own-page.ts';
import { countQueues, ideasBehind, listIdeas, listPublished, loadIdea } from './queries.ts';
import { askForSupport, reportIdea } from './support.ts';
import { languagesOfResidents, tellOfDecision, tellOfOutcome } from './telling.ts';

const test = testDatabase();
const TODAY = '2026-11-30';
const WORDS = { publicTitle: { en: 'A chess evening' }, publicText: { en: 'By video, once a month' } };

async function atWork(role: 'coordinator' | 'director' = 'coordinator') {
	const actor = buildActor(await buildOffice(test.db), role);
	const office = actor.officeId;
	const load = (id: string) => test.db.forOffice(office, (tx) => loadIdea(tx, office, id));
	const version = async (id: string) => ({ id, version: (await load(id))?.version ?? 0 });
	const list = (queue: 'waiting' | 'spam' | 'reported' | 'settled') =>
		test.db.forOffice(office, async (tx) =>
			(await listIdeas(tx, office, queue, { size: 50 })).rows.map(({ id }) => id)
		);
	return { actor, office, load, version, list };
}

describe('taking an idea up', () => {
	it('begins an initiative with the office’s title, its partners and goals; the resident’s words stay theirs', async () => {
		const { actor, office, load, version } = await atWork();
		const [partner, goal] = [await buildPartner(test.db, actor), await buildGoal(test.db, actor)];
		const { id, own, email } = await buildIdea(test.db, test.admin, office, {
			text: 'Zzwords of mine',
			name: 'Zzname'
		});
		const input = { ...(await version(id)), title: { en: 'Chess by video' }, partners: [partner], goals: [goal] };
		const taken = await takeUp(test.db, actor, input, TODAY);
		if (!taken.ok) throw new Error(taken.reason);
		const { rows } = await test.admin.query<{ said: string; stage: string; source: string }>(
			'select stage, source, i::text as said from initiative i where id = $1',
			[taken.initiativeId]
		);
		expect(rows).toMatchObject([{ stage: 'idea', source: 'resident' }]);
		expect(rows[0]?.said).not.toMatch(/Zz/);
		expect(await load(id)).toMatchObject({
			state: 'taken',
			initiative: { id: taken.initiativeId },
			text: 'Zzwords of mine'
		});
		expect((await lettersTo(test.admin, email)).at(-1)?.subject).toContain('Your idea was taken up');
		expect(await openOwn(test.db, office, own, TODAY)).toMatchObject({
			idea: { standing: 'examined', outcome: {} }
		});
		const behind = (readsWhole: boolean) =>
			test.db.forOffice(office, (tx) => ideasBehind(tx, office, taken.initiativeId, { readsWhole }));
		expect(await behind(false)).toMatchObject([{ text: 'Zzwords of mine', name: null, messages: [] }]);
		expect(await behind(true)).toMatchObject([{ name: 'Zzname' }]);
	});

	it('happens once, and not to what somebody else has changed', async () => {
		const { actor, office, version } = await atWork();
		const { id } = await buildIdea(test.db, test.admin, office);
		const input = { ...(await version(id)), title: { en: 'Chess' }, partners: [], goals: [] };
		expect((await takeUp(test.db, actor, input, TODAY)).ok).toBe(true);
		expect(await takeUp(test.db, actor, input, TODAY)).toEqual({ ok: false, reason: 'stale' });
		expect(await takeUp(test.db, actor, { ...input, ...(await version(id)) }, TODAY)).toEqual({
			ok: false,
			reason: 'stale'
		});
	});

	it('takes nothing back halfway: with a partner that is not there nothing happens', async () => {
		const { actor, office, load, version } = await atWork();
		const { id, email } = await buildIdea(test.db, test.admin, office);
		const before = await lettersTo(test.admin, email);
		const input = { ...(await version(id)), title: { en: 'Chess' }, partners: [newId()], goals: [] };
		expect(await takeUp(test.db, actor, input, TODAY)).toMatchObject({ ok: false, field: 'partners[]', code: 'gone' });
		expect(await load(id)).toMatchObject({ state: 'waiting' });
		expect(await lettersTo(test.admin, email)).toEqual(before);
	});
});

it('joined to an initiative that there is, the resident follows that one', async () => {
	const { actor, office, load, version } = await atWork();
	const initiativeId = await buildInitiative(test.db, actor);
	const { id, email } = await buildIdea(test.db, test.admin, office);
	expect(await joinIdea(test.db, actor, { ...(await version(id)), initiativeId: newId() })).toMatchObject({
		field: 'initiativeId'
	});
	expect((await joinIdea(test.db, actor, { ...(await version(id)), initiativeId })).ok).toBe(true);
	expect(await load(id)).toMatchObject({ state: 'taken', isJoined: true, initiative: { id: initiativeId } });
	expect((await lettersTo(test.admin, email)).at(-1)?.text).toContain('joined to it');
});

it('turned away, the resident gets the answer, and nobody is shown the idea any more', async () => {
	const { actor, office, load, version } = await atWork();
	const { id, own, email } = await buildIdea(test.db, test.admin, office);
	await publishIdea(test.db, actor, { ...(await version(id)), ...WORDS });
	expect(
		(await turnAway(test.db, actor, { ...(await version(id)), answer: { en: 'We have no chess board' } })).ok
	).toBe(true);
	expect(await load(id)).toMatchObject({
		state: 'turned_away',
		answer: { en: 'We have no chess board' },
		isPublished: false
	});
	expect((await lettersTo(test.admin, email)).at(-1)?.text).toContain('We have no chess board');
	expect(await openOwn(test.db, office, own, TODAY)).toMatchObject({
		idea: { standing: 'turned_away', answer: { en: 'We have no chess board' }, mayWrite: false }
	});
});

describe('asking back', () => {
	it('sends the question, shows it on the resident’s page, and brings the answer to the top of the queue', async () => {
		const { actor, office, load, version, list } = await atWork();
		const { id, own, email } = await buildIdea(test.db, test.admin, office);
		expect((await askResident(test.db, actor, { ...(await version(id)), text: { en: 'At which school?' } })).ok).toBe(
			true
		);
		expect((await lettersTo(test.admin, email)).at(-1)?.text).toContain('At which school?');
		expect(await openOwn(test.db, office, own, TODAY)).toMatchObject({
			idea: { standing: 'asked', messages: [{ ofOffice: true, text: { en: 'At which school?' } }] }
		});
		await takeUp(test.db, actor, { ...(await version(id)), title: { en: 'Chess' }, partners: [], goals: [] }, TODAY);
		expect(await list('waiting')).not.toContain(id);
		await writeToOffice(test.db, office, own, { text: 'At the one in Ahuza street', language: 'en', today: TODAY });
		expect(await list('waiting')).toContain(id);
		expect((await load(id))?.messages.map(({ text }) => text)).toEqual([
			{ en: 'At which school?' },
			{ en: 'At the one in Ahuza street' }
		]);
	});

	it('the answer counts as news until somebody has read it, or done something since', async () => {
		const { actor, office, load, version, list } = await atWork();
		const { id, own } = await buildIdea(test.db, test.admin, office);
		await takeUp(test.db, actor, { ...(await version(id)), title: { en: 'Chess' }, partners: [], goals: [] }, TODAY);
		await writeToOffice(test.db, office, own, { text: 'One thing more', language: 'en', today: TODAY });
		expect([(await load(id))?.hasNews, await list('waiting')]).toEqual([true, [id]]);
		expect((await markRead(test.db, actor, await version(id))).ok).toBe(true);
		expect([(await load(id))?.hasNews, await list('waiting')]).toEqual([false, []]);
		await writeToOffice(test.db, office, own, { text: 'And another', language: 'en', today: TODAY });
		const initiativeId = (await load(id))?.initiative?.id ?? '';
		await test.db.forOffice(office, (tx) => tellOfOutcome(tx, office, initiativeId, { en: 'They play' }));
		expect([(await load(id))?.hasNews, await list('waiting')]).toEqual([false, []]);
	});

	it('is refused where nobody can be asked any more', async () => {
		const { actor, office, version } = await atWork();
		const { id } = await buildIdea(test.db, test.admin, office);
		await turnAway(test.db, actor, { ...(await version(id)), answer: { en: 'No' } });
		expect(await askResident(test.db, actor, { ...(await version(id)), text: { en: 'Why?' } })).toEqual({
			ok: false,
			reason: 'stale'
		});
	});
});

describe('publishing', () => {
	it('shows the office’s wording to everybody, until it is taken off', async () => {
		const { actor, office, version } = await atWork();
		const { id } = await buildIdea(test.db, test.admin, office);
		const shown = () => test.db.forOffice(office, (tx) => listPublished(tx, office, { size: 50, today: TODAY }));
		expect((await shown()).rows).toEqual([]);
		await publishIdea(test.db, actor, { ...(await version(id)), ...WORDS });
		expect((await shown()).rows).toMatchObject([
			{ id, title: { en: 'A chess evening' }, standing: 'waiting', supporters: 0 }
		]);
		await unpublishIdea(test.db, actor, await version(id));
		expect((await shown()).rows).toEqual([]);
	});

	it('is refused without consent', async () => {
		const { actor, office, version } = await atWork();
		const { id } = await buildIdea(test.db, test.admin, office, { mayPublish: false });
		expect(await publishIdea(test.db, actor, { ...(await version(id)), ...WORDS })).toEqual({
			ok: false,
			reason: 'stale'
		});
	});

	it('is not undone by a report, but by whoever reads it', async () => {
		const { actor, office, load, version, list } = await atWork();
		const { id } = await buildIdea(test.db, test.admin, office);
		expect(await reportIdea(test.db, office, id, { reason: 'untrue', text: '' })).toEqual({
			ok: false,
			reason: 'not_found'
		});
		await publishIdea(test.db, actor, { ...(await version(id)), ...WORDS });
		for (const text of ['It names my son', 'It names my son']) {
			expect((await reportIdea(test.db, office, id, { reason: 'personal', text })).ok).toBe(true);
		}
		expect(await load(id)).toMatchObject({ isPublished: true, openReports: 1 });
		expect(await list('reported')).toEqual([id]);
		await reviewReports(test.db, actor, { ...(await version(id)), outcome: 'keep' });
		expect(await load(id)).toMatchObject({ isPublished: true, openReports: 0 });
		await reportIdea(test.db, office, id, { reason: 'personal', text: 'It still does' });
		await reviewReports(test.db, actor, { ...(await version(id)), outcome: 'hide' });
		expect(await load(id)).toMatchObject({ isPublished: false, openReports: 0 });
	});
});

it('what residents of another language are told is in it, where somebody has written it, and else marked', async () => {
	const { actor, office, version } = await atWork();
	const { id, email } = await buildIdea(test.db, test.admin, office, {}, { language: 'de' });
	const input = { ...(await version(id)), title: { en: 'Chess' }, partners: [], goals: [] };
	const taken = await takeUp(test.db, actor, input, TODAY);
	if (!taken.ok) throw new Error(taken.reason);
	const { initiativeId } = taken;
	expect(await test.db.forOffice(office, (tx) => languagesOfResidents(tx, office, initiativeId))).toEqual(['de']);
	const tell = (answer: Record<string, string>) =>
		test.db.forOffice(office, (tx) => tellOfDecision(tx, office, initiativeId, { outcome: 'accepted', answer }));
	await tell({ he: 'בשמחה', en: 'Gladly' });
	expect((await lettersTo(test.admin, email)).at(-1)?.text).toContain('(auf Englisch)\nGladly');
	await tell({ he: 'בשמחה', en: 'Gladly', de: 'Sehr gern' });
	expect((await lettersTo(test.admin, email)).at(-1)?.text).toContain('Das ist die Antwort:\n\nSehr gern');
});

it('that an idea is published is told to its resident, once', async () => {
	const { actor, office, version } = await atWork();
	const { id, email } = await buildIdea(test.db, test.admin, office, {}, { language: 'pl' });
	for (let each = 0; each < 2; each += 1) await publishIdea(test.db, actor, { ...(await version(id)), ...WORDS });
	const letters = (await lettersTo(test.admin, email)).slice(2);
	expect(letters.map(({ subject }) => subject.split(':')[0])).toEqual(['Pomysł jest na naszej stronie']);
	expect(letters[0]?.text).toMatch(/\/ideas\/own\//);
});

it('nobody is asked to support what is decided against', async () => {
	const { actor, office, version } = await atWork();
	const initiativeId = await buildInitiative(test.db, actor);
	const { id } = await buildIdea(test.db, test.admin, office);
	await joinIdea(test.db, actor, { ...(await version(id)), initiativeId });
	await publishIdea(test.db, actor, { ...(await version(id)), ...WORDS });
	const ask = () => askForSupport(test.db, office, { ideaId: id, email: 'a@b.example', tongue: 'en' }, KEY);
	expect(await ask()).toEqual({ ok: true });
	await test.admin.query(`update initiative set stage = 'declined' where id = $1`, [initiativeId]);
	expect(await ask()).toEqual({ ok: false, reason: 'not_found' });
});

it('spam lies apart, is put aside without an answer, and can be brought back', async () => {
	const { actor, office, load, version, list } = await atWork();
	const { id, email } = await buildIdea(test.db, test.admin, office, { text: `<b>${newId()}</b>` });
	expect([await list('waiting'), await list('spam')]).toEqual([[], [id]]);
	const announced = async () => (await test.db.forOffice(office, (tx) => countSections(tx, office))).ideas;
	expect(Number(await announced())).toBe(0);
	const before = await lettersTo(test.admin, email);
	expect((await discardIdea(test.db, actor, await version(id))).ok).toBe(true);
	expect(await load(id)).toMatchObject({ isDiscarded: true });
	expect(await lettersTo(test.admin, email)).toEqual(before);
	expect((await bringBack(test.db, actor, await version(id))).ok).toBe(true);
	expect([await list('waiting'), await list('spam')]).toEqual([[id], []]);
	expect(Number(await announced())).toBe(1);
});

describe('whoever may not', () => {
	it.each(['reader', 'contributor', 'agreements_manager'] as const)('a %s finds none', async (role) => {
		const { office, version } = await atWork();
		const { id } = await buildIdea(test.db, test.admin, office);
		const actor = buildActor(office, role);
		const wanted = { ...(await version(id)), text: { en: 'Who are you?' } };
		expect(await askResident(test.db, actor, wanted)).toEqual({ ok: false, reason: 'not_found' });
		expect(await discardIdea(test.db, actor, wanted)).toEqual({ ok: false, reason: 'not_found' });
	});

	it('another office, and what nobody has confirmed, are not there', async () => {
		const [{ office, version }, other] = [await atWork(), await atWork()];
		const { id } = await buildIdea(test.db, test.admin, office);
		const wanted = { ...(await version(id)), text: { en: 'Who are you?' } };
		expect(await askResident(test.db, other.actor, wanted)).toEqual({ ok: false, reason: 'not_found' });
		const unread = newId();
		await sendIdea(test.db, office, {}, { id: unread });
		expect(await test.db.forOffice(office, (tx) => loadIdea(tx, office, unread))).toBeUndefined();
		expect(await test.db.forOffice(office, (tx) => countQueues(tx, office))).toMatchObject({
			waiting: 1,
			unconfirmed: 1
		});
	});

	it('a coordinator forgets nobody; a director does who types the name', async () => {
		const { actor, office, load, version } = await atWork();
		const director = buildActor(office, 'director');
		const { id, own } = await buildIdea(test.db, test.admin, office, { name: 'Noa Levi' });
		const wanted = { ...(await version(id)), confirm: 'Noa Levi' };
		expect(await forgetResident(test.db, actor, wanted)).toEqual({ ok: false, reason: 'not_found' });
		expect(await forgetResident(test.db, director, { ...wanted, confirm: 'Noa' })).toMatchObject({
			code: 'not_the_name'
		});
		expect(await forgetResident(test.db, director, wanted)).toEqual({ ok: true, id, remains: false });
		expect(await load(id)).toBeUndefined();
		expect(await openOwn(test.db, office, own, TODAY)).toBeUndefined();
	});
});
