import { sql } from 'kysely';
import type { Direction, Status } from '#features/activity/activity.ts';
import type { Visibility } from '#features/member/policy.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { periodBefore, type Period } from '#kernel/period.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Outlook } from '../outlook.ts';
import type { Tally } from '../thread.ts';
import { tieOf, type Tie, type TieAgreement, type TiePartner } from '../tie.ts';

/** A partner of the register with what the thread is drawn from. */
export interface TieWithTallies {
	tie: Tie;
	tallies: Tally[];
}

interface Wanted {
	/** Whether what was recorded in the period before comes along, for the thread. */
	withBefore: boolean;
	/** YYYY-MM-DD at the office's place. */
	today: string;
	/** The visibilities that the reader may see. */
	shown: readonly Visibility[];
	/** These partners instead of all. */
	only?: readonly string[];
}

/** The partners of a period, and by what light they were seen. */
export interface Register {
	ties: TieWithTallies[];
	outlook: Outlook;
}

/**
 * All partners as the register sees them in a period, in its order. The statements are independent and travel
 * together.
 */
export async function loadTies(
	tx: OfficeTransaction,
	office: OfficeId,
	period: Period,
	{ withBefore, today, shown, only }: Wanted
): Promise<Register> {
	const before = periodBefore(period);
	const from = withBefore ? before.from : period.from;
	const [kept, partners, agreements, tallies] = await Promise.all([
		keptRow(tx, office, { period, before }, shown),
		partnerRows(tx, office, period.to, shown, only),
		agreementRows(tx, office, only),
		tallyRows(tx, office, { from, to: period.to }, shown, only)
	]);
	const outlook = { ...kept, today };
	const agreementsOf = grouped(agreements, (row) => row.partnerId);
	const talliesOf = new Map(tallies.map((row) => [row.partnerId, row.tallies.map(readTally)]));
	const ties = partners.map(({ firstDay, lastTwoWay, hasUndatedContact, undated, ...partner }) => {
		const own = talliesOf.get(partner.id) ?? [];
		const facts = {
			partner,
			agreements: agreementsOf.get(partner.id) ?? [],
			tallies: own,
			...{ firstDay, lastTwoWay, hasUndatedContact, undated }
		};
		return { tie: tieOf(facts, period, outlook), tallies: own };
	});
	return { ties, outlook };
}

/** By what light a period is seen. */
export async function loadOutlook(
	tx: OfficeTransaction,
	office: OfficeId,
	period: Period,
	{ today, shown }: Pick<Wanted, 'today' | 'shown'>
): Promise<Outlook> {
	return { ...(await keptRow(tx, office, { period, before: periodBefore(period) }, shown)), today };
}

/** What the office keeps around a period: three probes of an index. */
async function keptRow(
	tx: OfficeTransaction,
	office: OfficeId,
	{ period, before }: { period: Period; before: Period },
	shown: readonly Visibility[]
): Promise<Omit<Outlook, 'today'>> {
	const isThere = ({ from, to }: Period) => sql`exists (select from activity
		where office_id = ${office} and deleted_at is null and dated_on between ${from} and ${to}
			and visibility = any (${shown}))`;
	const { rows } = await sql<Omit<Outlook, 'today'>>`
		select (
			select dated_on from activity
			where office_id = ${office} and deleted_at is null and dated_on is not null and visibility = any (${shown})
			-- The order of the index, read from its other end.
			order by dated_on nulls first limit 1
		) as "firstDay", ${isThere(period)} as "holdsRecords", ${isThere(before)} as "heldBefore"`.execute(tx);
	return rows[0] ?? { firstDay: null, holdsRecords: false, heldBefore: false };
}

interface Contact {
	/** The first day on which anything is dated with the partner. */
	firstDay: string | null;
	/** When the last two-way contact was, of those that have a date. */
	lastTwoWay: KnownDate | null;
	/** Whether there is one without a date. */
	hasUndatedContact: boolean;
	/** Activities without a date. */
	undated: number;
}

