import { sql } from 'kysely';
import { endedAfter, type Initiative, type Stage } from '#features/initiative/initiative.ts';
import { tellOfDecision, tellOfTakingBack } from '#features/initiative/server/letters.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { tellOfStep } from '#features/initiative/server/steps-taken.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import { followRequest } from '#features/request/server/following.ts';
import { loadRequest } from '#features/request/server/queries.ts';
import { isEmpty, tidy, type Texts } from '#kernel/texts.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, restoreRecord, saveRecord } from '#platform/server/records.ts';
import { outcomesAt, outcomeWord, stageAfter, wrongDay, type DecisionOutcome } from '../decision.ts';
import type { CorrectionInput, DecisionInput } from '../form.ts';
import { decisionRules } from '../policy.ts';
import { lastDecisions, loadDecision, loadDeletedDecision } from './queries.ts';

type Saved = Promise<{ ok: true; id: string } | Refusal>;

interface Deciding {
	/** The language of the office, in which the answer has to be. */
	language: string;
	/** YYYY-MM-DD at the office's place. */
	today: string;
}

/**
 * Decides on an idea, a proposal or an initiative: the answer is kept, and the record goes where the decision leaves it.
 * @returns the id of the initiative
 */
export async function decide(db: Database, actor: Actor, input: DecisionInput, deciding: Deciding): Saved {
	const wanted = { rules: decisionRules, action: 'decide' as const, noun: 'initiative' as const, id: input.id };
	return changing(db, actor, wanted, (tx) => decideWithin(tx, actor, input, deciding));
}

/** The same within a transaction that is already open, for whoever has made sure that the actor may. */
export async function decideWithin(
	tx: OfficeTransaction,
	actor: Actor,
	input: DecisionInput,
	{ language, today }: Deciding
): Saved {
	const initiative = await loadInitiative(tx, actor, input.id);
	if (!initiative) return { ok: false, reason: 'not_found' };
	const made = await loadDecision(tx, actor, input.decisionId);
	if (made?.initiativeId === input.id) return { ok: true, id: input.id };
	const { stage: from } = initiative;
	const { outcome } = input;
	// Somebody else has decided or moved it.
	if (!outcomesAt(from).includes(outcome)) return { ok: false, reason: 'stale' };
	const missing = lacking(input.answer, language) ?? unproved(input, initiative.kind, language);
	if (missing) return missing;
	const wrong = wrongDay(input.decidedOn, { begun: initiative.begun, today });
	if (wrong) return { ok: false, reason: 'problem', field: 'decidedOn', code: wrong };
	const to = stageAfter(outcome, from);
	const putOffUntil = outcome === 'later' ? input.putOffUntil : null;
	const where = { stage: to, putOffUntil, on: input.decidedOn };
	const saved = await standAt(tx, actor, { ...initiative, version: input.version }, where);
	if (!saved.ok) return saved;
	const { answer, decidedOn, decidedBy, reference } = input;
	const key = { id: input.decisionId, version: 0 };
	const kept = await saveRecord(tx, actor, 'decision', key, {
		...{ initiative_id: input.id, outcome, from_stage: from, answer, decided_on: decidedOn },
		...{ decided_by: decidedBy, reference, put_off_until: putOffUntil }
	});
	if (!kept.ok) return kept;
	const decision = {
		...{ id: key.id, outcome, fromStage: from, answer, decidedOn, decidedBy, reference, putOffUntil },
		version: 1
	};
	const { assignee } = initiative;
	await tellOfStep(tx, actor, { initiativeId: input.id, from, to, on: decidedOn, assignee, decision });
	return { ok: true, id: input.id };
}

/**
 * Puts the words of a decision right; what was decided stays, and so does each language that the form does not have.
 * @returns the id of the decision
 */
export async function correctDecision(
	db: Database,
	actor: Actor,
	input: CorrectionInput,
	{ language, today }: Deciding
): Saved {
	const wanted = { rules: decisionRules, action: 'decide' as const, noun: 'decision' as const, id: input.id };
	return changing(db, actor, wanted, async (tx) => {
		const made = await loadDecision(tx, actor, input.id);
		const initiative = made && (await loadInitiative(tx, actor, made.initiativeId));
		if (!initiative) return { ok: false, reason: 'not_found' };
		const { decidedOn } = input;
		const answer = tidy({ ...made.answer, ...input.answer });
		const decidedBy = tidy({ ...made.decidedBy, ...input.decidedBy });
		const reference = tidy({ ...made.reference, ...input.reference });
		const missing =
			lacking(answer, language) ?? unproved({ outcome: made.outcome, decidedBy, reference }, initiative.kind, language);
		if (missing) return missing;
		const wrong = wrongDay(decidedOn, { begun: initiative.begun, today });
		if (wrong) return { ok: false, reason: 'problem', field: 'decidedOn', code: wrong };
		const isPutOff = made.outcome === 'later';
		const putOff = isPutOff ? input.putOffUntil : null;
		if (isPutOff && putOff === null) return { ok: false, reason: 'problem', field: 'putOffUntil', code: 'required' };
		const saved = await saveRecord(tx, actor, 'decision', input, {
			...{ answer, decided_on: decidedOn, decided_by: decidedBy, reference, put_off_until: putOff }
		});
		if (!saved.ok || putOff === made.putOffUntil) return saved;
		return (await restUntil(tx, actor, { initiative, id: made.id }, putOff)) ?? saved;
	});
}

