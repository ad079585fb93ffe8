import { sql } from 'kysely';
import type { Stage } from '#features/initiative/initiative.ts';
import { isPartnerTold } from '#features/site/server/is-told.ts';
import { newId } from '#kernel/id.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import type { Texts } from '#kernel/texts.ts';
import { recordChange } from '#platform/server/audit.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { isTalkedAbout, MOST, standingOf, leftWhenWithdrawn, type IdeaState, type Standing } from '../resident-idea.ts';
import { anonymise, dropIdea, forgetWords } from './forgetting.ts';
import { findKey } from './keys.ts';
import { ACTIVITIES, DECISION, HAS_NEWS, IS_ASKED, IS_TOGETHER, PARTS } from './queries.ts';
import { AUTHOR } from './receiving.ts';
import { tellReaders } from './telling-readers.ts';

export interface Message {
	id: string;
	ofOffice: boolean;
	text: Texts;
	/** YYYY-MM-DD, at the office's place. */
	on: string;
}

/** What was done in the end, as far as everybody may know. */
export interface PublicActivity {
	id: string;
	title: Texts;
	starts: KnownDate | null;
	partners: { id: string; name: Texts }[];
}

/** What was decided, as the resident and everybody is told. */
export interface PublicDecision {
	outcome: 'accepted' | 'declined' | 'later';
	answer: Texts;
	/** YYYY-MM-DD */
	decidedOn: string;
}

/** All that a resident sees of their idea. */
export interface OwnIdea {
	id: string;
	state: IdeaState;
	text: string;
	language: string;
	partner: Texts | null;
	receivedOn: string;
	standing: Standing;
	/** Why it was turned away. */
	answer: Texts | null;
	answeredOn: string | null;
	decision: PublicDecision | null;
	putOffUntil: string | null;
	/** It is looked at together with others of the same kind. */
	isTogether: boolean;
	/** Where parts of it stand that go on by themselves. */
	parts: Standing[];
	/** What came of it in the end. */
	outcome: Texts;
	activities: PublicActivity[];
	messages: Message[];
	isPublished: boolean;
	/** Whether they may write now; false: it is over, or they wrote as much as one may. */
	mayWrite: boolean;
	hasWrittenEnough: boolean;
}

export type Opened = { opens: 'confirm' } | { opens: 'own'; idea: OwnIdea } | undefined;

/** What a secret of an address opens at this moment: the question whether the address is theirs, or their page. */
export async function openOwn(db: Database, office: OfficeId, secret: string, today: string): Promise<Opened> {
	return db.forOffice(office, async (tx) => {
		const own = await findKey(tx, office, secret, 'own');
		if (own) {
			const idea = await loadOwn(tx, office, own.ideaId, today);
			return idea && { opens: 'own', idea };
		}
		return (await findKey(tx, office, secret, 'confirm')) && { opens: 'confirm' };
	});
}

type Row = Omit<OwnIdea, 'standing' | 'parts' | 'mayWrite' | 'hasWrittenEnough'> & {
	parts: { stage: Stage; putOffUntil: string | null }[];
	email: string | null;
	isAsked: boolean;
	stage: Stage | null;
};

async function loadOwn(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	today: string
): Promise<OwnIdea | undefined> {
	const { rows } = await sql<Row>`
		select d.id, d.state, d.text, d.language, d.email, p.name as partner, d.answer,
			(d.received_at at time zone o.time_zone)::date::text as "receivedOn",
			(d.answered_at at time zone o.time_zone)::date::text as "answeredOn",
			${IS_ASKED} as "isAsked", i.stage, i.put_off_until::text as "putOffUntil",
			case when i.stage = 'completed' then i.outcome else '{}'::jsonb end as outcome,
			${IS_TOGETHER} as "isTogether", ${PARTS} as parts, ${DECISION} as decision, ${ACTIVITIES} as activities, d.published_at is not null as "isPublished",
			(select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'ofOffice', m.of_office, 'text', m.text,
					'on', (m.written_at at time zone o.time_zone)::date) order by m.written_at, m.id), '[]')
				from idea_message m where m.office_id = ${office} and m.idea_id = d.id) as messages
		from resident_idea d
		join office o on o.id = d.office_id
		left join partner p on p.office_id = d.office_id and p.id = d.partner_id and ${isPartnerTold('p')}
		left join initiative i on i.office_id = d.office_id and i.id = d.initiative_id and i.deleted_at is null
		where d.office_id = ${office} and d.id = ${id} and d.state not in ('unconfirmed', 'withdrawn')`.execute(tx);
	const [row] = rows;
	if (!row) return undefined;
	const { email, isAsked, stage, parts, ...idea } = row;
	const hasWrittenEnough = idea.messages.filter(({ ofOffice }) => !ofOffice).length >= MOST.messages;
	return {
		...idea,
		standing: standingOf({ state: idea.state, isAsked, stage, putOffUntil: idea.putOffUntil }, today),
		parts: parts.map((part) => standingOf({ state: idea.state, isAsked: false, ...part }, today)),
		mayWrite: isTalkedAbout({ state: idea.state, email }) && !hasWrittenEnough,
		hasWrittenEnough
	};
}

