import { sql } from 'kysely';
import type { Visibility } from '#features/member/policy.ts';
import { periodContaining, type Period } from '#kernel/period.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { KeptYear } from '../kept-years.ts';

/** The years that hold anything that the reader may see, the oldest first, with how much. */
export async function keptYears(
	tx: OfficeTransaction,
	office: OfficeId,
	startsIn: number,
	shown: readonly Visibility[]
): Promise<KeptYear[]> {
	const months = startsIn - 1;
	const { rows } = await sql<KeptYear>`
		select year, sum(activities)::int as activities, sum(highlights)::int as highlights
		from (
			select extract(year from dated_on - make_interval(months => ${months}))::int as year,
				count(*) as activities, 0 as highlights
			from activity
			where office_id = ${office} and deleted_at is null and dated_on is not null and visibility = any (${shown})
			group by 1
			union all
			select extract(year from period_starts_on - make_interval(months => ${months}))::int, 0, count(*)
			from highlight
			where office_id = ${office} and deleted_at is null
			group by 1
		) as counted
		group by year order by year`.execute(tx);
	return rows;
}

/** The latest period up to today with an activity that the reader may see; this one where there is none. */
export function latestPeriod(
	db: Database,
	office: OfficeId,
	today: string,
	startsIn: number,
	shown: readonly Visibility[]
): Promise<Period> {
	return db.forOffice(office, (tx) => latestPeriodIn(tx, office, today, startsIn, shown));
}

/** The same within a transaction that is already open. */
export async function latestPeriodIn(
	tx: OfficeTransaction,
	office: OfficeId,
	today: string,
	startsIn: number,
	shown: readonly Visibility[]
): Promise<Period> {
	const current = periodContaining(today, startsIn);
	const { rows } = await sql<{ day: string }>`
		select dated_on as day from activity
		where office_id = ${office} and deleted_at is null and dated_on <= ${current.to} and visibility = any (${shown})
		order by dated_on desc nulls last limit 1`.execute(tx);
	return rows[0] ? periodContaining(rows[0].day, startsIn) : current;
}
