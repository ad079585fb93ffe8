import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Visibility } from '#features/member/policy.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { RoleHeld, RoleKind, RoleOf } from '../role.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

interface RoleRow {
	id: string;
	personId: string;
	kind: string;
	title: Texts;
	starts: KnownDate | null;
	ends: KnownDate | null;
	version: number;
	partnerId: string | null;
	partnerName: Texts | null;
	partnerKind: string | null;
	organisationId: string | null;
	organisationName: Texts | null;
	flag: string | null;
}

/** For whom roles are read, and how. */
export interface RoleReading {
	/** The home city, whose own roles name nobody else. */
	home: Texts;
	/** What is meant for who looks: a role of a partner that is not is no role to them. */
	shown: readonly Visibility[];
}

/** The roles of some people, each with whose it is. */
export async function rolesOfPeople(
	tx: OfficeTransaction,
	office: OfficeId,
	people: readonly string[],
	reading: RoleReading
): Promise<RoleHeld[]> {
	if (people.length === 0) return [];
	const rows = await roleRows(tx, office, reading.shown)
		.where(sql<SqlBool>`role_held.person_id = any(${people}::uuid[])`)
		.execute();
	return rows.map((row) => toRole(row, reading.home));
}

export async function rolesByPerson(
	tx: OfficeTransaction,
	office: OfficeId,
	people: readonly string[],
	reading: RoleReading
): Promise<Map<string, RoleHeld[]>> {
	return Map.groupBy(await rolesOfPeople(tx, office, people, reading), (role) => role.personId);
}

/** Who holds and held roles in an organisation, each role with its person's name. */
export async function rolesAtOrganisation(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	reading: RoleReading
): Promise<(RoleHeld & { personName: Texts })[]> {
	const rows = await roleRows(tx, office, reading.shown)
		.innerJoin('person', (join) =>
			join
				.onRef('person.office_id', '=', 'role_held.office_id')
				.onRef('person.id', '=', 'role_held.person_id')
				.on('person.deleted_at', 'is', null)
		)
		.select('person.name as personName')
		.where('role_held.organisation_id', '=', id)
		.execute();
	return rows.map((row) => ({ ...toRole(row, reading.home), personName: row.personName }));
}

export async function loadRole(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	reading: RoleReading
): Promise<RoleHeld | undefined> {
	const row = await roleRows(tx, office, reading.shown).where('role_held.id', '=', id).executeTakeFirst();
	return row && toRole(row, reading.home);
}

function roleRows(tx: OfficeTransaction, office: OfficeId, shown: readonly Visibility[]) {
	return tx
		.selectFrom('role_held')
		.leftJoin('partner', (join) =>
			join.onRef('partner.office_id', '=', 'role_held.office_id').onRef('partner.id', '=', 'role_held.partner_id')
		)
		.leftJoin('organisation', (join) =>
			join
				.onRef('organisation.office_id', '=', 'role_held.office_id')
				.onRef('organisation.id', '=', 'role_held.organisation_id')
		)
		.select([
			'role_held.id',
			'role_held.person_id as personId',
			'role_held.kind',
			'role_held.title',
			'role_held.starts',
			'role_held.ends',
			'role_held.version',
			'partner.id as partnerId',
			'partner.name as partnerName',
			'partner.kind as partnerKind',
			'organisation.id as organisationId',
			'organisation.name as organisationName',
			sql<string | null>`coalesce(case when partner.shows_flag then partner.country end, organisation.country)`.as(
				'flag'
			)
		])
		.where('role_held.office_id', '=', office)
		.where('role_held.deleted_at', 'is', null)
		.where(isRoleShown('role_held', shown))
		.orderBy('role_held.id');
}

/** Of a table of roles by that name: whether the partner that a role is of, if any, is meant for who looks. */
export function isRoleShown(role: string, shown: readonly Visibility[]): RawBuilder<SqlBool> {
	return sql<SqlBool>`not exists (select from partner hidden where hidden.office_id = ${sql.ref(`${role}.office_id`)}
		and hidden.id = ${sql.ref(`${role}.partner_id`)} and not hidden.visibility = any (${shown}))`;
}

function toRole(row: RoleRow, home: Texts): RoleHeld {
	const { id, personId, title, starts, ends, version } = row;
	return { id, personId, kind: row.kind as RoleKind, title, of: roleOf(row, home), starts, ends, version };
}

function roleOf(row: RoleRow, home: Texts): RoleOf {
	if (row.partnerId !== null) {
		const isCity = row.partnerKind === 'city';
		return { noun: 'partner', id: row.partnerId, name: row.partnerName ?? {}, isCity, flag: row.flag };
	}
	if (row.organisationId !== null) {
		return {
			noun: 'organisation',
			id: row.organisationId,
			name: row.organisationName ?? {},
			isCity: false,
			flag: row.flag
		};
	}
	return { noun: 'home', id: null, name: home, isCity: true, flag: null };
}

/**
 * isCurrent() of role.ts in SQL, for a list that holds only those. A known date without its marks is the beginning of
 * the days that it may mean, so it is compared with as much of the day.
 */
export function isCurrentOn(day: string): RawBuilder<SqlBool> {
	const bare = (column: string) => sql<string>`rtrim(ltrim(${sql.ref(column)}, './'), '~')`;
	const [starts, ends] = [bare('role_held.starts'), bare('role_held.ends')];
	return sql<SqlBool>`
		(role_held.ends is null or ${ends} >= left(${day}, length(${ends})))
		and (role_held.starts is null or role_held.starts like '../%' or ${starts} <= left(${day}, length(${starts})))`;
}
