import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Visibility } from '#features/member/policy.ts';
import { isPartnerTold, isRecordTold } from '#features/site/server/is-told.ts';
import type { Language } from '#kernel/language.ts';
import type { Period } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { alphabetical, shownText } from '#platform/server/shown-text.ts';
import type { About, AboutNoun, Highlight } from '../highlight.ts';

/** Of the activities of a year, the form offers so many, the latest first. */
const CHOICES = 500;

/**
 * The highlights of a period in their order, of those that are meant for who looks. One that is about a record which is
 * deleted stands without its link. They are found by the days of the period and not by its first alone: an office may begin
 * its year in another month later, and keeps what it wrote.
 */
export async function listHighlights(
	tx: OfficeTransaction,
	office: OfficeId,
	period: Period,
	visibilities: readonly Visibility[]
): Promise<Highlight[]> {
	const rows = await highlightRows(tx, office, visibilities)
		.where('highlight.period_starts_on', '>=', period.from)
		.where('highlight.period_starts_on', '<=', period.to)
		.orderBy('highlight.position')
		.orderBy('highlight.id')
		.execute();
	return rows.map(toHighlight);
}

export async function loadHighlight(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	visibilities: readonly Visibility[]
): Promise<(Highlight & { periodStartsOn: string }) | undefined> {
	const row = await highlightRows(tx, office, visibilities).where('highlight.id', '=', id).executeTakeFirst();
	return row && { ...toHighlight(row), periodStartsOn: row.period_starts_on };
}

/**
 * Of a table of highlights by that name: whether one is meant for who looks. It is free text and says what it is about,
 * so one about a record that is not meant for them is not either. To the public goes only what is about a record that
 * they are told of: nobody marked the others as meant for everybody.
 */
export function isHighlightShown(highlight: string, shown: readonly Visibility[]): RawBuilder<boolean> {
	const is = (noun: 'partner' | 'initiative' | 'activity', condition: RawBuilder<SqlBool>) => sql<boolean>`exists (
		select from ${sql.table(noun)} about where about.office_id = ${sql.ref(`${highlight}.office_id`)}
			and about.id = ${sql.ref(`${highlight}.${noun}_id`)} and ${condition})`;
	const isHidden = sql<SqlBool>`not about.visibility = any (${shown})`;
	if (shown.includes('council'))
		return sql<boolean>`not (${is('partner', isHidden)} or ${is('initiative', isHidden)} or ${is('activity', isHidden)})`;
	const told = (noun: 'initiative' | 'activity') => is(noun, isRecordTold(noun, 'about'));
	return sql<boolean>`(${is('partner', isPartnerTold('about'))} or ${told('initiative')} or ${told('activity')})`;
}

function highlightRows(tx: OfficeTransaction, office: OfficeId, visibilities: readonly Visibility[]) {
	const name = (table: AboutNoun, column: 'name' | 'title', isShown = sql`true`) => sql<Texts | null>`(
		select about.${sql.ref(column)} from ${sql.table(table)} about
		where about.office_id = highlight.office_id and about.id = highlight.${sql.ref(`${table}_id`)}
			and about.deleted_at is null and ${isShown})`;
	const isMeant = sql`about.visibility = any(${visibilities})`;
	return tx
		.selectFrom('highlight')
		.select(['id', 'period_starts_on', 'position', 'text', 'version'])
		.select(['partner_id', 'organisation_id', 'initiative_id', 'activity_id'])
		.select([
			name('partner', 'name', isMeant).as('partnerName'),
			name('organisation', 'name').as('organisationName'),
			name('initiative', 'title', isMeant).as('initiativeName'),
			name('activity', 'title', isMeant).as('activityName')
		])
		.where('office_id', '=', office)
		.where('deleted_at', 'is', null)
		.where(isHighlightShown('highlight', visibilities));
}

type HighlightRow = Awaited<ReturnType<ReturnType<typeof highlightRows>['executeTakeFirstOrThrow']>>;

function toHighlight(row: HighlightRow): Highlight {
	const abouts: [AboutNoun, string | null, Texts | null][] = [
		['partner', row.partner_id, row.partnerName],
		['organisation', row.organisation_id, row.organisationName],
		['initiative', row.initiative_id, row.initiativeName],
		['activity', row.activity_id, row.activityName]
	];
	const found = abouts.flatMap(([noun, id, name]): About[] => (id && name ? [{ noun, id, name }] : []));
	const { id, position, text, version } = row;
	return { id, position, text, version, about: found[0] ?? null };
}

/** What a highlight of a period can be about: initiatives that are open or were, and the activities of the period. */
export async function aboutChoices(
	tx: OfficeTransaction,
	office: OfficeId,
	period: Period,
	visibilities: readonly Visibility[],
	language: Language
): Promise<{ initiatives: { id: string; name: Texts }[]; activities: { id: string; name: Texts }[] }> {
	const [initiatives, activities] = await Promise.all([
		tx
			.selectFrom('initiative')
			.select(['id', 'title as name'])
			.where('office_id', '=', office)
			.where('deleted_at', 'is', null)
			.where('visibility', 'in', visibilities)
			.orderBy(alphabetical(shownText('initiative.title', language)))
			.execute(),
		tx
			.selectFrom('activity')
			.select(['id', 'title as name'])
			.where('office_id', '=', office)
			.where('deleted_at', 'is', null)
			.where('visibility', 'in', visibilities)
			.where('dated_on', '>=', period.from)
			.where('dated_on', '<=', period.to)
			.orderBy('dated_on', 'desc')
			.orderBy('id', 'desc')
			.limit(CHOICES)
			.execute()
	]);
	return { initiatives, activities };
}
