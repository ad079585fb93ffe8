import { sql, type RawBuilder } from 'kysely';
import type { Role } from '#features/member/member.ts';
import { shownTo, VISIBILITIES, type Visibility } from '#features/member/policy.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { matching } from '#platform/server/search-index.ts';
import type { PartnerFilters } from '../form.ts';
import type { Partner, TieStatus } from '../partner.ts';

const COLUMNS = sql`p.id, p.position, p.kind, p.name, p.local_language as "localLanguage", p.country,
	p.country_name as "countryName", p.shows_flag as "showsFlag", p.place, p.latitude, p.longitude,
	p.time_zone as "timeZone", p.wikidata_id as "wikidataId", p.status, p.status_until as "statusUntil", p.summary,
	p.taking_part as "takingPart", p.website,
	p.visibility, p.version`;

export async function loadPartner(tx: OfficeTransaction, office: OfficeId, id: string): Promise<Partner | undefined> {
	const { rows } = await sql<Partner>`
		select ${COLUMNS} from partner p
		where p.office_id = ${office} and p.id = ${id} and p.deleted_at is null`.execute(tx);
	return rows[0];
}

/** For choosing a partner: all of them, in the order of the register. */
export async function listPartnerNames(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[]
): Promise<{ id: string; name: Texts; country: string | null }[]> {
	const { rows } = await sql<{ id: string; name: Texts; country: string | null }>`
		select id, name, country from partner
		where office_id = ${office} and deleted_at is null and visibility = any (${shown})
		order by position, id`.execute(tx);
	return rows;
}

export async function lastPosition(tx: OfficeTransaction, office: OfficeId): Promise<number> {
	const { rows } = await sql<{ last: number }>`
		select coalesce(max(position), 0) as last from partner where office_id = ${office}`.execute(tx);
	return rows[0]?.last ?? 0;
}

export interface StatusChange {
	id: string;
	status: TieStatus;
	since: KnownDate | null;
	until: KnownDate | null;
	note: Texts;
}

export interface Neighbour {
	id: string;
	name: Texts;
}

/** A partner with what stands around it. */
export interface PartnerInRegister extends Partner {
	/** How the relationship went, the latest first. */
	statuses: StatusChange[];
	/** The partners before and after it in the register, of those that the reader may see. */
	previous: Neighbour | null;
	next: Neighbour | null;
}

export async function loadPartnerInRegister(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	shown: readonly Visibility[]
): Promise<PartnerInRegister | undefined> {
	const others = sql`from partner n
		where n.office_id = ${office} and n.deleted_at is null and n.visibility = any (${shown})`;
	const { rows } = await sql<PartnerInRegister>`
		select ${COLUMNS},
			array(
				select jsonb_build_object('id', s.id, 'status', s.status, 'since', s.since, 'until', s.until, 'note', s.note)
				from partner_status s
				where s.office_id = ${office} and s.partner_id = p.id order by s.id desc limit 50
			) as statuses, (
				select jsonb_build_object('id', n.id, 'name', n.name) ${others}
					and (n.position, n.id) < (p.position, p.id)
				order by n.position desc, n.id desc limit 1
			) as previous, (
				select jsonb_build_object('id', n.id, 'name', n.name) ${others}
					and (n.position, n.id) > (p.position, p.id)
				order by n.position, n.id limit 1
			) as next
		from partner p
		where p.office_id = ${office} and p.id = ${id} and p.deleted_at is null`.execute(tx);
	return rows[0];
}

/** Filters that the database can apply; silence is a rule, so whoever it leaves is named. */
export interface PartnerNarrowing extends Omit<PartnerFilters, 'silent'> {
	only?: readonly string[] | undefined;
}

/** A page of partners, in the order of the register. */
export async function listPartners(
	tx: OfficeTransaction,
	office: OfficeId,
	filters: PartnerNarrowing,
	{ shown, after, size }: { shown: readonly Visibility[]; after?: Cursor | undefined; size: number }
): Promise<Page<{ id: string }>> {
	const behind = after ? sql`and (position, id) > (${Number(after.key)}, ${after.id}::uuid)` : sql``;
	const { rows } = await sql<{ id: string; position: number }>`
		select id, position from partner
		where ${narrowed(office, filters, shown)} ${behind}
		order by position, id limit ${size + 1}`.execute(tx);
	return toPage(rows, size, (row) => ({ key: String(row.position), id: row.id }));
}

export async function countPartners(
	tx: OfficeTransaction,
	office: OfficeId,
	filters: PartnerNarrowing,
	shown: readonly Visibility[]
): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from partner where ${narrowed(office, filters, shown)}`.execute(tx);
	return rows[0]?.count ?? 0;
}

function narrowed(
	office: OfficeId,
	{ words, kind, status, country, only }: PartnerNarrowing,
	shown: readonly Visibility[]
) {
	const parts = [
		sql`office_id = ${office} and deleted_at is null and visibility = any (${shown})`,
		...(kind ? [sql`kind = ${kind}`] : []),
		...(status ? [sql`status = ${status}`] : []),
		...(country ? [sql`country = ${country}`] : []),
		...(only ? [sql`id = any (${only}::uuid[])`] : []),
		...(words ? [sql`id in ${matching('partner', words)}`] : [])
	];
	return sql.join(parts, sql` and `);
}

/** The countries that partners are of, for a filter to choose from. */
export async function countriesOfPartners(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[]
): Promise<string[]> {
	const { rows } = await sql<{ country: string }>`
		select distinct country from partner
		where office_id = ${office} and deleted_at is null and country is not null and visibility = any (${shown})`.execute(tx);
	return rows.map((row) => row.country);
}

/**
 * Whether a partner that somebody asks for by its id is meant for them. A list that is narrowed by one that is not
 * answers as for one that never was.
 */
export function isPartnerShown(office: OfficeId, partner: string, shown: readonly Visibility[]): RawBuilder<boolean> {
	return sql<boolean>`exists (select from partner asked
		where asked.office_id = ${office} and asked.id = ${partner} and asked.visibility = any (${shown}))`;
}

/** Of some partners, those that are not meant for who asks. */
export async function partnersNotShown(
	tx: OfficeTransaction,
	actor: { officeId: OfficeId; role: Role },
	ids: readonly string[]
): Promise<ReadonlySet<string>> {
	if (ids.length === 0 || shownTo(actor).length === VISIBILITIES.length) return new Set();
	const { rows } = await sql<{ id: string }>`
		select id from partner
		where office_id = ${actor.officeId} and id = any (${ids}::uuid[]) and visibility <> all (${shownTo(actor)})`.execute(
		tx
	);
	return new Set(rows.map((row) => row.id));
}