/** The partners, and for each of them probes of an index: the first record, the last two-way contact, what has no date. */
async function partnerRows(
	tx: OfficeTransaction,
	office: OfficeId,
	to: string,
	shown: readonly Visibility[],
	only?: readonly string[]
): Promise<(TiePartner & Contact)[]> {
	const { rows } = await sql<TiePartner & Contact>`
		select p.id, p.kind, p.name, p.local_language as "localLanguage", p.country, p.country_name as "countryName",
			p.shows_flag as "showsFlag", p.latitude, p.longitude, p.status, p.status_until as "statusUntil", p.summary,
			(
				select f.dated_on from activity_partner f
				where f.office_id = ${office} and f.partner_id = p.id and f.is_live and f.dated_on is not null
					and f.visibility = any (${shown})
				order by f.dated_on limit 1
			) as "firstDay", (
				select l.starts from activity_partner l
				where l.office_id = ${office} and l.partner_id = p.id and l.is_live and l.is_two_way and l.dated_on <= ${to}
					and l.visibility = any (${shown})
				order by l.dated_on desc limit 1
			) as "lastTwoWay", (
				select count(*) from activity_partner u
				where u.office_id = ${office} and u.partner_id = p.id and u.is_live and u.dated_on is null
					and u.visibility = any (${shown})
			) as undated, exists (
				select from activity_partner u
				where u.office_id = ${office} and u.partner_id = p.id and u.is_live and u.is_two_way and u.dated_on is null
					and u.visibility = any (${shown})
			) as "hasUndatedContact"
		from partner p
		where p.office_id = ${office} and p.deleted_at is null and p.visibility = any (${shown})
			${only ? sql`and p.id = any (${only}::uuid[])` : sql``}
		order by p.position, p.id`.execute(tx);
	return rows;
}

async function agreementRows(
	tx: OfficeTransaction,
	office: OfficeId,
	only?: readonly string[]
): Promise<(TieAgreement & { partnerId: string })[]> {
	const { rows } = await sql<TieAgreement & { partnerId: string }>`
		select ap.partner_id as "partnerId", a.id, a.kind, a.status, a.prints_all_dates as "printsAllDates",
			a.term_ends as "termEnds", a.renews_itself as "renewsItself",
			coalesce((select jsonb_agg(jsonb_build_object('field', c.field, 'date', c.date, 'value', c.value, 'preferred', c.preferred)
					order by c.preferred desc, c.id)
				from claim c
				where c.office_id = ${office} and c.agreement_id = a.id and c.deleted_at is null), '[]') as claims
		from agreement_partner ap
		join agreement a on a.office_id = ap.office_id and a.id = ap.agreement_id
		where ap.office_id = ${office} and a.office_id = ${office} and a.deleted_at is null
			${only ? sql`and ap.partner_id = any (${only}::uuid[])` : sql``}
		order by ap.partner_id, a.id`.execute(tx);
	return rows;
}

/** Counted in the database, month by month: a page of an office with 10,000 activities reads some hundred short strings. */
async function tallyRows(
	tx: OfficeTransaction,
	office: OfficeId,
	{ from, to }: { from: string; to: string },
	shown: readonly Visibility[],
	only?: readonly string[]
): Promise<{ partnerId: string; tallies: string[] }[]> {
	const { rows } = await sql<{ partnerId: string; tallies: string[] }>`
		select partner_id as "partnerId", array_agg(concat_ws(' ', month, direction, status, n)) as tallies
		from (
			select partner_id, left(starts, 7) as month, coalesce(direction, '-') as direction, status, count(*) as n
			from activity_partner
			where office_id = ${office} and is_live and dated_on between ${from} and ${to}
					and visibility = any (${shown})
				${only ? sql`and partner_id = any (${only}::uuid[])` : sql``}
			group by partner_id, left(starts, 7), direction, status
		) as counted
		group by partner_id`.execute(tx);
	return rows;
}

function readTally(text: string): Tally {
	const [when, direction, status, count] = text.split(' ') as [KnownDate, Direction | '-', Status, string];
	return { when, direction: direction === '-' ? null : direction, status, count: Number(count) };
}

function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
	const groups = new Map<Key, Row[]>();
	for (const row of rows) {
		const group = groups.get(keyOf(row));
		if (group) group.push(row);
		else groups.set(keyOf(row), [row]);
	}
	return groups;
}