/** A message of the resident to the office: an answer to its question, or one of their own accord. */
export async function writeToOffice(
	db: Database,
	office: OfficeId,
	secret: string,
	{ text, language, today }: { text: string; language: string; today: string }
): Promise<Outcome<object, NotFound | 'enough' | 'too_many'>> {
	return db.forOffice(office, async (tx) => {
		const key = await findKey(tx, office, secret, 'own');
		if (!key) return { ok: false, reason: 'not_found' };
		await sql`select from resident_idea where office_id = ${office} and id = ${key.ideaId} for update`.execute(tx);
		const idea = await loadOwn(tx, office, key.ideaId, today);
		if (!idea) return { ok: false, reason: 'not_found' };
		if (!idea.mayWrite) return { ok: false, reason: 'enough' };
		// A form that was sent twice.
		const last = idea.messages.at(-1);
		if (last?.text[language] === text && !last.ofOffice) return { ok: true };
		const { rows } = await sql<{ inAnHour: number; isUnread: boolean }>`
			select (select count(*)::integer from idea_message x where x.office_id = ${office} and x.idea_id = d.id
					and not x.of_office and x.written_at > now() - interval '1 hour') as "inAnHour",
				${HAS_NEWS} as "isUnread"
			from resident_idea d where d.office_id = ${office} and d.id = ${idea.id}`.execute(tx);
		if ((rows[0]?.inAnHour ?? 0) >= MOST.messagesInAnHour) return { ok: false, reason: 'too_many' };
		await tx
			.insertInto('idea_message')
			.values({ office_id: office, id: newId(), idea_id: idea.id, of_office: false, text: { [language]: text } })
			.execute();
		await sql`update resident_idea set version = version + 1, updated_at = now()
			where office_id = ${office} and id = ${idea.id}`.execute(tx);
		told(tx, office, idea.id, { message: 'resident' });
		// What waits to be read already has been told: one letter is enough for all that comes in until then.
		if (!rows[0]?.isUnread) await tellReaders(tx, office, idea.id, 'answered');
		return { ok: true };
	});
}

/**
 * Takes an idea back: their details go at once, and its words unless it was taken up and they agree that those stay. The
 * office is told; of an initiative that came of it, its page and its history say so.
 */
export async function withdrawIdea(
	db: Database,
	office: OfficeId,
	secret: string,
	{ keep }: { keep: boolean }
): Promise<Outcome<object, NotFound>> {
	return db.forOffice(office, async (tx) => {
		const key = await findKey(tx, office, secret, 'own');
		const { rows } = await sql<{ id: string; state: IdeaState; initiativeId: string | null }>`
			select id, state, initiative_id as "initiativeId" from resident_idea where office_id = ${office} and id = ${key?.ideaId ?? null} for update`.execute(
			tx
		);
		const [idea] = rows;
		if (!idea) return { ok: false, reason: 'not_found' };
		const author = { officeId: office, userId: null, name: AUTHOR };
		const left = leftWhenWithdrawn(idea, keep);
		await tellReaders(tx, office, idea.id, 'withdrawn');
		if (left === 'nothing') await dropIdea(tx, author, idea);
		else await anonymise(tx, author, idea, 'withdrawn');
		if (left === 'place') await forgetWords(tx, office, idea.id);
		if (left !== 'nothing' && idea.initiativeId !== null) {
			const change = { before: { resident_idea: null }, after: { resident_idea: 'withdrawn' } };
			recordChange(tx, author, { noun: 'initiative', recordId: idea.initiativeId, action: 'update', ...change });
		}
		return { ok: true };
	});
}

function told(tx: OfficeTransaction, office: OfficeId, id: string, after: Record<string, string>): void {
	const author = { officeId: office, userId: null, name: AUTHOR };
	recordChange(tx, author, { noun: 'resident_idea', recordId: id, action: 'update', before: {}, after });
}
