import { sql } from 'kysely';
import type { Stage } from '#features/initiative/initiative.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { writeStatus } from '#features/partner/server/commands.ts';
import type { TieStatus } from '#features/partner/partner.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { requestStage, statusAfter } from '../request.ts';

/**
 * The tie follows what its request has come to, with the history of its status: after every step of an initiative,
 * whoever took it. Of an initiative that is no request nothing happens.
 * @param since the day of the step, as far as it is known
 */
export async function followRequest(
	tx: OfficeTransaction,
	actor: Actor,
	initiativeId: string,
	since: KnownDate | null
): Promise<void> {
	const office = actor.officeId;
	const { rows } = await sql<{ id: string; version: number; status: TieStatus; stage: Stage; isInTalks: boolean }>`
		select p.id, p.version, p.status, i.stage, r.is_in_talks as "isInTalks"
		from partnership_request r
		join initiative i on i.office_id = r.office_id and i.id = r.initiative_id
		join partner p on p.office_id = r.office_id and p.id = r.partner_id
		where r.office_id = ${office} and i.office_id = ${office} and p.office_id = ${office}
			and r.initiative_id = ${initiativeId} and p.deleted_at is null
		for update of p`.execute(tx);
	const [found] = rows;
	const status = found && statusAfter(requestStage(found.stage, found.isInTalks), found.status);
	if (!found || !status) return;
	const change = { statusSince: since, statusUntil: null, statusNote: {} };
	await writeStatus(tx, actor, { id: found.id, version: found.version, status, ...change });
}