/** What was put off by its last decision rests until the day that this one now names. @returns why not */
async function restUntil(
	tx: OfficeTransaction,
	actor: Actor,
	{ initiative, id }: { initiative: Initiative; id: string },
	putOffUntil: string | null
): Promise<Refusal | undefined> {
	const [last] = await lastDecisions(tx, actor, initiative.id);
	if (last?.id !== id || initiative.putOffUntil === null) return undefined;
	const stood = await standAt(tx, actor, initiative, { stage: initiative.stage, putOffUntil, on: last.decidedOn });
	return stood.ok ? undefined : stood;
}

/**
 * Takes back what was decided by mistake: the last decision, as long as the record is where it left it. It then stands
 * where it stood before. @returns the id of the decision
 @param today YYYY-MM-DD */
export async function takeBackDecision(db: Database, actor: Actor, id: string, today: string): Saved {
	const wanted = { rules: decisionRules, action: 'delete' as const, noun: 'decision' as const, id };
	return changing(db, actor, wanted, async (tx) => {
		const decision = await loadDecision(tx, actor, id);
		if (!decision) return { ok: false, reason: 'not_found' };
		const initiative = await loadInitiative(tx, actor, decision.initiativeId);
		const [last, before] = await lastDecisions(tx, actor, decision.initiativeId);
		const { outcome, fromStage: stage } = decision;
		if (initiative?.stage === 'completed' && (await isSigned(tx, actor.officeId, initiative.id))) {
			return { ok: false, reason: 'problem', field: 'outcome', code: 'signed_since' };
		}
		if (last?.id !== id || initiative?.stage !== stageAfter(outcome, stage)) return { ok: false, reason: 'stale' };
		const putOffUntil = before?.outcome === 'later' ? before.putOffUntil : null;
		const stood = await standAt(tx, actor, initiative, { stage, putOffUntil, on: today }, { from: outcome });
		if (!stood.ok) return stood;
		await followRequest(tx, actor, initiative.id, today);
		await tellOfTakingBack(tx, actor, initiative.id, outcomeWord.bind(undefined, outcome));
		return deleteRecord(tx, actor, 'decision', id);
	});
}

/** Brings back a decision that was taken back: it holds again, unless something has happened since. */
export async function restoreDecision(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<{ ok: true; id: string } | { ok: false; reason: 'not_found' | 'overtaken' }> {
	const decision = await loadDeletedDecision(tx, actor, id);
	const initiative = decision && (await loadInitiative(tx, actor, decision.initiativeId));
	if (!decision || !initiative) return { ok: false, reason: 'not_found' };
	const { outcome, fromStage, putOffUntil, decidedOn } = decision;
	const [last] = await lastDecisions(tx, actor, initiative.id);
	if (initiative.stage !== fromStage || (last && last.id > id)) return { ok: false, reason: 'overtaken' };
	const stage = stageAfter(outcome, fromStage);
	const stood = await standAt(tx, actor, initiative, { stage, putOffUntil, on: decidedOn }, { to: outcome });
	if (!stood.ok) return { ok: false, reason: 'overtaken' };
	await followRequest(tx, actor, initiative.id, decidedOn);
	const answered = { ...decision, outcome: outcomeWord.bind(undefined, outcome) };
	await tellOfDecision(tx, actor, initiative.id, answered);
	return restoreRecord(tx, actor, 'decision', id);
}

/** Whether a signature followed: what it did is taken back first. */
async function isSigned(tx: OfficeTransaction, office: OfficeId, id: string): Promise<boolean> {
	return Boolean((await loadRequest(tx, office, id))?.agreementId);
}

/**
 * Puts an initiative where a decision leaves it, or where it stood before one.
 * @param on YYYY-MM-DD
 * @param turned the decision that no longer holds from now on, or holds again: the trail of the initiative keeps it
 */
function standAt(
	tx: OfficeTransaction,
	actor: Actor,
	initiative: Initiative,
	{ stage, putOffUntil, on }: { stage: Stage; putOffUntil: string | null; on: string },
	turned: { from?: DecisionOutcome; to?: DecisionOutcome } = {}
) {
	const values = { stage, put_off_until: putOffUntil };
	const moved = {
		assignee: null,
		stage_since: cameOn(actor.officeId, on),
		ended: endedAfter({ from: initiative.stage, to: stage }, initiative.ended, on)
	};
	const told = (outcome?: DecisionOutcome) => (outcome ? { decision: outcome } : {});
	return saveRecord(
		tx,
		actor,
		'initiative',
		initiative,
		{ ...values, ...(stage === initiative.stage ? {} : moved) },
		{ linksBefore: told(turned.from), linksAfter: told(turned.to) }
	);
}

/** The moment from which it stands where a decision leaves it: now, or on the day that the decision bears. @param on YYYY-MM-DD */
function cameOn(office: OfficeId, on: string) {
	return sql<string>`least(now(), (select (${on}::date + time '12:00') at time zone o.time_zone from office o
		where o.id = ${office}))`;
}

/** Of a request for a partner it is the council that agrees: which body, and where it is written. */
function unproved(
	{ outcome, decidedBy, reference }: Pick<DecisionInput, 'outcome' | 'decidedBy' | 'reference'>,
	kind: Initiative['kind'],
	language: string
): Refusal | undefined {
	if (kind !== 'partnership' || outcome !== 'accepted') return undefined;
	const [field] = [isEmpty(decidedBy) ? 'decidedBy' : [], isEmpty(reference) ? 'reference' : []].flat();
	return field ? { ok: false, reason: 'problem', field: `${field}.${language}`, code: 'required' } : undefined;
}

/** The answer is owed in the language of the office; others may follow. */
function lacking(answer: Texts, language: string): Refusal | undefined {
	if (answer[language]) return undefined;
	return { ok: false, reason: 'problem', field: `answer.${language}`, code: 'language_needed' };
}
