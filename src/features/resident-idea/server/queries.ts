import { sql, type RawBuilder } from 'kysely';
import type { Stage } from '#features/initiative/initiative.ts';
import { isPartnerTold, isRecordTold } from '#features/site/server/is-told.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Queue } from '../form.ts';
import { standingOf, type IdeaState, type ReportReason, type Standing } from '../resident-idea.ts';
import { GRAVE } from '../spam.ts';
import type { IdeaRow } from '../view.ts';
import type { Message, PublicActivity, PublicDecision } from './own-page.ts';

/** Whether the office asked last, and has not answered without waiting. Of an idea that is named "d". */
export const IS_ASKED = sql<boolean>`coalesce((select m.of_office and (d.answered_at is null or m.written_at > d.answered_at) from idea_message m
	where m.office_id = d.office_id and m.idea_id = d.id order by m.written_at desc, m.id desc limit 1), false)`;

/** The latest decision on the initiative "i", as the resident is told. */
export const DECISION = sql<PublicDecision | null>`(select jsonb_build_object('outcome', c.outcome, 'answer', c.answer,
		'decidedOn', c.decided_on) from decision c
	where c.office_id = i.office_id and c.initiative_id = i.id and c.deleted_at is null
	order by c.decided_on desc, c.id desc limit 1)`;

/** What was done of the initiative "i", as far as everybody may know. */
export const ACTIVITIES = sql<
	PublicActivity[]
>`coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title,
		'starts', a.starts, 'partners', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.position, p.id)
			from activity_partner l join partner p on p.office_id = l.office_id and p.id = l.partner_id
				and ${isPartnerTold('p')}
			where l.office_id = a.office_id and l.activity_id = a.id), '[]')) order by a.dated_on nulls last, a.id)
	from initiative_activity t join activity a on a.office_id = t.office_id and a.id = t.activity_id
		and ${isRecordTold('activity', 'a')} and a.status = 'done'
	where t.office_id = i.office_id and t.initiative_id = i.id), '[]')`;

/** Whether the idea "d" is looked at with others: it was joined to what there was, or that was merged. */
export const IS_TOGETHER = sql<boolean>`(d.is_joined or exists (select from initiative g
	where g.office_id = d.office_id and g.merged_into_id = d.initiative_id
		and g.merged_parts -> 'moved' -> 'resident_idea' ? d.id::text))`;

/** What was split off the initiative "i" since the idea "d" was taken up into it. */
export const PARTS = sql<
	{ stage: Stage; putOffUntil: string | null }[]
>`coalesce((select jsonb_agg(jsonb_build_object('stage', x.stage, 'putOffUntil', x.put_off_until) order by x.id)
	from initiative_link l join initiative x on x.office_id = l.office_id and x.id = l.initiative_id and x.deleted_at is null
	where l.office_id = i.office_id and l.other_id = i.id and l.kind = 'split_from' and l.created_at > d.settled_at), '[]')`;

const SUPPORTERS = sql<number>`(select count(*)::integer from idea_supporter s
	where s.office_id = d.office_id and s.idea_id = d.id)`;
