import { sql } from 'kysely';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { matching } from '#platform/server/search-index.ts';
import { alphabetical, shownText } from '#platform/server/shown-text.ts';
import type { Visibility } from '#features/member/policy.ts';
import type { OrganisationFilters } from '../form.ts';
import type { Organisation, OrganisationKind } from '../organisation.ts';
import type { OrganisationRow } from '../view.ts';

/** What a page shows of the records that name an organisation. */
const LATEST = 50;

export interface ListOptions {
	language: Language;
	/** What is meant for who looks: of a partner that is not, nothing is told. */
	shown: readonly Visibility[];
	after?: Cursor | undefined;
	size: number;
}

/** A page of the organisations, by their names as the language of the page shows them. */
export async function listOrganisations(
	tx: OfficeTransaction,
	office: OfficeId,
	filters: OrganisationFilters,
	{ language, shown: visibilities, after, size }: ListOptions
): Promise<Page<OrganisationRow>> {
	const shown = shownText('organisation.name', language);
	let query = narrowed(tx, office, filters)
		.leftJoin('partner', (join) =>
			join
				.onRef('partner.office_id', '=', 'organisation.office_id')
				.onRef('partner.id', '=', 'organisation.partner_id')
				.on('partner.deleted_at', 'is', null)
				.on('partner.visibility', 'in', visibilities)
		)
		.select([
			'organisation.id',
			'organisation.kind',
			'organisation.name',
			'organisation.country',
			'organisation.is_tie as isTie',
			'organisation.website',
			'partner.id as partnerId',
			'partner.name as partnerName',
			shown.as('key')
		])
		.orderBy(alphabetical(shown))
		.orderBy('organisation.id')
		.limit(size + 1);
	if (after) {
		query = query.where(
			sql<boolean>`(${alphabetical(shown)}, organisation.id) > (${after.key ?? ''} collate "und-x-icu", ${after.id}::uuid)`
		);
	}
	const page = toPage(await query.execute(), size, (row) => ({ key: row.key, id: row.id }));
	return { ...page, rows: page.rows.map(toRow) };
}

/** Without the key that the list is ordered by: the page has no use for it. */
function toRow(row: Omit<OrganisationRow, 'kind'> & { kind: string }): OrganisationRow {
	const { id, name, country, isTie, website, partnerId, partnerName } = row;
	return { id, kind: row.kind as OrganisationKind, name, country, isTie, website, partnerId, partnerName };
}

export async function countOrganisations(
	tx: OfficeTransaction,
	office: OfficeId,
	filters: OrganisationFilters
): Promise<number> {
	const { count } = await narrowed(tx, office, filters)
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

function narrowed(tx: OfficeTransaction, office: OfficeId, filters: OrganisationFilters) {
	let query = tx
		.selectFrom('organisation')
		.where('organisation.office_id', '=', office)
		.where('organisation.deleted_at', 'is', null);
	if (filters.kind) query = query.where('organisation.kind', '=', filters.kind);
	if (filters.country) query = query.where('organisation.country', '=', filters.country);
	if (filters.tiesOnly) query = query.where('organisation.is_tie', '=', true);
	if (filters.words) query = query.where('organisation.id', 'in', matching('organisation', filters.words));
	return query;
}

export async function loadOrganisation(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string
): Promise<Organisation | undefined> {
	const row = await tx
		.selectFrom('organisation')
		.select([
			'id',
			'kind',
			'name',
			'country',
			'partner_id as partnerId',
			'is_tie as isTie',
			'website',
			'note',
			'version'
		])
		.where('office_id', '=', office)
		.where('id', '=', id)
		.where('deleted_at', 'is', null)
		.executeTakeFirst();
	return row && { ...row, kind: row.kind as OrganisationKind };
}

/** The countries that organisations are of, for a filter to choose from. */
export async function countriesOfOrganisations(tx: OfficeTransaction, office: OfficeId): Promise<string[]> {
	const rows = await tx
		.selectFrom('organisation')
		.select('country')
		.distinct()
		.where('office_id', '=', office)
		.where('deleted_at', 'is', null)
		.where('country', 'is not', null)
		.execute();
	return rows.flatMap((row) => row.country ?? []);
}

/** Every organisation by its name, for a form to choose from. */
export async function organisationNames(
	tx: OfficeTransaction,
	office: OfficeId,
	language: Language
): Promise<{ id: string; name: Texts }[]> {
	return tx
		.selectFrom('organisation')
		.select(['id', 'name'])
		.where('office_id', '=', office)
		.where('deleted_at', 'is', null)
		.orderBy(alphabetical(shownText('organisation.name', language)))
		.execute();
}

export interface NamedPartner {
	id: string;
	name: Texts;
	/** null where the partner has none or its flag is not to be shown. */
	flag: string | null;
}

/** The partners that are meant for who looks, in the order of the register, for a form or a filter to choose from. */
export async function partnerNames(
	tx: OfficeTransaction,
	office: OfficeId,
	visibilities: readonly Visibility[]
): Promise<NamedPartner[]> {
	return tx
		.selectFrom('partner')
		.select(['id', 'name', sql<string | null>`case when shows_flag then country end`.as('flag')])
		.where('office_id', '=', office)
		.where('deleted_at', 'is', null)
		.where('visibility', 'in', visibilities)
		.orderBy('position')
		.orderBy('id')
		.execute();
}

/** The partner on whose side an organisation is, if it is meant for who looks. */
export async function partnerOfOrganisation(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	visibilities: readonly Visibility[]
): Promise<NamedPartner | undefined> {
	return tx
		.selectFrom('organisation')
		.innerJoin('partner', (join) =>
			join.onRef('partner.office_id', '=', 'organisation.office_id').onRef('partner.id', '=', 'organisation.partner_id')
		)
		.select([
			'partner.id',
			'partner.name',
			sql<string | null>`case when shows_flag then partner.country end`.as('flag')
		])
		.where('organisation.office_id', '=', office)
		.where('organisation.id', '=', id)
		.where('partner.deleted_at', 'is', null)
		.where('partner.visibility', 'in', visibilities)
		.executeTakeFirst();
}

export interface NamedActivity {
	id: string;
	title: Texts;
	starts: KnownDate | null;
}

/** The latest activities that name an organisation, as far as they are meant for who looks. */
export async function activitiesOfOrganisation(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	visibilities: readonly Visibility[]
): Promise<NamedActivity[]> {
	return tx
		.selectFrom('activity_organisation as link')
		.innerJoin('activity', (join) =>
			join.onRef('activity.office_id', '=', 'link.office_id').onRef('activity.id', '=', 'link.activity_id')
		)
		.select(['activity.id', 'activity.title', 'activity.starts'])
		.where('link.office_id', '=', office)
		.where('link.organisation_id', '=', id)
		.where('activity.deleted_at', 'is', null)
		.where('activity.visibility', 'in', visibilities)
		.orderBy(sql`activity.dated_on desc nulls last`)
		.orderBy('activity.id', 'desc')
		.limit(LATEST)
		.execute();
}
