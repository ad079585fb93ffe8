import { sql, type SqlBool } from 'kysely';
import { isPartnerShown } from '#features/partner/server/queries.ts';
import type { Language } from '#kernel/language.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import { isAgreementShown } from '#features/agreement/server/queries.ts';
import type { Visibility } from '#features/member/policy.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { matching } from '#platform/server/search-index.ts';
import { alphabetical, shownText } from '#platform/server/shown-text.ts';
import type { PersonFilters } from '../form.ts';
import { displayName, type Person } from '../person.ts';
import { isCurrentOn, isRoleShown, rolesByPerson } from './role-queries.ts';

/** What a page shows of the records that name a person. */
const LATEST = 50;

export interface ListOptions {
	language: Language;
	/** For telling who holds a role now, YYYY-MM-DD. */
	day: string;
	/** What is meant for who looks. */
	shown: readonly Visibility[];
	after?: Cursor | undefined;
	size: number;
}

/**
 * A page of the people by name; who is known by a role alone stands where that role's city or organisation would.
 */
export async function listPeople(
	tx: OfficeTransaction,
	office: OfficeId,
	filters: PersonFilters,
	{ language, day, shown, after, size }: ListOptions
): Promise<Page<Person>> {
	const key = sql<string>`coalesce(nullif(${shownText('person.name', language)}, ''), (
		select min(coalesce(nullif(${shownText('partner.name', language)}, ''), ${shownText('organisation.name', language)}))
		from role_held
		left join partner on partner.office_id = role_held.office_id and partner.id = role_held.partner_id
		left join organisation on organisation.office_id = role_held.office_id and organisation.id = role_held.organisation_id
		where role_held.office_id = person.office_id and role_held.person_id = person.id and role_held.deleted_at is null
			and ${isRoleShown('role_held', shown)}
	), '')`;
	let query = narrowed(tx, office, filters, { day, shown })
		.select(PERSON)
		.select(key.as('key'))
		.orderBy(alphabetical(key))
		.orderBy('person.id')
		.limit(size + 1);
	if (after) {
		query = query.where(
			sql<SqlBool>`(${alphabetical(key)}, person.id) > (${after.key ?? ''} collate "und-x-icu", ${after.id}::uuid)`
		);
	}
	return toPage(await query.execute(), size, (row) => ({ key: row.key, id: row.id }));
}

