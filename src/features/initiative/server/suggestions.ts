import { sql } from 'kysely';
import type { Theme } from '#features/activity/activity.ts';
import { TOOK_PLACE } from '#features/activity/counting.ts';
import { shownTo, type Visibility } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { TieStatus } from '#features/partner/partner.ts';
import { stems, tokens } from '#kernel/search-words.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Initiative } from '../initiative.ts';
import {
	namingWords,
	soughtWords,
	suggestPartners,
	type Candidate,
	type Sought,
	type Suggestion
} from '../suggest-partners.ts';
import type { InitiativeLinks, NamedParty } from '../view.ts';

/** A suggestion with what a page names. */
export type SuggestedPartner = Suggestion & { party: NamedParty };

type Asking = Pick<Initiative, 'kind' | 'title' | 'details' | 'themes'> & Pick<InitiativeLinks, 'partners' | 'goals'>;

/** Of a word that is everywhere, so many places are looked at. */
const MOST_PLACES = 500;

/** The partners that an idea may be for, of those that are meant for who looks. @param today YYYY-MM-DD */
export async function loadSuggestions(
	tx: OfficeTransaction,
	actor: Actor,
	{ kind, title, details, themes, partners, goals }: Asking,
	today: string
): Promise<SuggestedPartner[]> {
	// Somebody asks to become a partner: it is about no other.
	if (kind === 'partnership') return [];
	const sought: Sought = {
		...{ themes, goals: goals.map(({ id }) => id), words: soughtWords(title, details) },
		taken: partners.map(({ id }) => id)
	};
	const [office, shown] = [actor.officeId, shownTo(actor)];
	const [rows, scopes, byTheme, byGoal, found] = await Promise.all([
		partnerRows(tx, office, shown, today),
		scopeRows(tx, office, sought),
		themeRows(tx, office, shown, sought),
		goalRows(tx, office, shown, sought),
		wordRows(tx, office, shown, sought)
	]);
	const candidates: Candidate[] = rows.map(({ id, name, status, position, lastOn, last }) => {
		const places = found.filter((row) => row.partnerId === id);
		const named = namingWords(sought.words, name);
		const withPlace = (isDescribed: boolean) =>
			sought.words.filter(
				(word) => !named.includes(word) && places.some((row) => row.word === word && row.isDescribed === isDescribed)
			);
		return {
			...{ id, status, position, lastOn, last, named },
			scope: scopes.filter((row) => row.partnerId === id).map(({ theme }) => theme),
			byTheme: countsOf(byTheme, id),
			byGoal: countsOf(byGoal, id),
			knownFor: withPlace(true),
			doneFor: withPlace(false)
		};
	});
	const parties = new Map(rows.map(({ id, name, flag }) => [id, { id, name, flag }]));
	return suggestPartners(sought, candidates, today).flatMap((suggestion) => {
		const party = parties.get(suggestion.id);
		return party ? [{ ...suggestion, party }] : [];
	});
}

function countsOf(rows: readonly { partnerId: string; of: string; count: number }[], id: string) {
	return Object.fromEntries(rows.filter((row) => row.partnerId === id).map((row) => [row.of, row.count]));
}

type PartnerRow = NamedParty & { status: TieStatus; position: number; lastOn: string | null; last: KnownDate | null };

async function partnerRows(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[],
	today: string
): Promise<PartnerRow[]> {
	const { rows } = await sql<PartnerRow>`
		select p.id, p.name, case when p.shows_flag then p.country end as flag, p.status, p.position,
			latest.dated_on::text as "lastOn", latest.starts as last
		from partner p
		left join lateral (
			select l.dated_on, l.starts from activity_partner l
			where l.office_id = ${office} and l.partner_id = p.id and l.is_live and l.dated_on <= ${today}::date
				and l.status = any (${TOOK_PLACE}) and l.visibility = any (${shown})
			order by l.dated_on desc limit 1
		) latest on true
		where p.office_id = ${office} and p.deleted_at is null and p.visibility = any (${shown})`.execute(tx);
	return rows;
}

