import { expect, it } from 'vitest';
import { decide, takeBackDecision } from '#features/decision/server/commands.ts';
import { completeInitiative, moveInitiative } from '#features/initiative/server/commands.ts';
import { splitInitiative } from '#features/initiative/server/splitting.ts';
import { restore } from '#features/trash/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildInitiative, buildMember, buildOffice } from '../../../../tests/support/factories.ts';
import { lineOf } from '../line.ts';
import { loadLine } from './queries.ts';

const test = testDatabase();
const timeZone = 'Asia/Jerusalem';

it('what went from idea to completed on one day is told in the order in which it was done', async () => {
	const director = buildActor(await buildOffice(test.db), 'director');
	const id = await buildInitiative(test.db, director);
	const today = new Intl.DateTimeFormat('sv', { timeZone }).format(new Date());
	const yes = { outcome: 'accepted' as const, answer: { he: 'אושר' }, decidedBy: {}, reference: {}, putOffUntil: null };
	const said = { outcome: { en: 'A tree stands' }, ended: null, budgetActual: null };
	await moveInitiative(test.db, director, { id, version: 1, stage: 'proposal' }, today);
	const decision = { ...yes, id, version: 2, decisionId: newId(), decidedOn: today };
	expect(await decide(test.db, director, decision, { language: 'he', today })).toMatchObject({ ok: true });
	expect(await completeInitiative(test.db, director, { ...said, id, version: 3 }, today)).toMatchObject({ ok: true });
	const facts = await test.db.forOffice(director.officeId, (tx) => loadLine(tx, director, id, timeZone));
	expect(facts && lineOf(facts).map((point) => point.is)).toEqual(['source', 'move', 'decision', 'outcome']);
});

it('tells that a decision was taken back and that it holds again, each as a line of its own', async () => {
	const director = buildActor(await buildOffice(test.db), 'director');
	const id = await buildInitiative(test.db, director, { stage: 'proposal' });
	const decisionId = newId();
	const yes = { outcome: 'accepted' as const, answer: { he: 'אושר' }, decidedBy: {}, reference: {}, putOffUntil: null };
	const decision = { ...yes, id, version: 1, decisionId, decidedOn: '2026-11-20' };
	await decide(test.db, director, decision, { language: 'he', today: '2026-11-29' });
	await takeBackDecision(test.db, director, decisionId, '2026-11-29');
	const told = async () => {
		const facts = await test.db.forOffice(director.officeId, (tx) => loadLine(tx, director, id, timeZone));
		return facts && lineOf(facts).map((point) => (point.is === 'turned' ? point.turned.how : point.is));
	};
	expect(await told()).toEqual(['source', 'taken_back']);
	await restore(test.db, director, { noun: 'decision', id: decisionId });
	expect(await told()).toEqual(['source', 'decision', 'taken_back', 'holds_again']);
});

it('of a part tells what was decided of the whole before it was split off', async () => {
	const director = buildActor(await buildOffice(test.db), 'director');
	const id = await buildInitiative(test.db, director, { stage: 'proposal', title: { en: 'A park' } });
	const yes = { outcome: 'accepted' as const, answer: { he: 'אושר' }, decidedBy: {}, reference: {}, putOffUntil: null };
	const decision = { ...yes, id, version: 1, decisionId: newId(), decidedOn: '2026-11-20' };
	const by = { language: 'he', today: '2026-11-29' };
	await decide(test.db, director, decision, by);
	const nothing = { details: {}, partners: [], goals: [], steps: [], milestones: [], files: [], activities: [] };
	const partId = newId();
	await splitInitiative(test.db, director, { ...nothing, id, version: 2, partId, title: { en: 'A bench' } });
	const no = { ...decision, decisionId: newId(), version: 2, outcome: 'declined' as const };
	await decide(test.db, director, no, by);
	const facts = await test.db.forOffice(director.officeId, (tx) => loadLine(tx, director, partId, timeZone));
	expect(facts?.decisions.map(({ outcome, of }) => [outcome, of])).toEqual([
		['accepted', { id, title: { en: 'A park' } }]
	]);
	expect(facts?.enteredBy).toBeNull();
});

it('names who entered it as decided already', async () => {
	const officeId = await buildOffice(test.db);
	const director = { ...buildActor(officeId, 'director'), userId: await buildMember(test.db, officeId, 'director') };
	const enteredBy = async (stage: 'declined' | 'proposal') => {
		const id = await buildInitiative(test.db, director, { stage });
		return (await test.db.forOffice(officeId, (tx) => loadLine(tx, director, id, timeZone)))?.enteredBy;
	};
	expect(await enteredBy('declined')).toEqual({ name: director.name, stage: 'declined' });
	expect(await enteredBy('proposal')).toBeNull();
});
