import { sql, type RawBuilder } from 'kysely';
import { STATUSES, standingOf, type Theme } from '#features/activity/activity.ts';
import { listPartnerAgreements } from '#features/agreement/server/queries.ts';
import { isHighlightShown } from '#features/highlight/server/queries.ts';
import { countInitiatives, listInitiatives } from '#features/initiative/server/list.ts';
import { shownTo, type Visibility } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { listNotesOfPartner } from '#features/note/server/queries.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import { inOrder, ROLE_KINDS } from '#features/person/role.ts';
import { isCurrentOn, rolesByPerson } from '#features/person/server/role-queries.ts';
import { isPartnerShown } from '#features/partner/server/queries.ts';
import { countAllSteps, listAllSteps } from '#features/step/server/queries.ts';
import { loadTies } from '#features/year/server/ties.ts';
import { periodContaining } from '#kernel/period.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type {
	BriefFacts,
	Counted,
	KindTally,
	LeafletFacts,
	SheetActivity,
	SheetFacts,
	SheetPerson,
	WaitingLetter
} from '../sheet.ts';

/** More of a list than any page has room for. */
const MOST = 24;
const THEMES = 6;
const PUBLIC: readonly Visibility[] = ['public'];
const TOOK_PLACE = STATUSES.filter((status) => ['done', 'in_progress'].includes(standingOf(status)));
const TO_COME = STATUSES.filter((status) => standingOf(status) === 'planned');
/** What passes between two desks all the time: no guest asks for it. */
const BETWEEN_DESKS = ['correspondence', 'routine_contact'];

interface Asked {
	partner: string;
	/** YYYY-MM-DD at the office's place. */
	today: string;
}

/** What may be said to everybody of a partner; undefined where there is none, or it is not for who asks. */
export async function loadLeafletFacts(db: Database, actor: Actor, asked: Asked): Promise<LeafletFacts | undefined> {
	const office = actor.officeId;
	return db.forOffice(office, async (tx) => {
		const [common, agreements, tallies, themes, since, highlights, activities, withheld] = await Promise.all([
			commonFacts(tx, actor, asked),
			listPartnerAgreements(tx, office, asked.partner),
			tallyRows(tx, office, asked.partner),
			themeRows(tx, office, asked.partner),
			firstYear(tx, office, asked.partner),
			highlightRows(tx, office, asked.partner),
			activityRows(tx, office, asked.partner, isOfLeaflet),
			countWithheld(tx, actor, asked.partner)
		]);
		const inForce = agreements.filter(({ status }) => status === 'in_force');
		const scope = [...new Set(inForce.flatMap((each) => each.scope))];
		return common && { ...common, scope, tallies, themes, since, highlights, activities, withheld };
	});
}

/** What the office knows of a partner for itself. @param seesNotes whether what is noted of people may be in it */
export async function loadBriefFacts(
	db: Database,
	actor: Actor,
	{ seesNotes, ...asked }: Asked & { seesNotes: boolean }
): Promise<BriefFacts | undefined> {
	const [office, shown] = [actor.officeId, shownTo(actor)];
	const { partner, today } = asked;
	const steps = { state: 'open' as const, who: undefined, subject: undefined, partner };
	const open = { words: '', stage: undefined, partnerId: partner, goalId: undefined };
	const isShown = sql`a.visibility = any (${shown})`;
	return db.forOffice(office, async (tx) => {
		const common = await commonFacts(tx, actor, asked);
		if (!common) return undefined;
		const [
			standing,
			people,
			initiatives,
			openInitiatives,
			stepPage,
			openSteps,
			letters,
			last,
			planned,
			agreements,
			notes
		] = await Promise.all([
			standingRow(tx, office, partner),
			peopleRows(tx, actor, asked, { home: common.office.city, seesNotes }),
			listInitiatives(tx, actor, open, { size: MOST }),
			countInitiatives(tx, actor, open),
			listAllSteps(tx, actor, steps, { today, size: MOST }),
			countAllSteps(tx, actor, steps, today),
			letterRows(tx, office, partner, shown),
			activityRows(tx, office, partner, sql`${isShown} and a.status = any (${TOOK_PLACE})`),
			activityRows(
				tx,
				office,
				partner,
				sql`${isShown} and a.status = any (${TO_COME})
					and (a.dated_on is null or a.dated_on >= ${today})`,
				sql`a.dated_on nulls last, a.id`
			),
			listPartnerAgreements(tx, office, partner),
			listNotesOfPartner(tx, office, partner, shown)
		]);
		return {
			...common,
			...{ standing, people, letters, planned, agreements, notes, last: last.rows },
			initiatives: { rows: initiatives.rows, all: openInitiatives },
			steps: { rows: stepPage.rows, all: openSteps }
		};
	});
}