/** The sought themes that agreements in force name, each once for a partner. */
async function scopeRows(
	tx: OfficeTransaction,
	office: OfficeId,
	{ themes }: Sought
): Promise<{ partnerId: string; theme: Theme }[]> {
	if (themes.length === 0) return [];
	const { rows } = await sql<{ partnerId: string; theme: Theme }>`
		select distinct l.partner_id as "partnerId", t.theme
		from agreement a
		join agreement_partner l on l.office_id = a.office_id and l.agreement_id = a.id
		cross join unnest(a.scope) as t (theme)
		where a.office_id = ${office} and l.office_id = ${office} and a.status = 'in_force' and a.deleted_at is null
			and t.theme = any (${themes})`.execute(tx);
	return rows;
}

interface CountRow {
	partnerId: string;
	/** A theme, or the id of a goal. */
	of: string;
	count: number;
}

/** How many activities that took place were of each sought theme, by partner. */
async function themeRows(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[],
	{ themes }: Sought
): Promise<CountRow[]> {
	if (themes.length === 0) return [];
	const { rows } = await sql<CountRow>`
		select l.partner_id as "partnerId", t.theme as of, count(*)::integer as count
		from activity_partner l
		join activity a on a.office_id = l.office_id and a.id = l.activity_id
		cross join unnest(a.themes) as t (theme)
		where l.office_id = ${office} and a.office_id = ${office} and l.is_live and l.status = any (${TOOK_PLACE})
			and l.visibility = any (${shown}) and t.theme = any (${themes})
		group by l.partner_id, t.theme`.execute(tx);
	return rows;
}

async function goalRows(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[],
	{ goals }: Sought
): Promise<CountRow[]> {
	if (goals.length === 0) return [];
	const { rows } = await sql<CountRow>`
		select l.partner_id as "partnerId", g.goal_id as of, count(*)::integer as count
		from activity_goal g
		join activity_partner l on l.office_id = g.office_id and l.activity_id = g.activity_id
		where g.office_id = ${office} and l.office_id = ${office} and g.goal_id = any (${goals}::uuid[])
			and l.is_live and l.status = any (${TOOK_PLACE}) and l.visibility = any (${shown})
		group by l.partner_id, g.goal_id`.execute(tx);
	return rows;
}

interface WordRow {
	partnerId: string;
	word: string;
	/** It describes the partner or an organisation of it; else something that was done with it. */
	isDescribed: boolean;
}

/** Where the sought words are found, by the index of the search: with partners, their organisations, what was done. */
async function wordRows(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[],
	{ words }: Sought
): Promise<WordRow[]> {
	const asked = words
		.map((word) => ({ word, query: tokens(word).map(anyStem).join(' & ') }))
		.filter(({ query }) => query);
	if (asked.length === 0) return [];
	const { rows } = await sql<WordRow>`
		with hit as (
			select w.word, s.noun, s.record_id
			from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w (word text, query text)
			cross join lateral search(w.query::tsquery, array['partner', 'organisation', 'activity'], ${MOST_PLACES}) s)
		select h.record_id as "partnerId", h.word, true as "isDescribed" from hit h where h.noun = 'partner'
		union
		select o.partner_id, h.word, true from hit h
		join organisation o on o.office_id = ${office} and o.id = h.record_id and o.deleted_at is null
		where h.noun = 'organisation' and o.partner_id is not null
		union
		select l.partner_id, h.word, false from hit h
		join activity_partner l on l.office_id = ${office} and l.activity_id = h.record_id
		where h.noun = 'activity' and l.is_live and l.status = any (${TOOK_PLACE})
			and l.visibility = any (${shown})`.execute(tx);
	return rows;
}

/** A word with or without its prefix letters, as a query. */
function anyStem(token: string): string {
	return `(${stems(token)
		.map((stem) => `'${stem}'`)
		.join(' | ')})`;
}
