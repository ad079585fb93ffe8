import { sql } from 'kysely';
import { ANNOUNCED, EVENT_KINDS, HALF_A_YEAR } from '#features/activity/announced.ts';
import type { Clock } from '#kernel/hour.ts';
import { admitOffice, type Database, type OfficeId, type OfficeTransaction } from '#platform/server/database.ts';
import { NO_SITE, type Site, type SiteOffice } from '../site.ts';
import { isRecordTold } from './is-told.ts';

/** Where a public site is kept, and as much of it as tells whether what was made before still holds. */
export interface SiteAt {
	officeId: OfficeId;
	/** How many entries the trail of the office has. */
	seq: number;
	timeZone: string;
}

/** The sites at these addresses, by their slugs; there is none where the site is off, or the office is not there. */
export async function sitesAt(db: Database, slugs: readonly string[]): Promise<Map<string, SiteAt>> {
	const { rows } = await db.forInstallation((tx) =>
		sql<{ slug: string; office_id: string; seq: number; time_zone: string }>`
			select slug, office_id, seq, time_zone from sites_at(${slugs})`.execute(tx)
	);
	return new Map(
		rows.map((row) => [row.slug, { officeId: admitOffice(row.office_id), seq: row.seq, timeZone: row.time_zone }])
	);
}

const SITE = sql`jsonb_build_object('isOn', s.is_on, 'headline', s.headline, 'intro', s.intro, 'contact', s.contact,
	'showsGoals', s.shows_goals, 'takesIdeas', s.takes_ideas, 'accessibility', s.accessibility,
	'knownLimits', s.known_limits,
	'coordinatorName', s.coordinator_name, 'coordinatorPhone', s.coordinator_phone,
	'coordinatorEmail', s.coordinator_email, 'accessibilityCheckedOn', s.accessibility_checked_on,
	'privacy', s.privacy, 'privacyEmail', s.privacy_email, 'openLicence', s.open_licence,
	'wikidataId', s.wikidata_id, 'version', s.version)`;

/** Of yesterday, today and tomorrow: what day it is at the office's place is asked by its clock. */
function endingsOf(office: OfficeId) {
	return sql<Clock[]>`coalesce((
		select jsonb_agg(jsonb_build_object('day', coalesce(a.ends::text, a.starts::text), 'hour', a.ends_at))
		from activity a
		where a.office_id = ${office} and ${isRecordTold('activity', 'a')} and a.ends_at is not null
			and coalesce(a.ends::text, a.starts::text) between (current_date - 1)::text and (current_date + 1)::text), '[]')`;
}

export interface FoundSite {
	office: SiteOffice;
	site: Site;
	/** When its public events of these days end, of those whose hour is known. */
	endings: Clock[];
	/** Whether a report stands on it. */
	hasReports: boolean;
	/** Whether ideas of residents are published. */
	hasIdeas: boolean;
	/** Whether anything was told, and whether an event was announced in the last half year or later. */
	hasNews: boolean;
	hasEvents: boolean;
}

/** The site of an office with what its pages say of the office; undefined: it is off. */
export async function loadOpenSite(tx: OfficeTransaction, office: OfficeId): Promise<FoundSite | undefined> {
	const { rows } = await sql<FoundSite>`
		select ${endingsOf(office)} as endings, exists (select from report r where r.office_id = ${office} and r.deleted_at is null
				and r.published_at is not null) as "hasReports",
			exists (select from resident_idea d where d.office_id = ${office} and d.published_at is not null) as "hasIdeas",
			exists (select from news n where n.office_id = ${office} and n.deleted_at is null and n.visibility = 'public'
				and coalesce(n.shown_from <= current_date, true) and coalesce(n.shown_until >= current_date, true)) as "hasNews",
			exists (select from activity a where a.office_id = ${office} and ${isRecordTold('activity', 'a')}
				and a.kind = any (${[...EVENT_KINDS]}) and a.status = any (${[...ANNOUNCED]})
				and a.dated_on >= current_date - ${HALF_A_YEAR}::integer) as "hasEvents",
			${SITE} as site, jsonb_build_object('slug', o.slug, 'name', o.name, 'city', o.city,
			'contact', o.contact, 'country', o.country, 'latitude', o.latitude, 'longitude', o.longitude,
			'timeZone', o.time_zone, 'languages', o.languages, 'periodStartsIn', o.period_starts_in, 'colour', o.colour,
			'hasLogo', o.logo_sha256 is not null, 'isClosed', o.closed_at is not null, 'version', o.version) as office
		from site s
		join office o on o.id = ${office} and o.deleted_at is null
		where s.office_id = ${office} and s.is_on`.execute(tx);
	return rows[0];
}

/** What an office has set, whether its site is on or not. */
export async function loadSite(tx: OfficeTransaction, office: OfficeId): Promise<Site> {
	const { rows } = await sql<{ site: Site }>`
		select ${SITE} as site from site s where s.office_id = ${office}`.execute(tx);
	return rows[0]?.site ?? NO_SITE;
}
