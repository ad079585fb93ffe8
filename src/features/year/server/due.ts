import { sql } from 'kysely';
import { STATUSES, standingOf } from '#features/activity/activity.ts';
import { shownTo, type Visibility } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isOver, type TieStatus } from '#features/partner/partner.ts';
import { listStepsDue } from '#features/step/server/queries.ts';
import type { Hour } from '#kernel/hour.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { signatureOf, type TieAgreement } from '../tie.ts';
import type { DueFacts, Horizon, Pact } from '../upcoming.ts';

/** More of a kind than the panel shows. */
const LIMIT = 10;

/** What may be due in a year, of what the reader may see. */
export async function loadDue(tx: OfficeTransaction, actor: Actor, horizon: Horizon): Promise<DueFacts> {
	const [office, shown] = [actor.officeId, shownTo(actor)];
	const [pacts, steps, replies, planned] = await Promise.all([
		pactRows(tx, office, shown),
		listStepsDue(tx, actor, horizon, LIMIT),
		replyRows(tx, office, shown, horizon, LIMIT),
		plannedRows(tx, office, shown, horizon, LIMIT)
	]);
	return { pacts, steps, replies, planned };
}

/** The agreements in force with ties that are alive. */
async function pactRows(tx: OfficeTransaction, office: OfficeId, shown: readonly Visibility[]): Promise<Pact[]> {
	type Row = Omit<Pact, 'signed' | 'otherDates'> & Pick<TieAgreement, 'claims'> & { status: TieStatus };
	const { rows } = await sql<Row>`
		select a.id as "agreementId", p.name as "partnerName", p.status, a.term_ends as "termEnds",
			a.renews_itself as "renewsItself",
			coalesce((select jsonb_agg(jsonb_build_object('field', c.field, 'date', c.date, 'value', c.value, 'preferred', c.preferred)
					order by c.preferred desc, c.id)
				from claim c
				where c.office_id = ${office} and c.agreement_id = a.id and c.field = 'signed' and c.deleted_at is null), '[]') as claims
		from agreement a
		join agreement_partner ap on ap.office_id = a.office_id and ap.agreement_id = a.id
		join partner p on p.office_id = ap.office_id and p.id = ap.partner_id
		where a.office_id = ${office} and ap.office_id = ${office} and p.office_id = ${office}
			and a.status = 'in_force' and a.deleted_at is null and p.deleted_at is null
			and p.visibility = any (${shown})`.execute(tx);
	return rows
		.filter((row) => !isOver(row.status))
		.map(({ claims, status, ...pact }) => ({ ...pact, ...signatureOf(claims) }));
}

/** What is planned for those days; of a year that is over, what nobody has told the outcome of. */
async function plannedRows(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[],
	{ from, to }: Horizon,
	limit: number
) {
	const planned = STATUSES.filter((status) => standingOf(status) === 'planned');
	const { rows } = await sql<{ id: string; title: Texts; starts: KnownDate; startsAt: Hour | null }>`
		select id, title, starts, starts_at as "startsAt" from activity
		where office_id = ${office} and deleted_at is null and dated_on between ${from} and ${to}
			and status = any (${planned}) and visibility = any (${shown})
		order by dated_on, id limit ${limit}`.execute(tx);
	return rows;
}

/** Letters that wait for a reply. In a year that runs, whatever is overdue as well. */
async function replyRows(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[],
	{ from, to, isRunning }: Horizon,
	limit: number
) {
	const { rows } = await sql<{ id: string; title: Texts; replyDue: string }>`
		select id, title, reply_due as "replyDue" from activity
		where office_id = ${office} and deleted_at is null and reply_due is not null and replied_on is null
			and reply_due <= ${to} ${isRunning ? sql`` : sql`and reply_due >= ${from}`} and visibility = any (${shown})
		order by reply_due, id limit ${limit}`.execute(tx);
	return rows;
}