async function commonFacts(
	tx: OfficeTransaction,
	actor: Actor,
	{ partner, today }: Asked
): Promise<SheetFacts | undefined> {
	const office = await loadOffice(tx, actor.officeId);
	if (!office) return undefined;
	const period = periodContaining(today, office.periodStartsIn);
	const wanted = { withBefore: false, today, shown: shownTo(actor), only: [partner] };
	const [{ ties }, isPublic] = await Promise.all([
		loadTies(tx, actor.officeId, period, wanted),
		isPartnerPublic(tx, actor.officeId, partner)
	]);
	const [found] = ties;
	return found && { office, today, tie: found.tie, isPublic };
}

async function isPartnerPublic(tx: OfficeTransaction, office: OfficeId, partner: string): Promise<boolean> {
	const { rows } = await sql<{ is: boolean }>`select ${isPartnerShown(office, partner, PUBLIC)} as is`.execute(tx);
	return rows[0]?.is ?? false;
}

/** What of the activities with a partner a guest is told. */
const isOfLeaflet = sql`a.visibility = any (${PUBLIC}) and a.status = any (${TOOK_PLACE})
	and a.kind <> all (${BETWEEN_DESKS})`;

/** The activities with a partner. @param isMeant of an activity "a" */
function withPartner(office: OfficeId, partner: string, isMeant: RawBuilder<unknown>): RawBuilder<unknown> {
	return sql`from activity_partner link
		join activity a on a.office_id = link.office_id and a.id = link.activity_id
		where link.office_id = ${office} and a.office_id = ${office} and link.partner_id = ${partner} and link.is_live
			and a.deleted_at is null and ${isMeant}`;
}

const LATEST_FIRST = sql`a.dated_on desc nulls last, a.id desc`;

async function activityRows(
	tx: OfficeTransaction,
	office: OfficeId,
	partner: string,
	isMeant: RawBuilder<unknown>,
	order: RawBuilder<unknown> = LATEST_FIRST
): Promise<Counted<SheetActivity>> {
	const { rows } = await sql<SheetActivity & { all: number }>`
		select a.id, a.kind, a.status, a.title, a.outcome, a.starts, a.ends, a.participants,
			(count(*) over ())::integer as "all"
		${withPartner(office, partner, isMeant)}
		order by ${order} limit ${MOST}`.execute(tx);
	return counted(rows);
}

/** Rows that each say how many there are. */
function counted<T>(rows: readonly (T & { all: number })[]): Counted<Omit<T & { all: number }, 'all'>> {
	return { rows: rows.map(({ all: _, ...row }) => row), all: rows[0]?.all ?? 0 };
}

/** What who asks may see and a guest may not. */
async function countWithheld(tx: OfficeTransaction, actor: Actor, partner: string): Promise<number> {
	const isWithheld = sql`a.visibility = any (${shownTo(actor)}) and a.visibility <> all (${PUBLIC})
		and a.status = any (${TOOK_PLACE}) and a.kind <> all (${BETWEEN_DESKS})`;
	const { rows } = await sql<{ count: number }>`
		select count(*)::integer as count ${withPartner(actor.officeId, partner, isWithheld)}`.execute(tx);
	return rows[0]?.count ?? 0;
}

async function tallyRows(tx: OfficeTransaction, office: OfficeId, partner: string): Promise<KindTally[]> {
	const { rows } = await sql<KindTally>`
		select a.kind, count(*)::integer as count, sum(a.participants)::integer as participants
		${withPartner(office, partner, isOfLeaflet)}
		group by a.kind order by a.kind`.execute(tx);
	return rows;
}

async function themeRows(tx: OfficeTransaction, office: OfficeId, partner: string): Promise<Theme[]> {
	const { rows } = await sql<{ theme: Theme }>`
		select theme from (select unnest(a.themes) as theme ${withPartner(office, partner, isOfLeaflet)}) as served
		group by theme order by count(*) desc, theme limit ${THEMES}`.execute(tx);
	return rows.map(({ theme }) => theme);
}

