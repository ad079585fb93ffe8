import { sql } from 'kysely';
import { tellOfAsking } from '#features/initiative/server/letters.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { awaitsAssessmentOf, rests } from '#features/initiative/server/waiting.ts';
import type { Light } from '#features/initiative/waiting.ts';
import { mayRead } from '#features/initiative/recipients.ts';
import { holdsOn } from '#features/member/member.ts';
import { may, shownTo, type Visibility } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow, ownersOf } from '#features/member/server/owners.ts';
import { listMembers } from '#features/member/server/queries.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { AskInput } from '../form.ts';
import { requestRules } from '../policy.ts';
import { isAssessed, requestStage } from '../request.ts';
import type { Assessor } from '../scorecard.ts';
import { changingRequest, lockRequest, rewrite } from './commands.ts';
import { loadRequest, moment } from './queries.ts';

/** The members who may assess a request, by name, with whom it waits for. @param today YYYY-MM-DD at the office's place */
export async function listAssessors(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	today: string
): Promise<Assessor[]> {
	const [members, { rows }, meant] = await Promise.all([
		listMembers(tx, office),
		sql<Row>`
			select user_id as "userId", ${moment('asked_at')} as "askedAt", asked_by as "askedBy",
				handed_in_at is not null as "isHandedIn", abstains
			from assessment where office_id = ${office} and initiative_id = ${id}`.execute(tx),
		meantFor(tx, office, id)
	]);
	if (!meant) return [];
	const assessments = new Map(rows.map((row) => [row.userId, row]));
	return members
		.filter((member) => holdsOn(member, today) && may(requestRules, member, 'assess'))
		.filter((member) => mayRead(member, meant) && shownTo(member).includes(meant.partner))
		.map(({ userId, name }) => {
			const { askedAt = null, askedBy = null, ...kept } = assessments.get(userId) ?? {};
			return { userId, name, askedAt, askedBy, state: stateOf({ askedAt, ...kept }) };
		});
}

interface Row {
	userId: string;
	askedAt: string | null;
	askedBy: string | null;
	isHandedIn: boolean;
	abstains: boolean;
}

function stateOf({ askedAt, isHandedIn, abstains }: Partial<Row>): Assessor['state'] {
	if (isHandedIn) return abstains ? 'abstains' : 'handed_in';
	return askedAt ? 'waits' : 'free';
}

async function meantFor(tx: OfficeTransaction, office: OfficeId, id: string) {
	const { rows } = await sql<{
		visibility: Visibility;
		partner: Visibility;
		owners: { createdBy: string[]; leadIds: string[] };
	}>`
		select i.visibility, p.visibility as partner, ${ownersOf(office, 'initiative', 'i')} as owners
		from partnership_request r
		join initiative i on i.office_id = r.office_id and i.id = r.initiative_id
		join partner p on p.office_id = r.office_id and p.id = r.partner_id
		where r.office_id = ${office} and i.office_id = ${office} and p.office_id = ${office}
			and r.initiative_id = ${id} and i.deleted_at is null`.execute(tx);
	return rows[0];
}

/**
 * Asks members to assess a request, and asks others no more: those that are named are asked from then on, and only
 * they. Whoever is asked anew is written to. What was handed in, or that somebody does not assess, is left as it is.
 */
export async function askAssessors(
	db: Database,
	actor: Actor,
	input: AskInput,
	{ today, now }: { today: string; now: Date }
): Promise<{ ok: true; id: string } | Refusal> {
	return changingRequest(db, actor, { id: input.id, action: 'ask' }, async (tx) => {
		await lockRequest(tx, actor.officeId, input.id);
		const [initiative, request, assessors] = await Promise.all([
			loadInitiative(tx, actor, input.id),
			loadRequest(tx, actor.officeId, input.id),
			listAssessors(tx, actor.officeId, input.id, today)
		]);
		if (!initiative || !request) return { ok: false, reason: 'not_found' };
		if (!isAssessed(requestStage(initiative.stage, request.isInTalks), request.approvedAt)) {
			return { ok: false, reason: 'stale' };
		}
		const named = new Set(input.assessors);
		const known = new Set(assessors.map(({ userId }) => userId));
		if ([...named].some((userId) => !known.has(userId))) {
			return { ok: false, reason: 'problem', field: 'assessors', code: 'gone' };
		}
		const asked = assessors.filter(({ userId, state }) => state === 'free' && named.has(userId));
		const left = assessors.filter(({ userId, state }) => state === 'waits' && !named.has(userId));
		if (asked.length + left.length === 0) return { ok: true, id: input.id };
		const waiting = assessors.filter(({ state }) => state === 'waits');
		const after = [...waiting.filter((each) => !left.includes(each)), ...asked];
		const names = (some: readonly Assessor[]) =>
			some
				.map(({ name }) => name)
				.toSorted()
				.join(', ');
		const beside = { before: { asked: names(waiting) }, after: { asked: names(after) } };
		const saved = await rewrite(tx, actor, input, {}, beside);
		if (!saved.ok) return saved;
		for (const assessor of asked) await writeAsked(tx, actor, input.id, assessor, now);
		await askNoMore(
			tx,
			actor.officeId,
			input.id,
			left.map(({ userId }) => userId)
		);
		await tellOfAsking(
			tx,
			actor,
			input.id,
			asked.map(({ userId }) => userId)
		);
		return saved;
	});
}

async function writeAsked(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	{ userId, name }: Assessor,
	now: Date
): Promise<void> {
	const asked = { asked_at: now.toISOString(), asked_by: actor.name };
	await tx
		.insertInto('assessment')
		.values({ office_id: actor.officeId, initiative_id: id, user_id: userId, name, ...asked })
		.onConflict((conflict) => conflict.columns(['office_id', 'initiative_id', 'user_id']).doUpdateSet(asked))
		.execute();
}

/** What somebody has begun of their own accord stays theirs. */
async function askNoMore(tx: OfficeTransaction, office: OfficeId, id: string, users: string[]): Promise<void> {
	if (users.length === 0) return;
	await sql`
		delete from assessment a where a.office_id = ${office} and a.initiative_id = ${id} and a.user_id = any (${users})
			and a.handed_in_at is null and not a.saw_others and not exists (select from assessment_score s
				where s.office_id = ${office} and s.initiative_id = a.initiative_id and s.user_id = a.user_id)`.execute(tx);
	await sql`
		update assessment set asked_at = null, asked_by = null
		where office_id = ${office} and initiative_id = ${id} and user_id = any (${users})`.execute(tx);
}

/** Requests whose assessment somebody was asked for before a day and has not handed in, the oldest asking first. */
export async function listAskedOf(
	tx: OfficeTransaction,
	actor: Actor,
	{ before, light }: { before: Date; light: Pick<Light, 'today'> }
): Promise<{ id: string; title: Texts; askedAt: string }[]> {
	const { rows } = await sql<{ id: string; title: Texts; askedAt: string }>`
		select initiative.id, initiative.title, ${moment('a.asked_at')} as "askedAt"
		from assessment a
		join initiative on initiative.office_id = a.office_id and initiative.id = a.initiative_id
		where a.office_id = ${actor.officeId} and initiative.office_id = ${actor.officeId} and a.user_id = ${actor.userId}
			and a.asked_at <= ${before.toISOString()}::timestamptz and initiative.deleted_at is null
			and ${isShownRow(actor, 'initiative', 'initiative')} and ${awaitsAssessmentOf(actor)} and not ${rests(light)}
		order by a.asked_at, initiative.id`.execute(tx);
	return rows;
}
