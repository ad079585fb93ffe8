import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { shownTo, type Visibility } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isPartnerShown } from '#features/partner/server/queries.ts';
import { isPartnerTold, isRecordTold } from '#features/site/server/is-told.ts';
import { toldPartnersOf } from '#features/site/server/parties.ts';
import type { SiteParty } from '#features/site/view.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { matching } from '#platform/server/search-index.ts';
import type { NewsFilters } from '../form.ts';
import { PICTURES, type News } from '../news.ts';
import type { NamedPartner, NewsPicture, NewsRow } from '../view.ts';

/** Of the pictures of an office the form offers so many, the latest first. */
const CHOICES = 200;

/** A page of the news that are meant for who looks, the latest first. */
export async function listNews(
	tx: OfficeTransaction,
	actor: Actor,
	filters: NewsFilters,
	{ after, size }: { after?: Cursor | undefined; size: number }
): Promise<Page<NewsRow>> {
	let query = narrowed(tx, actor, filters)
		.select(['news.id', 'news.title', 'news.day', 'news.visibility'])
		.select(['news.shown_from as shownFrom', 'news.shown_until as shownUntil'])
		.select(partnersOf(actor.officeId, shownTo(actor)).as('partners'))
		.orderBy('news.day', 'desc')
		.orderBy('news.id', 'desc')
		.limit(size + 1);
	if (after) {
		query = query.where(sql<SqlBool>`(news.day, news.id) < (${after.key ?? ''}::date, ${after.id}::uuid)`);
	}
	const rows = await query.execute();
	return toPage(
		rows.map((row) => ({ ...row, visibility: row.visibility as Visibility })),
		size,
		(row) => ({ key: row.day, id: row.id })
	);
}