async function firstYear(tx: OfficeTransaction, office: OfficeId, partner: string): Promise<string | null> {
	const { rows } = await sql<{ year: string | null }>`
		select left(min(a.dated_on)::text, 4) as year ${withPartner(office, partner, isOfLeaflet)}`.execute(tx);
	return rows[0]?.year ?? null;
}

/** The lines that a report put first and that are about the partner, or about something public with it; the latest first. */
async function highlightRows(
	tx: OfficeTransaction,
	office: OfficeId,
	partner: string
): Promise<LeafletFacts['highlights']> {
	const about = (noun: 'activity' | 'initiative') => sql`exists (
		select from ${sql.table(noun)} r
		join ${sql.table(`${noun}_partner`)} l on l.office_id = r.office_id and ${sql.ref(`l.${noun}_id`)} = r.id
		where r.office_id = ${office} and l.office_id = ${office} and r.id = ${sql.ref(`h.${noun}_id`)}
			and l.partner_id = ${partner} and r.deleted_at is null and r.visibility = any (${PUBLIC}))`;
	const { rows } = await sql<{ id: string; text: Texts }>`
		select h.id, h.text from highlight h
		where h.office_id = ${office} and h.deleted_at is null and ${isHighlightShown('h', PUBLIC)}
			and (h.partner_id = ${partner} or ${about('activity')} or ${about('initiative')})
		order by h.period_starts_on desc, h.position, h.id limit ${MOST}`.execute(tx);
	return rows;
}

async function standingRow(
	tx: OfficeTransaction,
	office: OfficeId,
	partner: string
): Promise<{ since: KnownDate | null; note: Texts } | null> {
	const { rows } = await sql<{ since: KnownDate | null; note: Texts }>`
		select since, note from partner_status
		where office_id = ${office} and partner_id = ${partner} order by id desc limit 1`.execute(tx);
	return rows[0] ?? null;
}

/** Letters that wait for an answer, the longest overdue first. */
async function letterRows(
	tx: OfficeTransaction,
	office: OfficeId,
	partner: string,
	shown: readonly Visibility[]
): Promise<Counted<WaitingLetter>> {
	const { rows } = await sql<WaitingLetter & { all: number }>`
		select a.id, a.title, coalesce(a.direction, 'inbound') <> 'outbound' as "isOurs", a.starts,
			a.reply_due as "replyDue", (count(*) over ())::integer as "all"
		${withPartner(office, partner, sql`a.visibility = any (${shown}) and a.reply_due is not null and a.replied_on is null`)}
		order by a.reply_due, a.id limit ${MOST}`.execute(tx);
	return counted(rows);
}

/** Those who hold a role on the partner's side now, by the rank of it. */
async function peopleRows(
	tx: OfficeTransaction,
	actor: Actor,
	{ partner, today }: Asked,
	{ home, seesNotes }: { home: Texts; seesNotes: boolean }
): Promise<Counted<SheetPerson>> {
	const office = actor.officeId;
	const { rows } = await sql<Omit<SheetPerson, 'roles'> & { all: number; held: string[] }>`
		select p.id, p.name, p.languages, ${seesNotes ? sql`p.note` : sql`null::text`} as note, h.held,
			(count(*) over ())::integer as "all"
		from person p cross join lateral (select array_agg(role_held.id) as held
			from role_held left join organisation o
				on o.office_id = role_held.office_id and o.id = role_held.organisation_id
			where role_held.office_id = ${office} and role_held.person_id = p.id and role_held.deleted_at is null
				and (role_held.partner_id = ${partner} or o.partner_id = ${partner}) and ${isCurrentOn(today)}) as h
		where p.office_id = ${office} and p.deleted_at is null and p.erased_at is null and h.held is not null
		order by p.id limit ${MOST}`.execute(tx);
	const people = rows.map(({ id }) => id);
	const roles = await rolesByPerson(tx, office, people, { home, shown: shownTo(actor) });
	const ranked = rows
		.map(({ held, all: _, ...person }) => {
			const own = (roles.get(person.id) ?? []).filter(({ id }) => held.includes(id));
			return { ...person, roles: inOrder(own, today) };
		})
		.toSorted((a, b) => rankOf(a) - rankOf(b));
	return { rows: ranked, all: rows[0]?.all ?? 0 };
}

function rankOf({ roles }: SheetPerson): number {
	const [first] = roles;
	return first ? ROLE_KINDS.indexOf(first.kind) : ROLE_KINDS.length;
}