export async function countPeople(
	tx: OfficeTransaction,
	office: OfficeId,
	filters: PersonFilters,
	looking: Pick<ListOptions, 'day' | 'shown'>
): Promise<number> {
	const { count } = await narrowed(tx, office, filters, looking)
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

export async function loadPerson(tx: OfficeTransaction, office: OfficeId, id: string): Promise<Person | undefined> {
	return livePeople(tx, office).select(PERSON).where('person.id', '=', id).executeTakeFirst();
}

/**
 * Everybody as they are called, for a form to choose from.
 * @param home the home city, whose own roles name nobody else
 */
export async function peopleChoices(
	tx: OfficeTransaction,
	office: OfficeId,
	home: Texts,
	{ language, day, shown }: Pick<ListOptions, 'language' | 'day' | 'shown'>
): Promise<{ id: string; name: string }[]> {
	const people = await livePeople(tx, office).select(['person.id', 'person.name']).execute();
	const ids = people.map((person) => person.id);
	const roles = await rolesByPerson(tx, office, ids, { home, shown });
	const { compare } = new Intl.Collator(language);
	return people
		.map(({ id, name }) => ({ id, name: displayName({ name }, roles.get(id) ?? [], language, day).text }))
		.sort((a, b) => compare(a.name, b.name));
}

const PERSON = [
	'person.id',
	'person.name',
	'person.email',
	'person.phone',
	'person.languages',
	'person.note',
	'person.received_on as receivedOn',
	'person.received_from as receivedFrom',
	'person.notice_on as noticeOn',
	sql<string | null>`to_char(person.erased_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as('erasedAt'),
	'person.version'
] as const;

function livePeople(tx: OfficeTransaction, office: OfficeId) {
	return tx.selectFrom('person').where('person.office_id', '=', office).where('person.deleted_at', 'is', null);
}

function narrowed(
	tx: OfficeTransaction,
	office: OfficeId,
	filters: PersonFilters,
	{ day, shown }: Pick<ListOptions, 'day' | 'shown'>
) {
	const { words, partnerId, organisationId, kind, currentOnly } = filters;
	let query = livePeople(tx, office).where('person.erased_at', 'is', null);
	if (words) query = query.where('person.id', 'in', matching('person', words));
	if (filters.isNoticeOwed) {
		query = query
			.where('person.notice_on', 'is', null)
			.where((is) => is.or([is('person.email', 'is not', null), is('person.phone', 'is not', null)]));
	}
	if (!partnerId && !organisationId && !kind && !currentOnly) return query;
	return query.where((eb) => {
		let role = eb
			.selectFrom('role_held')
			.select('role_held.id')
			.where('role_held.office_id', '=', office)
			.whereRef('role_held.person_id', '=', 'person.id')
			.where('role_held.deleted_at', 'is', null)
			.where(isRoleShown('role_held', shown));
		if (kind) role = role.where('role_held.kind', '=', kind);
		if (currentOnly) role = role.where(isCurrentOn(day));
		if (organisationId) role = role.where('role_held.organisation_id', '=', organisationId);
		if (partnerId) {
			role = role
				.where(isPartnerShown(office, partnerId, shown))
				.leftJoin('organisation', (join) =>
					join
						.onRef('organisation.office_id', '=', 'role_held.office_id')
						.onRef('organisation.id', '=', 'role_held.organisation_id')
				)
				.where((is) =>
					is.or([is('role_held.partner_id', '=', partnerId), is('organisation.partner_id', '=', partnerId)])
				);
		}
		return eb.exists(role);
	});
}

export interface NamingRecord {
	id: string;
	title: Texts;
	starts: KnownDate | null;
}

/** The latest activities that name a person, as far as they are meant for who looks. */
export async function activitiesOfPerson(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	visibilities: readonly Visibility[]
): Promise<NamingRecord[]> {
	return tx
		.selectFrom('activity_person as link')
		.innerJoin('activity', (join) =>
			join.onRef('activity.office_id', '=', 'link.office_id').onRef('activity.id', '=', 'link.activity_id')
		)
		.select(['activity.id', 'activity.title', 'activity.starts'])
		.where('link.office_id', '=', office)
		.where('link.person_id', '=', id)
		.where('activity.deleted_at', 'is', null)
		.where('activity.visibility', 'in', visibilities)
		.orderBy(sql`activity.dated_on desc nulls last`)
		.orderBy('activity.id', 'desc')
		.limit(LATEST)
		.execute();
}

export interface SignedAgreement {
	id: string;
	title: Texts;
	/** The partners that it is with. */
	partners: Texts[];
}

/** The agreements that a person signed, with those of their partners that are meant for who looks. */
export async function agreementsOfPerson(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	shown: readonly Visibility[]
): Promise<SignedAgreement[]> {
	return tx
		.selectFrom('agreement_signatory as link')
		.innerJoin('agreement', (join) =>
			join.onRef('agreement.office_id', '=', 'link.office_id').onRef('agreement.id', '=', 'link.agreement_id')
		)
		.select([
			'agreement.id',
			'agreement.title',
			sql<Texts[]>`(
				select coalesce(jsonb_agg(partner.name order by partner.position, partner.id), '[]') from agreement_partner
				join partner on partner.office_id = agreement_partner.office_id and partner.id = agreement_partner.partner_id
				where agreement_partner.office_id = agreement.office_id and agreement_partner.agreement_id = agreement.id
					and partner.deleted_at is null and partner.visibility = any (${shown}))`.as('partners')
		])
		.where('link.office_id', '=', office)
		.where('link.person_id', '=', id)
		.where('agreement.deleted_at', 'is', null)
		.where(isAgreementShown('agreement', shown))
		.orderBy('agreement.id', 'desc')
		.limit(LATEST)
		.execute();
}
