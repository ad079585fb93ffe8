import { sql } from 'kysely';
import type { Course, OpenStage } from '#features/initiative/initiative.ts';
import type { Visibility } from '#features/member/policy.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Period } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { promotedIn } from '../promoted.ts';
import { loadOutlook } from './ties.ts';

/** What may have stood open at some time, of an initiative "i": what is over, and nobody knows since when, did in no year. */
export const MAY_HAVE_STOOD_OPEN = sql`(i.stage in ('idea', 'proposal', 'initiative') or i.ended is not null)`;

/** An initiative as the page of a year names it. */
export interface PromotedInitiative {
	id: string;
	stage: OpenStage;
	title: Texts;
	standing: Texts;
	expected: KnownDate | null;
	partners: Texts[];
	leads: Texts[];
}

export interface CompletedInitiative {
	id: string;
	title: Texts;
	ended: KnownDate;
}

/** The goals that initiatives serve; one row for each. */
export async function goalInitiativeRows(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[]
): Promise<(Course & { goalId: string })[]> {
	const { rows } = await sql<Course & { goalId: string }>`
		select ig.goal_id as "goalId", i.stage, i.begun, i.ended
		from initiative i join initiative_goal ig on ig.office_id = i.office_id and ig.initiative_id = i.id
		where i.office_id = ${office} and ig.office_id = ${office} and i.deleted_at is null and ${MAY_HAVE_STOOD_OPEN}
			and i.visibility = any (${shown})`.execute(tx);
	return rows;
}

/** Initiatives as the page of a year names them, before it is asked which of them stood open. */
export async function initiativeRows(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[]
): Promise<(Omit<PromotedInitiative, 'stage'> & Course)[]> {
	const { rows } = await sql<Omit<PromotedInitiative, 'stage'> & Course>`
		select i.id, i.stage, i.begun, i.ended, i.title, i.standing, i.expected,
			array(select p.name::jsonb from initiative_partner ip
				join partner p on p.office_id = ip.office_id and p.id = ip.partner_id
				where ip.office_id = ${office} and p.office_id = ${office} and ip.initiative_id = i.id
					and p.deleted_at is null and p.visibility = any (${shown})
				order by p.position) as partners,
			array(select o.name::jsonb from initiative_organisation io
				join organisation o on o.office_id = io.office_id and o.id = io.organisation_id
				where io.office_id = ${office} and o.office_id = ${office} and io.initiative_id = i.id
				order by io.role <> 'lead', o.id) as leads
		from initiative i
		where i.office_id = ${office} and i.deleted_at is null and ${MAY_HAVE_STOOD_OPEN}
			and i.visibility = any (${shown})
		order by i.id`.execute(tx);
	return rows;
}

/** Which initiatives stood open at the end of a period, and at what stage: for the list of them. */
export async function standingIn(
	tx: OfficeTransaction,
	office: OfficeId,
	period: Period,
	{ today, shown }: { today: string; shown: readonly Visibility[] }
): Promise<ReadonlyMap<string, OpenStage>> {
	const [outlook, { rows }] = await Promise.all([
		loadOutlook(tx, office, period, { today, shown }),
		sql<Course & { id: string }>`
			select i.id, i.stage, i.begun, i.ended from initiative i
			where i.office_id = ${office} and i.deleted_at is null and ${MAY_HAVE_STOOD_OPEN}
				and i.visibility = any (${shown})
			order by i.id`.execute(tx)
	]);
	return new Map(promotedIn(rows, period, outlook).map(({ id, stage }) => [id, stage]));
}