export async function countNews(tx: OfficeTransaction, actor: Actor, filters: NewsFilters): Promise<number> {
	const { count } = await narrowed(tx, actor, filters)
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

function narrowed(tx: OfficeTransaction, actor: Actor, { words, partnerId, visibility }: NewsFilters) {
	const office = actor.officeId;
	let query = live(tx, office).where('news.visibility', 'in', shownTo(actor));
	if (words) query = query.where('news.id', 'in', matching('news', words));
	if (visibility) query = query.where('news.visibility', '=', visibility);
	if (partnerId) {
		query = query.where(names(office, partnerId)).where(isPartnerShown(office, partnerId, shownTo(actor)));
	}
	return query;
}

/** Whether news name a partner. */
function names(office: OfficeId, partner: string): RawBuilder<SqlBool> {
	return sql<SqlBool>`exists (select from news_partner link
		where link.office_id = ${office} and link.news_id = news.id and link.partner_id = ${partner}::uuid)`;
}

function live(tx: OfficeTransaction, office: OfficeId) {
	return tx.selectFrom('news').where('news.office_id', '=', office).where('news.deleted_at', 'is', null);
}

/** The partners that news name, of those that are meant for who looks, in the order of the register. */
function partnersOf(office: OfficeId, shown: readonly Visibility[]): RawBuilder<NamedPartner[]> {
	return sql<NamedPartner[]>`(
		select coalesce(jsonb_agg(jsonb_build_object('id', partner.id, 'name', partner.name,
			'flag', case when partner.shows_flag then partner.country end) order by partner.position, partner.id), '[]')
		from news_partner link
		join partner on partner.office_id = link.office_id and partner.id = link.partner_id
		where link.office_id = ${office} and link.news_id = news.id and partner.deleted_at is null
			and partner.visibility = any (${shown}))`;
}

/** The picture of news; null where it is deleted, or no picture for the public. */
function pictureOf(office: OfficeId): RawBuilder<NewsPicture | null> {
	return sql<NewsPicture | null>`(
		select jsonb_build_object('id', f.id, 'name', f.name, 'sha256', f.sha256, 'mediaType', f.media_type)
		from attachment f where f.office_id = ${office} and f.id = news.picture_id and ${isPublicPicture('f')})`;
}

/**
 * Of a table of documents by that name: whether one is a picture that the public may see. It is marked so, and so is
 * what it belongs to: nobody finds by way of a picture what they would not find else.
 */
export function isPublicPicture(file: string): RawBuilder<SqlBool> {
	const of = (noun: 'partner' | 'activity' | 'initiative') => sql<SqlBool>`exists (select from ${sql.table(noun)} about
		where about.office_id = ${sql.ref(`${file}.office_id`)} and about.id = ${sql.ref(`${file}.${noun}_id`)}
			and ${noun === 'partner' ? isPartnerTold('about') : isRecordTold(noun, 'about')})`;
	const ofAgreement = sql<SqlBool>`exists (select from agreement about
		join agreement_partner link on link.office_id = about.office_id and link.agreement_id = about.id
		join partner with_whom on with_whom.office_id = link.office_id and with_whom.id = link.partner_id
		where about.office_id = ${sql.ref(`${file}.office_id`)} and about.id = ${sql.ref(`${file}.agreement_id`)}
			and about.deleted_at is null and ${isPartnerTold('with_whom')})`;
	return sql<SqlBool>`(${sql.ref(`${file}.deleted_at`)} is null and ${sql.ref(`${file}.visibility`)} = 'public'
		and ${sql.ref(`${file}.media_type`)} = any (${[...PICTURES]})
		and (${of('partner')} or ${of('activity')} or ${of('initiative')} or ${ofAgreement}))`;
}

/** One item with all that it says, if it is meant for who looks. */
export async function loadNews(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	shown: readonly Visibility[]
): Promise<(News & { partners: NamedPartner[]; picture: NewsPicture | null }) | undefined> {
	const row = await whole(live(tx, office), office, shown)
		.where('news.id', '=', id)
		.where('news.visibility', 'in', shown)
		.executeTakeFirst();
	return row && { ...row, visibility: row.visibility as Visibility };
}

function whole(query: ReturnType<typeof live>, office: OfficeId, shown: readonly Visibility[]) {
	return query
		.select(['news.id', 'news.title', 'news.text', 'news.day', 'news.visibility', 'news.version'])
		.select(['news.shown_from as shownFrom', 'news.shown_until as shownUntil'])
		.select(['news.picture_id as pictureId', 'news.picture_alt as pictureAlt'])
		.select([partnersOf(office, shown).as('partners'), pictureOf(office).as('picture')]);
}

/** The pictures that news can show: those that the public may see, the latest first. */
export async function pictureChoices(
	tx: OfficeTransaction,
	office: OfficeId
): Promise<{ id: string; name: string; title: Texts }[]> {
	const { rows } = await sql<{ id: string; name: string; title: Texts }>`
		select f.id, f.name, f.title from attachment f
		where f.office_id = ${office} and ${isPublicPicture('f')} order by f.id desc limit ${CHOICES}`.execute(tx);
	return rows;
}

/** What the public is told of an item of news. */
export interface PublicNews extends Pick<News, 'id' | 'title' | 'text' | 'day' | 'pictureAlt'> {
	partners: SiteParty[];
	picture: NewsPicture | null;
	/** When it was changed last; ISO 8601, UTC. */
	updatedAt: string;
}

export interface PublicOptions {
	/** YYYY-MM-DD at the office's place. */
	day: string;
	limit: number;
	/** Of this partner alone. */
	partnerId?: string;
	/** Behind this one. */
	after?: Cursor | undefined;
}

/** The news that the public sees on a day, the latest first. */
export async function listPublicNews(
	tx: OfficeTransaction,
	office: OfficeId,
	{ day, limit, partnerId, after }: PublicOptions
): Promise<PublicNews[]> {
	let query = forPublic(tx, office, day).orderBy('news.day', 'desc').orderBy('news.id', 'desc').limit(limit);
	if (partnerId) query = query.where(names(office, partnerId));
	if (after) {
		query = query.where(sql<SqlBool>`(news.day, news.id) < (${after.key ?? ''}::date, ${after.id}::uuid)`);
	}
	return query.execute();
}

export async function loadPublicNews(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	day: string
): Promise<PublicNews | undefined> {
	return forPublic(tx, office, day).where('news.id', '=', id).executeTakeFirst();
}

function forPublic(tx: OfficeTransaction, office: OfficeId, day: string) {
	return live(tx, office)
		.select(['news.id', 'news.title', 'news.text', 'news.day', 'news.picture_alt as pictureAlt'])
		.select([toldPartnersOf(office, 'news').as('partners'), pictureOf(office).as('picture')])
		.select(
			// What was written before is new on the first day on which it is told.
			sql<string>`to_char(greatest(news.updated_at, news.shown_from) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as(
				'updatedAt'
			)
		)
		.where('news.visibility', '=', 'public')
		.where(sql<SqlBool>`coalesce(news.shown_from <= ${day}::date, true)`)
		.where(sql<SqlBool>`coalesce(news.shown_until >= ${day}::date, true)`);
}
