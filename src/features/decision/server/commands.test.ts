import { describe, expect, it } from 'vitest';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { moveInitiative } from '#features/initiative/server/commands.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { restore } from '#features/trash/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildInitiative, buildOffice } from '../../../../tests/support/factories.ts';
import type { DecisionInput } from '../form.ts';
import { correctDecision, decide, takeBackDecision } from './commands.ts';
import { listDecisions } from './queries.ts';

const test = testDatabase();
const today = '2026-11-29';
const deciding = { language: 'he', today };

async function proposal() {
	const director = buildActor(await buildOffice(test.db), 'director');
	return { director, id: await buildInitiative(test.db, director, { stage: 'proposal' }) };
}

function decision(id: string, overrides: Partial<DecisionInput> = {}): DecisionInput {
	return {
		...{ id, version: 1, decisionId: newId(), outcome: 'accepted', answer: { he: 'אושר פה אחד', en: 'Approved' } },
		...{ decidedOn: '2026-11-20', decidedBy: { he: 'מועצת העיר' }, reference: { he: 'פרוטוקול 12' } },
		putOffUntil: null,
		...overrides
	};
}

function read(actor: Actor, id: string) {
	return test.db.forOffice(actor.officeId, async (tx) => ({
		initiative: await loadInitiative(tx, actor, id),
		decisions: await listDecisions(tx, actor, id)
	}));
}

describe('a decision', () => {
	it('makes an initiative of a proposal, with the answer, who decided, when, and where it is written', async () => {
		const { director, id } = await proposal();
		const input = decision(id);
		expect(await decide(test.db, director, input, deciding)).toEqual({ ok: true, id });
		const { initiative, decisions } = await read(director, id);
		expect(initiative).toMatchObject({ stage: 'initiative', ended: null, version: 2 });
		expect(initiative?.stageSince).toMatch(/^2026-11-20/);
		const { decisionId, answer, decidedOn, decidedBy, reference } = input;
		const said = {
			id: decisionId,
			outcome: 'accepted',
			fromStage: 'proposal',
			answer,
			decidedOn,
			decidedBy,
			reference
		};
		expect(decisions).toMatchObject([said]);
		const { rows } = await test.admin.query(
			'select noun, action from audit_event where record_id = any ($1) order by seq',
			[[id, decisionId]]
		);
		expect(rows.slice(1)).toEqual([
			{ noun: 'initiative', action: 'update' },
			{ noun: 'decision', action: 'create' }
		]);
	});

	it('ends what was not approved on the day of the decision', async () => {
		const { director, id } = await proposal();
		await decide(test.db, director, decision(id, { outcome: 'declined' }), deciding);
		expect((await read(director, id)).initiative).toMatchObject({ stage: 'declined', ended: '2026-11-20' });
	});

	it('leaves what is put off at its stage, until a day; a second decision ends that', async () => {
		const { director, id } = await proposal();
		const later = decision(id, { outcome: 'later', putOffUntil: '2027-02-01' });
		await decide(test.db, director, later, deciding);
		expect((await read(director, id)).initiative).toMatchObject({ stage: 'proposal', putOffUntil: '2027-02-01' });
		await decide(test.db, director, decision(id, { version: 2 }), deciding);
		const { initiative, decisions } = await read(director, id);
		expect(initiative).toMatchObject({ stage: 'initiative', putOffUntil: null });
		expect(decisions.map(({ outcome }) => outcome)).toEqual(['accepted', 'later']);
	});

	it('is owed an answer in the language of the office, and is not of tomorrow', async () => {
		const { director, id } = await proposal();
		const english = decision(id, { answer: { en: 'Approved' } });
		const missing = { ok: false, reason: 'problem', field: 'answer.he', code: 'language_needed' };
		expect(await decide(test.db, director, english, deciding)).toEqual(missing);
		const early = decision(id, { decidedOn: '2026-11-30' });
		const notYet = { ok: false, reason: 'problem', field: 'decidedOn', code: 'not_yet' };
		expect(await decide(test.db, director, early, deciding)).toEqual(notYet);
		expect((await read(director, id)).decisions).toEqual([]);
	});

	it('of a request for a partner says which body agreed, and where it is written', async () => {
		const { director, id } = await proposal();
		await test.admin.query(`update initiative set kind = 'partnership' where id = $1`, [id]);
		const problem = (field: string) => ({ ok: false, reason: 'problem', field, code: 'required' });
		const bare = decision(id, { decidedBy: {}, reference: {} });
		expect(await decide(test.db, director, bare, deciding)).toEqual(problem('decidedBy.he'));
		const unwritten = decision(id, { reference: {} });
		expect(await decide(test.db, director, unwritten, deciding)).toEqual(problem('reference.he'));
		expect((await read(director, id)).decisions).toEqual([]);
		const no = { ...bare, outcome: 'declined' as const };
		expect(await decide(test.db, director, no, deciding)).toMatchObject({ ok: true });
	});

	it('is made once, also where the form is sent twice; and not of what somebody changed meanwhile', async () => {
		const { director, id } = await proposal();
		const input = decision(id);
		await decide(test.db, director, input, deciding);
		expect(await decide(test.db, director, input, deciding)).toEqual({ ok: true, id });
		expect((await read(director, id)).decisions).toHaveLength(1);
		const stale = { ok: false, reason: 'stale' };
		expect(await decide(test.db, director, decision(id, { outcome: 'declined' }), deciding)).toEqual(stale);
		expect(await decide(test.db, director, decision(id, { version: 2 }), deciding)).toEqual(stale);
	});

	it('is for directors of the office, and for nobody else', async () => {
		const { director, id } = await proposal();
		for (const role of ['reader', 'contributor', 'coordinator', 'agreements_manager'] as const) {
			const other = buildActor(director.officeId, role);
			expect(await decide(test.db, other, decision(id), deciding)).toEqual({ ok: false, reason: 'forbidden' });
		}
		const stranger = buildActor(await buildOffice(test.db), 'director');
		expect(await decide(test.db, stranger, decision(id), deciding)).toEqual({ ok: false, reason: 'not_found' });
		expect((await read(stranger, id)).decisions).toEqual([]);
	});

	it('stays when what was declined is taken up again', async () => {
		const { director, id } = await proposal();
		await decide(test.db, director, decision(id, { outcome: 'declined' }), deciding);
		await moveInitiative(test.db, director, { id, version: 2, stage: 'idea' }, today);
		const { initiative, decisions } = await read(director, id);
		expect([initiative?.stage, initiative?.ended, decisions.length]).toEqual(['idea', null, 1]);
	});
});

