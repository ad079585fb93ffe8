import { sql, type RawBuilder } from 'kysely';
import type { Theme } from '#features/activity/activity.ts';
import { may, shownTo } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isPartnerShown } from '#features/partner/server/queries.ts';
import { partnerRules } from '#features/partner/policy.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { matching } from '#platform/server/search-index.ts';
import { CLAIMED_DATES, type AgreementKind, type AgreementStatus, type Claim, type TermEnds } from '../agreement.ts';
import type { AgreementFilters } from '../form.ts';
import { isAgreementShown } from './queries.ts';

export interface AgreementRow {
	id: string;
	kind: AgreementKind;
	status: AgreementStatus;
	title: Texts;
	scope: Theme[];
	termEnds: KnownDate | null;
	partners: { id: string; name: Texts; flag: string | null }[];
	/** Partners that were deleted, for those who may bring them back. */
	deleted: Texts[];
	claims: Pick<Claim, 'field' | 'date' | 'value' | 'preferred'>[];
}

interface ListOptions {
	/** The day at the office's place, YYYY-MM-DD: what "soon" is counted from. */
	today: string;
	after?: Cursor | undefined;
	size: number;
}

/** A page of the agreements, in the order of their partners in the register. */
export async function listAgreements(
	tx: OfficeTransaction,
	actor: Actor,
	filters: AgreementFilters,
	{ today, after, size }: ListOptions
): Promise<Page<AgreementRow>> {
	const office = actor.officeId;
	const behind = after ? sql`and (register.position, a.id) > (${Number(after.key)}, ${after.id}::uuid)` : sql``;
	const { rows } = await sql<AgreementRow & { position: number }>`
		select a.id, a.kind, a.status, a.title, a.scope, a.term_ends as "termEnds", register.position, register.partners,
			coalesce((select jsonb_agg(p.name order by p.position)
				from agreement_partner ap join partner p on p.office_id = ap.office_id and p.id = ap.partner_id
				where ap.office_id = ${office} and p.office_id = ${office} and ap.agreement_id = a.id
					and p.deleted_at is not null and ${may(partnerRules, actor, 'delete')}), '[]') as deleted,
			coalesce((select jsonb_agg(jsonb_build_object('field', c.field, 'date', c.date, 'value', c.value, 'preferred', c.preferred)
					order by c.preferred desc, c.id)
				from claim c where c.office_id = ${office} and c.agreement_id = a.id and c.deleted_at is null), '[]') as claims
		from agreement a
		join lateral (
			select coalesce(min(p.position), 0) as position, coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
				'flag', case when p.shows_flag then p.country end) order by p.position), '[]') as partners
			from agreement_partner ap join partner p on p.office_id = ap.office_id and p.id = ap.partner_id
			where ap.office_id = ${office} and p.office_id = ${office} and ap.agreement_id = a.id
				and p.deleted_at is null and p.visibility = any (${shownTo(actor)})
		) as register on true
		where ${narrowed(actor, filters, today)} ${behind}
		order by register.position, a.id limit ${size + 1}`.execute(tx);
	return toPage(rows, size, (row) => ({ key: String(row.position), id: row.id }));
}

export async function countAgreements(
	tx: OfficeTransaction,
	actor: Actor,
	filters: AgreementFilters,
	today: string
): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from agreement a where ${narrowed(actor, filters, today)}`.execute(tx);
	return rows[0]?.count ?? 0;
}

function narrowed(actor: Actor, filters: AgreementFilters, today: string) {
	const office = actor.officeId;
	const { words, kind, status, partner, ends, disputed } = filters;
	const parts = [
		sql`a.office_id = ${office} and a.deleted_at is null and ${isAgreementShown('a', shownTo(actor))}`,
		...(kind ? [sql`a.kind = ${kind}`] : []),
		...(status ? [sql`a.status = ${status}`] : []),
		...(partner
			? [
					sql`exists (select from agreement_partner f
						where f.office_id = ${office} and f.agreement_id = a.id and f.partner_id = ${partner})
						and ${isPartnerShown(office, partner, shownTo(actor))}`
				]
			: []),
		...(ends ? [termEnds(ends, today)] : []),
		...(disputed ? [isDisputed(office)] : []),
		...(words ? [sql`a.id in ${matching('agreement', words)}`] : [])
	];
	return sql.join(parts, sql` and `);
}

/** A year, a month or a day is compared with as much of today: a term of 2026 has not passed before 2027. */
function termEnds(ends: TermEnds, today: string): RawBuilder<boolean> {
	if (ends === 'never') return sql`a.term_ends is null`;
	const term = plain(sql`a.term_ends`);
	const has = (day: string) => sql`left(${day}::text, length(${term}))`;
	if (ends === 'passed') return sql`${term} < ${has(today)}`;
	const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
	return sql`${term} between ${has(today)} and ${has(inAYear)}`;
}

/**
 * Whether sources contradict each other on a date of the agreement. The rule is disputedDates; this is the same in
 * SQL, for a filter: a day lies in its month and a month in its year, so two dates agree when one begins the other.
 */
function isDisputed(office: OfficeId): RawBuilder<boolean> {
	const [said, stands] = [sql`c.date`, sql`stands.date`];
	const shorter = sql`least(length(${plain(said)}), length(${plain(stands)}))`;
	const [a, b] = [sql`left(${plain(said)}, ${shorter})`, sql`left(${plain(stands)}, ${shorter})`];
	return sql`exists (
		select from claim c
		cross join lateral (
			select coalesce(case when c.field = 'term_ends' then a.term_ends end, (
				select p.date from claim p
				where p.office_id = ${office} and p.agreement_id = c.agreement_id and p.field = c.field and p.deleted_at is null
				order by p.preferred desc, p.id limit 1)) as date
		) as stands
		where c.office_id = ${office} and c.agreement_id = a.id and c.deleted_at is null and c.field = any (${CLAIMED_DATES})
			and not case
				when ${isBefore(said)} and ${isBefore(stands)} then true
				when ${isBefore(said)} then ${b} <= ${a}
				when ${isBefore(stands)} then ${a} <= ${b}
				else ${a} = ${b}
			end)`;
}

function isBefore(date: RawBuilder<unknown>): RawBuilder<boolean> {
	return sql`starts_with(${date}, '../')`;
}

/** Without "before" and "about", and compared letter by letter: other orders of text pass over the hyphens. */
function plain(date: RawBuilder<unknown>): RawBuilder<string> {
	return sql`(trim(both './~' from ${date}) collate "C")`;
}
