import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice } from '../../../../tests/support/factories.ts';
import { buildRequest } from '../../../../tests/support/request.ts';
import type { AssessmentInput } from '../form.ts';
import { assess } from './assessing.ts';
import { loadAssessments } from './queries.ts';

const test = testDatabase();
const now = new Date('2026-11-29T10:00:00Z');
const isOver = false;

async function desk(): Promise<{ actor: Actor; id: string; colleague: Actor }> {
	const actor = buildActor(await buildOffice(test.db));
	const colleague: Actor = { ...actor, userId: newId(), name: 'Omer', role: 'agreements_manager' };
	return { actor, colleague, id: await buildRequest(test.db, actor) };
}

const scored = (id: string, deed: AssessmentInput['deed'], goals: number): AssessmentInput => ({
	...{ id, deed },
	scores: { goals: { score: goals, evidence: { en: `Because ${goals}` } }, unknown: { score: 1, evidence: {} } }
});

const seenBy = (actor: Actor, id: string, over = isOver) =>
	test.db.forOffice(actor.officeId, (tx) => loadAssessments(tx, actor, id, { isOver: over }));

describe('an assessment', () => {
	it('is one’s own until it is handed in: nobody is told that it is there', async () => {
		const { actor, colleague, id } = await desk();
		expect(await assess(test.db, actor, scored(id, 'keep', 4), now)).toMatchObject({ ok: true });
		expect(await seenBy(actor, id)).toMatchObject({ own: { scores: [{ code: 'goals', score: 4 }] }, count: 0 });
		expect(await seenBy(colleague, id, true)).toEqual({ own: undefined, handedIn: [], count: 0, seesOthers: true });
	});

	it('of others is seen after one’s own was handed in', async () => {
		const { actor, colleague, id } = await desk();
		await assess(test.db, actor, scored(id, 'hand_in', 4), now);
		expect(await seenBy(colleague, id)).toMatchObject({ handedIn: [], count: 1, seesOthers: false });
		await assess(test.db, colleague, scored(id, 'keep', 1), now);
		expect(await seenBy(colleague, id)).toMatchObject({ handedIn: [], seesOthers: false });
		await assess(test.db, colleague, scored(id, 'hand_in', 1), now);
		expect((await seenBy(colleague, id)).handedIn.map(({ name }) => name)).toEqual(['Dana', 'Omer']);
	});

	it('stays as it was handed in', async () => {
		const { actor, id } = await desk();
		await assess(test.db, actor, scored(id, 'hand_in', 4), now);
		expect(await assess(test.db, actor, scored(id, 'hand_in', 5), now)).toEqual({ ok: false, reason: 'stale' });
		expect((await seenBy(actor, id)).own?.scores[0]).toMatchObject({ score: 4, evidence: { en: 'Because 4' } });
	});

	it('is given up by whoever wants to see the others', async () => {
		const { actor, colleague, id } = await desk();
		await assess(test.db, actor, scored(id, 'hand_in', 4), now);
		await assess(test.db, colleague, scored(id, 'abstain', 2), now);
		const seen = await seenBy(colleague, id);
		expect(seen).toMatchObject({ own: { abstains: true, scores: [] }, count: 1, seesOthers: true });
		expect(await assess(test.db, colleague, scored(id, 'hand_in', 4), now)).toEqual({ ok: false, reason: 'stale' });
	});

	it('is a department’s to give, and no reader’s', async () => {
		const { actor, id } = await desk();
		const department = { ...actor, userId: newId(), role: 'contributor' as const };
		expect(await assess(test.db, department, scored(id, 'keep', 4), now)).toMatchObject({ ok: true });
		const reader = { ...actor, userId: newId(), role: 'reader' as const };
		expect(await assess(test.db, reader, scored(id, 'keep', 4), now)).toEqual({ ok: false, reason: 'forbidden' });
	});

	it('is of no request of another office', async () => {
		const [{ id }, { actor }] = [await desk(), await desk()];
		expect(await assess(test.db, actor, scored(id, 'keep', 4), now)).toEqual({ ok: false, reason: 'not_found' });
	});
});
