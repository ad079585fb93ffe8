import { sql } from 'kysely';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { may } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { recordChange, type Json } from '#platform/server/audit.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import type { AssessmentInput } from '../form.ts';
import { requestRules } from '../policy.ts';
import { isAssessed, requestStage } from '../request.ts';
import type { SeenInput } from '../form.ts';
import { lockRequest } from './commands.ts';
import { loadRequest } from './queries.ts';

/**
 * Keeps what a member makes of a request, or takes it in for good. Nobody is told of it before it is handed in: the
 * trail is not either. Whoever sees the request may assess it, whosever it is.
 */
export async function assess(
	db: Database,
	actor: Actor,
	input: AssessmentInput,
	now: Date
): Promise<{ ok: true; id: string } | Refusal> {
	const { userId } = actor;
	if (userId === null || !may(requestRules, actor, 'assess')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, async (tx): Promise<{ ok: true; id: string } | Refusal> => {
		await lockRequest(tx, actor.officeId, input.id);
		const [initiative, request] = await Promise.all([
			loadInitiative(tx, actor, input.id),
			loadRequest(tx, actor.officeId, input.id)
		]);
		if (!initiative || !request) return { ok: false, reason: 'not_found' };
		const key = { office_id: actor.officeId, initiative_id: input.id, user_id: userId };
		const kept = await lockOwn(tx, actor, input.id, userId);
		// What was handed in stays as it is: whoever has seen what others say would say something else.
		if (kept?.handed_in_at) return { ok: false, reason: 'stale' };
		if (!isAssessed(requestStage(initiative.stage, request.isInTalks), request.approvedAt)) {
			return { ok: false, reason: 'stale' };
		}
		const handedInAt = input.deed === 'keep' ? null : now.toISOString();
		const values = { name: actor.name, abstains: input.deed === 'abstain', handed_in_at: handedInAt };
		await tx
			.insertInto('assessment')
			.values({ ...key, ...values })
			.onConflict((conflict) => conflict.columns(['office_id', 'initiative_id', 'user_id']).doUpdateSet(values))
			.execute();
		await writeScores(tx, key, input.deed === 'abstain' ? {} : input.scores, request.criteria);
		if (handedInAt !== null) {
			const after: Record<string, Json> = values.abstains ? { abstained: true } : { handed_in: true };
			recordChange(tx, actor, { noun: 'initiative', recordId: input.id, action: 'update', before: {}, after });
		}
		return { ok: true, id: input.id };
	});
}

/**
 * Takes back that somebody does not assess, as long as a request can be assessed. Where they have been shown what others
 * made of it meanwhile, that is said of what they hand in.
 */
export async function assessAfterAll(
	db: Database,
	actor: Actor,
	{ id }: Pick<SeenInput, 'id'>
): Promise<{ ok: true; id: string } | Refusal> {
	const { userId } = actor;
	if (userId === null || !may(requestRules, actor, 'assess')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, async (tx): Promise<{ ok: true; id: string } | Refusal> => {
		await lockRequest(tx, actor.officeId, id);
		const [initiative, request] = await Promise.all([
			loadInitiative(tx, actor, id),
			loadRequest(tx, actor.officeId, id)
		]);
		if (!initiative || !request) return { ok: false, reason: 'not_found' };
		const kept = await lockOwn(tx, actor, id, userId);
		if (!kept?.abstains || !isAssessed(requestStage(initiative.stage, request.isInTalks), request.approvedAt)) {
			return { ok: false, reason: 'stale' };
		}
		await sql`
			update assessment set abstains = false, handed_in_at = null, saw_others = saw_others or exists (
				select from assessment other where other.office_id = ${actor.officeId} and other.initiative_id = ${id}
					and other.user_id <> ${userId} and other.handed_in_at is not null and not other.abstains)
			where office_id = ${actor.officeId} and initiative_id = ${id} and user_id = ${userId}`.execute(tx);
		const [before, after] = [{ abstained: true }, { abstained: false }];
		recordChange(tx, actor, { noun: 'initiative', recordId: id, action: 'update', before, after });
		return { ok: true, id };
	});
}

async function lockOwn(tx: OfficeTransaction, actor: Actor, id: string, userId: string) {
	return tx
		.selectFrom('assessment')
		.select(['handed_in_at', 'abstains'])
		.where('office_id', '=', actor.officeId)
		.where('initiative_id', '=', id)
		.where('user_id', '=', userId)
		.forUpdate()
		.executeTakeFirst();
}

async function writeScores(
	tx: OfficeTransaction,
	key: { office_id: Actor['officeId']; initiative_id: string; user_id: string },
	scores: AssessmentInput['scores'],
	criteria: readonly { code: string; kind: string }[]
): Promise<void> {
	await tx
		.deleteFrom('assessment_score')
		.where('office_id', '=', key.office_id)
		.where('initiative_id', '=', key.initiative_id)
		.where('user_id', '=', key.user_id)
		.execute();
	const asked = new Set(criteria.filter(({ kind }) => kind === 'scored').map(({ code }) => code));
	const rows = Object.entries(scores)
		.filter(([code, { score, evidence }]) => asked.has(code) && (score !== null || Object.keys(evidence).length > 0))
		.map(([code, { score, evidence }]) => ({ ...key, code, score, evidence }));
	if (rows.length > 0) await tx.insertInto('assessment_score').values(rows).execute();
}