const DAY = (column: string) =>
	sql<string | null>`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** An idea as everybody sees it. */
export interface PublicIdea {
	id: string;
	title: Texts;
	text: Texts;
	standing: Standing;
	supporters: number;
	decision: PublicDecision | null;
	putOffUntil: string | null;
	activities: PublicActivity[];
	/** What came of it in the end, where everybody may know of that. */
	outcome: Texts;
	/** YYYY-MM-DD */
	publishedOn: string;
}

type PublicRow = Omit<PublicIdea, 'standing'> & { state: IdeaState; stage: Stage | null };

/** Ideas that residents agreed to have shown and that were published, the latest first. */
export async function listPublished(
	tx: OfficeTransaction,
	office: OfficeId,
	{ after, size, today }: { after?: Cursor | undefined; size: number; today: string }
): Promise<Page<PublicIdea>> {
	const behind = after
		? sql`and (d.published_at, d.id) < ((${after.key}::text)::timestamptz, ${after.id}::uuid)`
		: sql``;
	const { rows } = await sql<PublicRow & { key: string }>`
		select d.published_at::text as key, ${publicColumns} ${ofPublished(office)} ${behind}
		order by d.published_at desc, d.id desc limit ${size + 1}`.execute(tx);
	const page = toPage(rows, size, ({ key, id }) => ({ key, id }));
	return { ...page, rows: page.rows.map(({ key: _, ...row }) => told(row, today)) };
}

export async function loadPublished(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	today: string
): Promise<PublicIdea | undefined> {
	const { rows } = await sql<PublicRow>`
		select ${publicColumns} ${ofPublished(office)} and d.id = ${id}`.execute(tx);
	return rows[0] && told(rows[0], today);
}

export async function countPublished(tx: OfficeTransaction, office: OfficeId): Promise<number> {
	const { rows } = await sql<{ count: number }>`select count(*)::integer as count from resident_idea d
		where d.office_id = ${office} and d.published_at is not null`.execute(tx);
	return rows[0]?.count ?? 0;
}

const publicColumns = sql`d.id, d.public_title as title, d.public_text as text, d.state, i.stage,
	i.put_off_until::text as "putOffUntil", ${SUPPORTERS} as supporters, ${DECISION} as decision, ${ACTIVITIES} as activities,
	case when i.stage = 'completed' and i.visibility = 'public' then i.outcome else '{}'::jsonb end as outcome,
	d.published_at::date::text as "publishedOn"`;

function ofPublished(office: OfficeId): RawBuilder<unknown> {
	return sql`from resident_idea d
		left join initiative i on i.office_id = ${office} and i.id = d.initiative_id and i.deleted_at is null
		where d.office_id = ${office} and d.published_at is not null`;
}

/** What the office asks the resident is between them. */
function told({ state, stage, ...idea }: PublicRow, today: string): PublicIdea {
	return { ...idea, standing: standingOf({ state, stage, isAsked: false, putOffUntil: idea.putOffUntil }, today) };
}

/** Of the ideas as "d". */
export const IS_SPAM = sql<boolean>`(d.signs && ${[...GRAVE]}::text[] or cardinality(d.signs) > 1)`;
/** The resident has written, and nothing has been done with the idea since then: that moves its moment on. */
export const HAS_NEWS = sql<boolean>`coalesce((select not m.of_office and m.written_at >= d.updated_at from idea_message m
	where m.office_id = d.office_id and m.idea_id = d.id order by m.written_at desc, m.id desc limit 1), false)`;
const OPEN_REPORTS = sql<number>`(select count(*)::integer from idea_report x
	where x.office_id = d.office_id and x.idea_id = d.id and x.seen_at is null)`;
const IS_DISCARDED = sql<boolean>`(d.state = 'turned_away' and d.answer is null)`;

/** What waits for whoever reads ideas: what looks like spam does not. */
export const IS_WAITING = sql<boolean>`(d.state = 'waiting' and not ${IS_SPAM} or d.state = 'taken' and ${HAS_NEWS})`;

const QUEUED: Record<Queue, RawBuilder<boolean>> = {
	waiting: IS_WAITING,
	spam: sql`(d.state = 'waiting' and ${IS_SPAM} or ${IS_DISCARDED})`,
	reported: sql`exists (select from idea_report x where x.office_id = d.office_id and x.idea_id = d.id and x.seen_at is null)`,
	settled: sql`(d.state in ('taken', 'withdrawn') or d.state = 'turned_away' and d.answer is not null)`
};

/** A page of a queue: what waits the longest time first, what is settled the latest first. */
export async function listIdeas(
	tx: OfficeTransaction,
	office: OfficeId,
	queue: Queue,
	{ after, size }: { after?: Cursor | undefined; size: number }
): Promise<Page<IdeaRow>> {
	const isLatest = queue === 'settled';
	const order = isLatest ? sql`desc` : sql`asc`;
	const behind = after
		? sql`and (d.received_at, d.id) ${isLatest ? sql`<` : sql`>`} ((${after.key}::text)::timestamptz, ${after.id}::uuid)`
		: sql``;
	const { rows } = await sql<IdeaRow & { key: string }>`
		select d.received_at::text as key, ${rowColumns} from ${joined(office)}
		where d.office_id = ${office} and ${QUEUED[queue]} ${behind}
		order by d.received_at ${order}, d.id ${order} limit ${size + 1}`.execute(tx);
	const page = toPage(rows, size, ({ key, id }) => ({ key, id }));
	return { ...page, rows: page.rows.map(({ key: _, ...row }) => row) };
}

const rowColumns = sql`d.id, d.state, d.text, d.language, d.name, d.signs, d.confirmed_at is not null as "isConfirmed",
	${IS_ASKED} as "isAsked", ${HAS_NEWS} as "hasNews", ${OPEN_REPORTS} as "openReports", i.stage,
	d.published_at is not null as "isPublished", ${IS_DISCARDED} as "isDiscarded", ${DAY('d.received_at')} as "receivedAt",
	case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as partner`;

function joined(office: OfficeId): RawBuilder<unknown> {
	return sql`resident_idea d
		left join partner p on p.office_id = ${office} and p.id = d.partner_id and p.deleted_at is null
		left join initiative i on i.office_id = ${office} and i.id = d.initiative_id and i.deleted_at is null`;
}

/** How much lies in each queue, and how many ideas nobody has confirmed yet. */
export async function countQueues(
	tx: OfficeTransaction,
	office: OfficeId
): Promise<Record<Queue | 'unconfirmed', number>> {
	const count = (condition: RawBuilder<boolean>) => sql<number>`count(*) filter (where ${condition})::integer`;
	const { rows } = await sql<Record<Queue | 'unconfirmed', number>>`
		select ${count(QUEUED.waiting)} as waiting, ${count(QUEUED.spam)} as spam, ${count(QUEUED.reported)} as reported,
			${count(QUEUED.settled)} as settled, ${count(sql`d.state = 'unconfirmed'`)} as unconfirmed
		from resident_idea d where d.office_id = ${office}`.execute(tx);
	return rows[0] ?? { waiting: 0, spam: 0, reported: 0, settled: 0, unconfirmed: 0 };
}

export interface IdeaReport {
	id: string;
	reason: ReportReason;
	text: string;
	/** ISO 8601, UTC. */
	reportedAt: string;
	isSeen: boolean;
}

/** An idea with all that whoever handles it sees. */
export interface IdeaWhole extends IdeaRow {
	email: string | null;
	withAdult: boolean;
	mayPublish: boolean;
	consentVersion: string;
	answer: Texts | null;
	answeredAt: string | null;
	settledAt: string | null;
	isJoined: boolean;
	initiative: { id: string; title: Texts } | null;
	publicTitle: Texts;
	publicText: Texts;
	supporters: number;
	isForgotten: boolean;
	messages: (Omit<Message, 'on'> & { at: string; by: string | null })[];
	reports: IdeaReport[];
	version: number;
}

/** One idea; what nobody has confirmed is not read by anybody. */
export async function loadIdea(tx: OfficeTransaction, office: OfficeId, id: string): Promise<IdeaWhole | undefined> {
	const { rows } = await sql<IdeaWhole>`
		select ${rowColumns}, d.email, d.with_adult as "withAdult", d.may_publish as "mayPublish",
			d.consent_version as "consentVersion", d.answer, ${DAY('d.answered_at')} as "answeredAt",
			${DAY('d.settled_at')} as "settledAt", d.is_joined as "isJoined",
			case when i.id is not null then jsonb_build_object('id', i.id, 'title', i.title) end as initiative,
			d.public_title as "publicTitle", d.public_text as "publicText", ${SUPPORTERS} as supporters,
			d.forgotten_at is not null as "isForgotten", d.version,
			(select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'ofOffice', m.of_office, 'text', m.text, 'by', u.name,
					'at', ${DAY('m.written_at')}) order by m.written_at, m.id), '[]')
				from idea_message m left join auth.user u on u.id = m.written_by
				where m.office_id = ${office} and m.idea_id = d.id) as messages,
			(select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'reason', x.reason, 'text', x.text,
					'reportedAt', ${DAY('x.reported_at')}, 'isSeen', x.seen_at is not null) order by x.reported_at desc, x.id), '[]')
				from idea_report x where x.office_id = ${office} and x.idea_id = d.id) as reports
		from ${joined(office)} where d.office_id = ${office} and d.id = ${id} and d.state <> 'unconfirmed'`.execute(tx);
	return rows[0];
}

/** Whether there was such an idea, of which nothing is left: the trail knows that, and nothing else of it. */
export async function wasErased(db: Database, office: OfficeId, id: string): Promise<boolean> {
	return db.forOffice(office, async (tx) => {
		const { rows } = await sql`select from audit_event e where e.office_id = ${office} and e.noun = 'resident_idea'
			and e.record_id = ${id} and e.action = 'erase' limit 1`.execute(tx);
		return rows.length > 0;
	});
}

/** What residents wrote from which an initiative came: to all who see it the words, to those who handle ideas also whose they are. */
export interface IdeaBehind {
	id: string;
	text: string;
	language: string;
	isJoined: boolean;
	receivedAt: string;
	messages: { id: string; ofOffice: boolean; text: Texts; at: string }[];
	name: string | null;
	/** When it was withdrawn, in UTC; null: it was not. */
	withdrawnAt: string | null;
}

export async function ideasBehind(
	tx: OfficeTransaction,
	office: OfficeId,
	initiativeId: string,
	{ readsWhole }: { readsWhole: boolean }
): Promise<IdeaBehind[]> {
	const { rows } = await sql<IdeaBehind>`
		select d.id, d.text, d.language, d.is_joined as "isJoined", ${DAY('d.received_at')} as "receivedAt",
			case when ${readsWhole} then d.name end as name,
			case when d.state = 'withdrawn' then ${DAY('d.forgotten_at')} end as "withdrawnAt",
			case when ${readsWhole} then (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'ofOffice', m.of_office,
					'text', m.text, 'at', ${DAY('m.written_at')}) order by m.written_at, m.id), '[]')
				from idea_message m where m.office_id = ${office} and m.idea_id = d.id) else '[]' end as messages
		from resident_idea d
		where d.office_id = ${office} and d.initiative_id = ${initiativeId} and (d.text <> '' or d.state = 'withdrawn')
		order by d.is_joined, d.received_at, d.id`.execute(tx);
	return rows;
}
