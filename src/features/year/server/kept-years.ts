import { sql, type RawBuilder } from 'kysely';
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
	const months = sql`make_interval(months => ${startsIn - 1})`;
	const yearOf = (day: RawBuilder<unknown>) => sql`extract(year from ${day} - ${months})::int`;
	const nextYear = sql`(date_trunc('year', day - ${months}) + interval '1 year' + ${months})::date`;
	const meant = sql`office_id = ${office} and deleted_at is null and visibility = any (${shown})`;
	// From the first day of a year to that of the next one with anything in it, by an index: no year between is looked at.
	const { rows } = await sql<KeptYear>`
		with recursive kept (day) as (
			(select dated_on from activity where ${meant} and dated_on is not null order by dated_on nulls first limit 1)
			union all
			select next.dated_on from kept cross join lateral (
				select dated_on from activity where ${meant} and dated_on >= ${nextYear} order by dated_on nulls first limit 1
			) as next
		), counted as (
			select ${yearOf(sql`day`)} as year, activities from kept cross join lateral (
				select count(*)::int as activities from activity
				where ${meant} and dated_on >= day and dated_on < ${nextYear}
			) as of_year
		), highlighted as (
			select ${yearOf(sql`period_starts_on`)} as year, count(*)::int as highlights from highlight
			where office_id = ${office} and deleted_at is null group by 1
		)
		select year, coalesce(activities, 0) as activities, coalesce(highlights, 0) as highlights
		from counted full join highlighted using (year) order by year`.execute(tx);
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
