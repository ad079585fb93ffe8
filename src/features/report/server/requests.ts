import { sql } from 'kysely';
import { completedIn, type Course } from '#features/initiative/initiative.ts';
import type { Visibility } from '#features/member/policy.ts';
import { standingBy } from '#features/request/request.ts';
import { countedOn, type KnownDate } from '#kernel/known-date.ts';
import { contains, type Period } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { ReportRequest } from '../report.ts';

/** A request as it is kept, before it is asked where it stood in a period. */
export interface RequestCourse extends Course, Omit<ReportRequest, 'stage' | 'since' | 'reference'> {
	isInTalks: boolean;
	talksSince: KnownDate | null;
	/** When the council approved it, and where that is written. */
	acceptedOn: string | null;
	acceptedBy: Texts;
}

export async function requestRows(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[]
): Promise<RequestCourse[]> {
	const { rows } = await sql<RequestCourse>`
		select i.id, i.title, i.stage, i.begun, i.ended, p.name as partner, r.agreement_kind as "agreementKind",
			r.is_in_talks as "isInTalks", r.talks_since as "talksSince", accepted.decided_on as "acceptedOn",
			coalesce(accepted.reference, '{}') as "acceptedBy",
			(select count(*) from request_criterion c where c.office_id = ${office} and c.initiative_id = i.id
				and c.kind = 'gate') as gates,
			(select count(*) from request_criterion c where c.office_id = ${office} and c.initiative_id = i.id
				and c.kind = 'gate' and c.answer = 'yes') as "gatesPassed"
		from initiative i
		join partnership_request r on r.office_id = i.office_id and r.initiative_id = i.id
		join partner p on p.office_id = r.office_id and p.id = r.partner_id
		left join lateral (
			select d.decided_on, d.reference from decision d
			where d.office_id = ${office} and d.initiative_id = i.id and d.deleted_at is null and d.outcome = 'accepted'
			order by d.decided_on desc, d.id desc limit 1
		) as accepted on true
		where i.office_id = ${office} and r.office_id = ${office} and p.office_id = ${office} and i.deleted_at is null
			and i.kind = 'partnership' and i.visibility = any (${shown}) and p.visibility = any (${shown})
		order by i.id`.execute(tx);
	return rows;
}

/** The requests that stood open at the end of a period or came to their end within it, each where it stood then. */
export function requestsIn(
	rows: readonly RequestCourse[],
	period: Period,
	stoodOpen: ReadonlySet<string>
): ReportRequest[] {
	return rows
		.filter((row) => stoodOpen.has(row.id) || completedIn(row, period) || declinedIn(row, period))
		.map((row) => {
			const { id, title, partner, agreementKind, gates, gatesPassed } = row;
			const { stage, since } = standingBy(row, period.to);
			const reference = stage === 'council_approved' || stage === 'signed' ? row.acceptedBy : {};
			return { id, title, partner, agreementKind, gates, gatesPassed, stage, since, reference };
		});
}

function declinedIn({ stage, ended }: Course, period: Period): boolean {
	const day = ended === null ? undefined : countedOn(ended);
	return stage === 'declined' && day !== undefined && contains(period, day);
}
