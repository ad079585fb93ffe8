import { expect, it } from 'vitest';
import { completeInitiative, moveInitiative } from '#features/initiative/server/commands.ts';
import { mergeInitiatives } from '#features/initiative/server/merging.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { splitInitiative } from '#features/initiative/server/splitting.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildInitiative, buildOffice } from '../../../../tests/support/factories.ts';
import { buildIdea, lettersTo } from '../../../../tests/support/ideas.ts';
import { askResident, takeUp, turnAway } from './commands.ts';
import { openOwn } from './own-page.ts';
import { loadIdea } from './queries.ts';

const test = testDatabase();
const TODAY = '2026-11-30';

async function office(): Promise<Actor> {
	return buildActor(await buildOffice(test.db), 'director');
}

const versionOf = (actor: Actor, id: string) =>
	test.db.forOffice(actor.officeId, async (tx) => ({
		id,
		version: (await loadIdea(tx, actor.officeId, id))?.version ?? 0
	}));

/** An idea of a resident who reads German, with what they are told of it last. */
async function resident(actor: Actor) {
	const { id, email, own } = await buildIdea(test.db, test.admin, actor.officeId, {}, { language: 'de' });
	const page = async () => {
		const opened = await openOwn(test.db, actor.officeId, own, TODAY);
		return opened?.opens === 'own' ? opened.idea : undefined;
	};
	return {
		id,
		page,
		letters: () => lettersTo(test.admin, email),
		last: async () => (await lettersTo(test.admin, email)).at(-1)
	};
}

async function takenUp(actor: Actor) {
	const from = await resident(actor);
	const title = { en: 'Chess' };
	const taken = await takeUp(
		test.db,
		actor,
		{ ...(await versionOf(actor, from.id)), title, partners: [], goals: [] },
		TODAY
	);
	if (!taken.ok) throw new Error(taken.reason);
	const load = () => test.db.forOffice(actor.officeId, (tx) => loadInitiative(tx, actor, taken.initiativeId));
	const version = async () => (await load())?.version ?? 0;
	return { ...from, initiativeId: taken.initiativeId, version };
}

it('a resident hears in their language that the idea became a proposal, and their page says so', async () => {
	const actor = await office();
	const idea = await takenUp(actor);
	const move = async (stage: 'proposal' | 'idea') =>
		moveInitiative(test.db, actor, { id: idea.initiativeId, version: await idea.version(), stage }, TODAY);
	const before = (await idea.letters()).length;
	expect(await move('proposal')).toMatchObject({ ok: true });
	const letter = await idea.last();
	expect(letter?.subject).toMatch(/^Ihre Idee wartet auf eine Entscheidung: /);
	expect(letter?.text).toMatch(/Vorschlag geworden[\s\S]*\/de\/ideas\/own\//);
	expect(await idea.page()).toMatchObject({ standing: 'proposed', isTogether: false, parts: [] });
	// Back among the ideas is no news.
	await move('idea');
	expect(await idea.letters()).toHaveLength(before + 1);
	expect(await idea.page()).toMatchObject({ standing: 'examined' });
});

it('that it was merged with others: those hear of it whose idea went over', async () => {
	const actor = await office();
	const [kept, gone] = [await takenUp(actor), await takenUp(actor)];
	const before = (await kept.letters()).length;
	const merged = await mergeInitiatives(test.db, actor, {
		...{ id: kept.initiativeId, version: await kept.version() },
		...{ otherId: gone.initiativeId, otherVersion: await gone.version(), stays: 'this' }
	});
	expect(merged).toMatchObject({ ok: true });
	expect((await gone.last())?.text).toContain('mit ähnlichen zusammengelegt');
	expect(await kept.letters()).toHaveLength(before);
	expect(await gone.page()).toMatchObject({ standing: 'examined', isTogether: true });
	expect(await kept.page()).toMatchObject({ isTogether: false });
});

it('that a part goes on by itself, and where that stands', async () => {
	const actor = await office();
	const idea = await takenUp(actor);
	const partId = newId();
	const split = await splitInitiative(test.db, actor, {
		...{ id: idea.initiativeId, version: await idea.version(), partId, title: { en: 'Draughts' }, details: {} },
		...{ partners: [], goals: [], steps: [], milestones: [], files: [], activities: [] }
	});
	expect(split).toMatchObject({ ok: true });
	expect((await idea.last())?.text).toContain('Ein Teil Ihrer Idee geht nun für sich weiter');
	expect(await idea.page()).toMatchObject({ standing: 'examined', parts: ['examined'] });
	await moveInitiative(test.db, actor, { id: partId, version: 1, stage: 'proposal' }, TODAY);
	expect(await idea.page()).toMatchObject({ parts: ['proposed'] });
});

it('and what came of it in the end', async () => {
	const actor = await office();
	const idea = await takenUp(actor);
	await test.admin.query(`update initiative set stage = 'initiative' where id = $1`, [idea.initiativeId]);
	const outcome = { de: 'Sechzig haben gespielt' };
	const done = { id: idea.initiativeId, version: await idea.version(), outcome, ended: null, budgetActual: null };
	expect(await completeInitiative(test.db, actor, done, TODAY)).toMatchObject({ ok: true });
	expect((await idea.last())?.text).toContain('Sechzig haben gespielt');
	expect(await idea.page()).toMatchObject({ standing: 'done', outcome });
});

it('nobody is told of what did not come from residents', async () => {
	const actor = await office();
	const id = await buildInitiative(test.db, actor);
	const { rows: before } = await test.admin.query('select from outgoing_letter where office_id = $1', [actor.officeId]);
	await moveInitiative(test.db, actor, { id, version: 1, stage: 'proposal' }, TODAY);
	const { rows } = await test.admin.query('select from outgoing_letter where office_id = $1', [actor.officeId]);
	expect(rows).toHaveLength(before.length);
});

it('a question and an answer come in the language of the resident where it was written, else marked on a line of its own', async () => {
	const actor = await office();
	const idea = await resident(actor);
	const ask = async (text: Record<string, string>) =>
		askResident(test.db, actor, { ...(await versionOf(actor, idea.id)), text });
	await ask({ he: 'באיזה בית ספר?', de: 'An welcher Schule?' });
	expect((await idea.last())?.text).toContain('\n\nAn welcher Schule?\n\n');
	await ask({ he: 'באיזה בית ספר?' });
	expect((await idea.last())?.text).toContain('\n\n(auf Hebräisch)\nבאיזה בית ספר?\n\n');
	expect((await idea.page())?.messages.map(({ text }) => text)).toEqual([
		{ he: 'באיזה בית ספר?', de: 'An welcher Schule?' },
		{ he: 'באיזה בית ספר?' }
	]);
	const answer = { he: 'אין לנו לוח שחמט', de: 'Wir haben kein Brett' };
	await turnAway(test.db, actor, { ...(await versionOf(actor, idea.id)), answer });
	expect((await idea.last())?.text).toContain('Wir haben kein Brett');
	expect(await idea.page()).toMatchObject({ standing: 'turned_away', answer });
});
