import { expect, it } from 'vitest';
import { decide } from '#features/decision/server/commands.ts';
import { completeInitiative, moveInitiative } from '#features/initiative/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildInitiative, buildOffice } from '../../../../tests/support/factories.ts';
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