describe('a decision that was made', () => {
	it('is put right in its words, and what was decided stays', async () => {
		const { director, id } = await proposal();
		const made = decision(id);
		await decide(test.db, director, made, deciding);
		const correction = { id: made.decisionId, version: 1, answer: { he: 'אושר' }, decidedOn: '2026-11-19' };
		const input = { ...correction, decidedBy: {}, reference: {}, putOffUntil: null };
		expect(await correctDecision(test.db, director, input, deciding)).toMatchObject({ ok: true });
		const { decisions } = await read(director, id);
		expect(decisions).toMatchObject([
			{ outcome: 'accepted', answer: { he: 'אושר' }, decidedOn: '2026-11-19', version: 2 }
		]);
		const coordinator = buildActor(director.officeId);
		expect(await correctDecision(test.db, coordinator, input, deciding)).toEqual({ ok: false, reason: 'forbidden' });
	});

	it('keeps what the form that puts it right does not have, and lets go of what it empties', async () => {
		const { director, id } = await proposal();
		const made = decision(id, { answer: { he: 'אושר', de: 'Angenommen' } });
		await decide(test.db, director, made, deciding);
		const input = { id: made.decisionId, version: 1, decidedOn: '2026-11-20', putOffUntil: null };
		await correctDecision(
			test.db,
			director,
			{ ...input, answer: { he: 'אושר פה אחד', en: '' }, decidedBy: {}, reference: { he: '' }, putOffUntil: null },
			deciding
		);
		expect((await read(director, id)).decisions).toMatchObject([
			{ answer: { he: 'אושר פה אחד', de: 'Angenommen' }, decidedBy: { he: 'מועצת העיר' }, reference: {} }
		]);
		const none = { ...input, version: 2, answer: { he: '' }, decidedBy: {}, reference: {} };
		const refused = { ok: false, reason: 'problem', field: 'answer.he', code: 'language_needed' };
		expect(await correctDecision(test.db, director, none, deciding)).toEqual(refused);
	});

	it('of a request for a partner goes on saying which body agreed and where it is written', async () => {
		const { director, id } = await proposal();
		await test.admin.query(`update initiative set kind = 'partnership' where id = $1`, [id]);
		const made = decision(id);
		await decide(test.db, director, made, deciding);
		const input = { id: made.decisionId, version: 1, decidedOn: '2026-11-20', answer: {}, putOffUntil: null };
		for (const field of ['decidedBy', 'reference'] as const) {
			const emptied = { ...input, decidedBy: {}, reference: {}, [field]: { he: '' } };
			const refused = { ok: false, reason: 'problem', field: `${field}.he`, code: 'required' };
			expect(await correctDecision(test.db, director, emptied, deciding)).toEqual(refused);
		}
	});

	it('is taken back as long as nothing has happened since, and brought back from the trash', async () => {
		const { director, id } = await proposal();
		const made = decision(id, { outcome: 'declined' });
		await decide(test.db, director, made, deciding);
		expect(await takeBackDecision(test.db, director, made.decisionId, today)).toMatchObject({ ok: true });
		expect(await read(director, id)).toMatchObject({ initiative: { stage: 'proposal', ended: null }, decisions: [] });
		expect(await restore(test.db, director, { noun: 'decision', id: made.decisionId })).toMatchObject({ ok: true });
		const again = await read(director, id);
		expect(again).toMatchObject({
			initiative: { stage: 'declined', ended: '2026-11-20' },
			decisions: [{ outcome: 'declined' }]
		});
		await moveInitiative(test.db, director, { id, version: again.initiative?.version ?? 0, stage: 'idea' }, today);
		const late = await takeBackDecision(test.db, director, made.decisionId, today);
		expect(late).toEqual({ ok: false, reason: 'stale' });
	});

	it('is not brought back where another was made since, or the record has moved on: that is a reason of its own', async () => {
		const { director, id } = await proposal();
		const first = decision(id, { outcome: 'later', putOffUntil: '2027-02-01' });
		await decide(test.db, director, first, deciding);
		await takeBackDecision(test.db, director, first.decisionId, today);
		await decide(test.db, director, decision(id, { ...first, decisionId: newId(), version: 3 }), deciding);
		const again = await restore(test.db, director, { noun: 'decision', id: first.decisionId });
		expect(again).toEqual({ ok: false, reason: 'overtaken' });
		expect((await read(director, id)).decisions).toHaveLength(1);
	});

	it('is of a day on which there was something to decide on', async () => {
		const director = buildActor(await buildOffice(test.db), 'director');
		const id = await buildInitiative(test.db, director, { stage: 'proposal', begun: '2026-11-01' });
		const wrong = (code: string) => ({ ok: false, reason: 'problem', field: 'decidedOn', code });
		const early = decision(id, { decidedOn: '1990-01-01' });
		expect(await decide(test.db, director, early, deciding)).toEqual(wrong('before_beginning'));
		const made = decision(id);
		await decide(test.db, director, made, deciding);
		const words = { answer: {}, decidedBy: {}, reference: {}, putOffUntil: null };
		const slip = { ...words, id: made.decisionId, version: 1, decidedOn: '1990-01-01' };
		expect(await correctDecision(test.db, director, slip, deciding)).toEqual(wrong('before_beginning'));
	});

	it('that put something off says another day, and the record rests until that', async () => {
		const { director, id } = await proposal();
		const made = decision(id, { outcome: 'later', putOffUntil: '2027-02-01' });
		await decide(test.db, director, made, deciding);
		const words = { answer: {}, decidedBy: {}, reference: {}, decidedOn: '2026-11-20' };
		const correction = { ...words, id: made.decisionId, version: 1, putOffUntil: '2027-03-01' };
		const empty = { ok: false, reason: 'problem', field: 'putOffUntil', code: 'required' };
		expect(await correctDecision(test.db, director, { ...correction, putOffUntil: null }, deciding)).toEqual(empty);
		expect(await correctDecision(test.db, director, correction, deciding)).toMatchObject({ ok: true });
		expect(await read(director, id)).toMatchObject({
			initiative: { stage: 'proposal', putOffUntil: '2027-03-01' },
			decisions: [{ putOffUntil: '2027-03-01', version: 2 }]
		});
	});

	it('is taken back in the order in which decisions were made', async () => {
		const { director, id } = await proposal();
		const later = decision(id, { outcome: 'later', putOffUntil: '2027-02-01' });
		await decide(test.db, director, later, deciding);
		const yes = decision(id, { version: 2 });
		await decide(test.db, director, yes, deciding);
		expect(await takeBackDecision(test.db, director, later.decisionId, today)).toEqual({ ok: false, reason: 'stale' });
		await takeBackDecision(test.db, director, yes.decisionId, today);
		expect((await read(director, id)).initiative).toMatchObject({ stage: 'proposal', putOffUntil: '2027-02-01' });
	});
});
