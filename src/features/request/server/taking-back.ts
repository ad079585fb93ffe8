import { sql } from 'kysely';
import type { AgreementKind } from '#features/agreement/agreement.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { TieStatus } from '#features/partner/partner.ts';
import { loadPartner } from '#features/partner/server/queries.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import type { SeenInput } from '../form.ts';
import { requestStage, statusAfter } from '../request.ts';
import { takeBackCeremony } from './ceremony.ts';
import { changingRequest, rewrite } from './commands.ts';
import { loadRequest } from './queries.ts';
import { outcomeOf } from './signing.ts';

/**
 * Takes back a signature that was recorded by mistake, with all that it did: the agreement and the
 * signing go to the trash, the partner stands where it stood, and the request waits for its signature again. What others have made of the agreement
 * since is not thrown away with it.
 */
export async function takeBackSignature(
	db: Database,
	actor: Actor,
	input: SeenInput
): Promise<{ ok: true; id: string } | Refusal> {
	return changingRequest(db, actor, { id: input.id, action: 'unsign' }, async (tx) => {
		const [initiative, request] = await Promise.all([
			loadInitiative(tx, actor, input.id),
			loadRequest(tx, actor.officeId, input.id)
		]);
		if (!initiative || !request) return { ok: false, reason: 'not_found' };
		const { agreementId } = request;
		const isSigned = requestStage(initiative.stage, request.isInTalks) === 'signed' && agreementId !== null;
		if (!isSigned || initiative.version !== input.version) return { ok: false, reason: 'stale' };
		const agreement = await loadMade(tx, actor, agreementId);
		if (agreement?.isChanged) return { ok: false, reason: 'problem', field: 'agreement', code: 'agreement_changed' };
		const partner = await loadPartner(tx, actor.officeId, request.partnerId);
		if (agreement && !agreement.isDeleted) await deleteRecord(tx, actor, 'agreement', agreementId);
		await takeBackCeremony(tx, actor, agreementId);
		if (partner) await standAsBefore(tx, actor, partner, agreementId);
		const said = agreement && partner ? outcomeOf(agreement, partner.name) : {};
		const again = { stage: 'initiative', ended: null, stage_since: sql`now()` };
		const beside = { initiative: { ...again, outcome: without(initiative.outcome, said) } };
		return rewrite(tx, actor, input, { agreement_id: null }, beside);
	});
}

/**
 * The request whose signature made an agreement and was taken back with it: the one comes back with the other, and one
 * signature makes one agreement. undefined: there is none, and the agreement is a record like others.
 */
export async function takenBackWith(
	tx: OfficeTransaction,
	office: OfficeId,
	agreementId: string
): Promise<string | undefined> {
	const { rows } = await sql<{ id: string }>`
		select r.initiative_id as id from agreement_partner l
		join partnership_request r on r.office_id = l.office_id and r.partner_id = l.partner_id
		where l.office_id = ${office} and r.office_id = ${office} and l.agreement_id = ${agreementId}
			and r.agreement_id is distinct from ${agreementId}::uuid
			and exists (select from audit_event e where e.office_id = ${office} and e.noun = 'initiative'
				and e.record_id = r.initiative_id and e.before ->> 'agreement_id' = ${agreementId}) limit 1`.execute(tx);
	return rows[0]?.id;
}

/** The agreement that a signature made, and whether anything was made of it since; of one that was deleted nothing was. */
async function loadMade(tx: OfficeTransaction, { officeId }: Actor, id: string) {
	const { rows } = await sql<{ kind: AgreementKind; isDeleted: boolean; isChanged: boolean }>`
		select a.kind, a.deleted_at is not null as "isDeleted", a.deleted_at is null and (a.version > 1
			or (select count(*) <> 1 or max(c.version) > 1 from claim c
				where c.office_id = ${officeId} and c.agreement_id = a.id and c.deleted_at is null)
		) as "isChanged"
		from agreement a where a.office_id = ${officeId} and a.id = ${id} for update`.execute(tx);
	return rows[0];
}

/** The status that came with the agreement is taken out of the history again, as long as nobody gave another since. */
async function standAsBefore(
	tx: OfficeTransaction,
	actor: Actor,
	partner: { id: string; version: number; status: TieStatus },
	agreementId: string
): Promise<void> {
	const office = actor.officeId;
	const { rows } = await sql<{ id: string; status: TieStatus; until: KnownDate | null; isSince: boolean }>`
		select id, status, until, id > ${agreementId}::uuid as "isSince" from partner_status
		where office_id = ${office} and partner_id = ${partner.id} order by id desc limit 2`.execute(tx);
	const [last, before] = rows;
	if (!last?.isSince || !before || before.isSince) return;
	if (partner.status !== last.status || statusAfter('signed', before.status) !== last.status) return;
	await tx.deleteFrom('partner_status').where('office_id', '=', office).where('id', '=', last.id).execute();
	await saveRecord(tx, actor, 'partner', partner, { status: before.status, status_until: before.until });
}

/** What the signature itself said goes with it; what somebody wrote stays. */
function without(texts: Texts, said: Texts): Texts {
	return Object.fromEntries(Object.entries(texts).filter(([tag, text]) => said[tag] !== text));
}
