import { sql } from 'kysely';
import { IS_WAITING } from '#features/resident-idea/server/queries.ts';
import { holdsOn, type Role } from '#features/member/member.ts';
import type { Database, InstallationTransaction, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { admitOffice } from '#platform/server/database.ts';
import type { Language } from '#kernel/language.ts';
import { dayAt } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Office } from '../office.ts';

/** The id of the office with this address; undefined where there is none. It admits nobody. */
export async function officeOfSlug(db: Database, slug: string): Promise<OfficeId | undefined> {
	// What comes out of an address may hold a zero, which the database does not take.
	if (slug.includes('\0')) return undefined;
	return db.forInstallation(async (tx) => {
		const { rows } = await sql<{ id: string | null }>`select office_of_slug(${slug}) as id`.execute(tx);
		return rows[0]?.id ? admitOffice(rows[0].id) : undefined;
	});
}

export async function countOffices(db: Database): Promise<number> {
	return db.forInstallation(async (tx) => {
		const { rows } = await sql<{ count: number }>`select office_count() as count`.execute(tx);
		return rows[0]?.count ?? 0;
	});
}

export interface OfficeSummary {
	slug: string;
	name: Texts;
	members: number;
	/** The day on which it was closed, where it is; YYYY-MM-DD, UTC. */
	closedOn: string | null;
}

/** Every office of the installation that was not deleted. @param db as the owner, who sees beyond one office; for the command line */
export async function listOffices(db: Database): Promise<OfficeSummary[]> {
	return db.forInstallation(async (tx) => {
		const { rows } = await sql<OfficeSummary>`
			select o.slug, o.name, (select count(*) from member m where m.office_id = o.id)::integer as members,
				to_char(o.closed_at at time zone 'utc', 'YYYY-MM-DD') as "closedOn"
			from office o where o.deleted_at is null order by o.slug`.execute(tx);
		return rows;
	});
}

export interface OfficeLink {
	slug: string;
	name: Texts;
	/** The last day of the membership, where it has one; YYYY-MM-DD. */
	ends: string | null;
}

/** The offices that a person belongs to, in the order of their addresses. @param besides another one than this, and at most so many */
export async function officesOfUser(
	tx: OfficeTransaction | InstallationTransaction,
	userId: string,
	besides?: { slug: string; most: number }
): Promise<OfficeLink[]> {
	const { rows } = await sql<OfficeLink>`
		select slug, name, ends from offices_of(${userId}, ${besides?.slug ?? null}, ${besides?.most ?? null})`.execute(tx);
	return rows;
}

/** An office into which somebody is not let today: the day from which they are, or the last on which they were. */
export interface OfficeAway {
	name: Texts;
	begins: string | null;
	ended: string | null;
}

/** Where a membership is still to begin or is over. Of an office that was deleted nothing is told. */
export async function officesAway(tx: InstallationTransaction, userId: string): Promise<OfficeAway[]> {
	const { rows } = await sql<OfficeAway>`select name, begins, ended from memberships_away(${userId})`.execute(tx);
	return rows;
}

export async function loadOffice(tx: OfficeTransaction, id: OfficeId): Promise<Office | undefined> {
	const row = await tx.selectFrom('office').selectAll().where('id', '=', id).executeTakeFirst();
	return row ? toOffice(row) : undefined;
}

/** An office with the role that somebody has in it; undefined for whoever is no member, or not at this time. */
export async function loadMembership(
	tx: OfficeTransaction,
	id: OfficeId,
	userId: string,
	now: Date
): Promise<{ role: Role; bodyId: string | null; office: Office } | undefined> {
	const row = await tx
		.selectFrom('member')
		.innerJoin('office', 'office.id', 'member.office_id')
		.selectAll('office')
		.select(['member.role', 'member.body_id as bodyId', 'member.starts', 'member.ends'])
		.where('member.office_id', '=', id)
		.where('member.user_id', '=', userId)
		.where('office.id', '=', id)
		.where('office.deleted_at', 'is', null)
		.executeTakeFirst();
	if (!row || !holdsOn(row, dayAt(now, row.time_zone))) return undefined;
	return { role: row.role as Role, bodyId: row.bodyId, office: toOffice(row) };
}

interface OfficeRow {
	id: string;
	slug: string;
	name: Texts;
	city: Texts;
	contact: Texts;
	country: string;
	latitude: number;
	longitude: number;
	time_zone: string;
	languages: string[];
	period_starts_in: number;
	colour: string | null;
	asks_second_factor: boolean;
	provider_only: boolean;
	logo_sha256: string | null;
	closed_at: Date | string | null;
	version: number;
}

function toOffice(row: OfficeRow): Office {
	return {
		id: row.id,
		slug: row.slug,
		name: row.name,
		city: row.city,
		contact: row.contact,
		country: row.country,
		latitude: row.latitude,
		longitude: row.longitude,
		timeZone: row.time_zone,
		languages: row.languages as Language[],
		periodStartsIn: row.period_starts_in,
		colour: row.colour,
		asksSecondFactor: row.asks_second_factor,
		isProviderOnly: row.provider_only,
		hasLogo: row.logo_sha256 !== null,
		closedAt: row.closed_at === null ? null : new Date(row.closed_at).toISOString(),
		version: row.version
	};
}

/** How many records the navigation announces, and whether it leads to a public site. */
export async function countSections(
	tx: OfficeTransaction,
	office: OfficeId
): Promise<{ partners: number; initiatives: number; hasSite: boolean; ideas: number }> {
	const { rows } = await sql<{ partners: number; initiatives: number; hasSite: boolean; ideas: number }>`
		select
			(select count(*) from partner where office_id = ${office} and deleted_at is null) as partners,
			(select count(*) from initiative where office_id = ${office} and deleted_at is null
				and stage in ('idea', 'proposal', 'initiative')) as initiatives,
			(select count(*) from resident_idea d where d.office_id = ${office} and ${IS_WAITING}) as ideas,
			exists (select from site where office_id = ${office} and is_on) as "hasSite"`.execute(tx);
	return rows[0] ?? { partners: 0, initiatives: 0, hasSite: false, ideas: 0 };
}

export async function loadLogo(
	tx: OfficeTransaction,
	id: OfficeId
): Promise<{ sha256: string; mediaType: string } | undefined> {
	const row = await tx
		.selectFrom('office')
		.select(['logo_sha256', 'logo_media_type'])
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.logo_sha256 && row.logo_media_type
		? { sha256: row.logo_sha256, mediaType: row.logo_media_type }
		: undefined;
}

export async function isMember(db: Database, officeId: OfficeId, userId: string): Promise<boolean> {
	const found = await db.forOffice(officeId, (tx) =>
		tx
			.selectFrom('member')
			.select('id')
			.where('office_id', '=', officeId)
			.where('user_id', '=', userId)
			.executeTakeFirst()
	);
	return found !== undefined;
}
