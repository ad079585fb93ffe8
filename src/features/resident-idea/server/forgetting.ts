import { sql } from 'kysely';
import { listOffices } from '#features/trash/server/purge.ts';
import { recordChange, type Author } from '#platform/server/audit.ts';
import { rethrow, type OnFailure } from '#platform/server/daily.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { CONFIRM_HOURS, DISCARDED_DAYS, KEPT_AT_MOST_YEARS, KEPT_YEARS, type IdeaState } from '../resident-idea.ts';
import { AUTHOR } from './receiving.ts';

interface Idea {
	id: string;
	state: IdeaState;
}

/** Everything of an idea goes: the words, the name, the address, the messages, and what opened its page. */
export async function dropIdea(tx: OfficeTransaction, author: Author, { id, state }: Idea): Promise<void> {
	await dropLetters(tx, author.officeId, id);
	await sql`delete from resident_idea where office_id = ${author.officeId} and id = ${id}`.execute(tx);
	recordChange(tx, author, { noun: 'resident_idea', recordId: id, action: 'erase', before: { state }, after: null });
}

/** Whose idea it was is forgotten; the words stay with what became of them. */
export async function anonymise(
	tx: OfficeTransaction,
	author: Author,
	{ id, state }: Idea,
	becomes: IdeaState = state
): Promise<void> {
	const { officeId } = author;
	await dropLetters(tx, officeId, id);
	await sql`delete from idea_message where office_id = ${officeId} and idea_id = ${id}`.execute(tx);
	await sql`delete from idea_key where office_id = ${officeId} and idea_id = ${id} and opens <> 'support'`.execute(tx);
	await sql`update resident_idea set state = ${becomes}, name = null, email = null, email_mark = '', answer = null,
			forgotten_at = now(), version = version + 1, updated_at = now()
		where office_id = ${officeId} and id = ${id}`.execute(tx);
	const change = { before: { state }, after: { state: becomes } };
	recordChange(tx, author, { noun: 'resident_idea', recordId: id, action: 'erase', ...change });
}

/** Forgets a resident: of what was taken up only who it was, of everything else all. */
export async function forgetIdea(tx: OfficeTransaction, author: Author, idea: Idea): Promise<void> {
	if (idea.state === 'taken') await anonymise(tx, author, idea);
	else await dropIdea(tx, author, idea);
}

/** The words of an idea go as well, wherever they are shown. */
export async function forgetWords(tx: OfficeTransaction, office: OfficeId, id: string): Promise<void> {
	await sql`
		update resident_idea set text = '', text_mark = '', partner_id = null, public_title = '{}', public_text = '{}',
			published_at = null
		where office_id = ${office} and id = ${id}`.execute(tx);
}

/** Letters that are still on their way to the resident. */
export async function dropLetters(tx: OfficeTransaction, office: OfficeId, id: string): Promise<void> {
	await sql`
		delete from outgoing_letter l using resident_idea d
		where l.office_id = ${office} and d.office_id = ${office} and d.id = ${id} and lower(l.recipient) = lower(d.email)`.execute(
		tx
	);
}

/**
 * Somebody's details are erased: what they sent as a resident goes as well. Words that name them do not stay either.
 * @param pattern by which they are found in words, for PostgreSQL
 */
export async function forgetResidentLike(tx: OfficeTransaction, author: Author, pattern: string | null): Promise<void> {
	if (pattern === null) return;
	const { officeId } = author;
	const { rows } = await sql<Idea & { names: boolean }>`
		select d.id, d.state, has_words(to_jsonb(d.text), ${pattern}) as names from resident_idea d
		where d.office_id = ${officeId} and (has_words(to_jsonb(d), ${pattern}) or exists (
			select from idea_message m where m.office_id = ${officeId} and m.idea_id = d.id and has_words(to_jsonb(m.text), ${pattern})))
		for update of d`.execute(tx);
	for (const { names, ...idea } of rows) {
		await forgetIdea(tx, author, idea);
		if (names) await forgetWords(tx, officeId, idea.id);
	}
}

export interface Forgotten {
	/** Residents whose time was over. */
	residents: number;
	/** Ideas whose address nobody confirmed, and what a person took for spam. */
	unread: number;
}

/** What consent was given for ends by itself, in every office, every day; also in one that is closed. */
export async function forgetDaily(db: Database, onFailure: OnFailure = rethrow): Promise<Forgotten> {
	const all: Forgotten = { residents: 0, unread: 0 };
	for (const office of await listOffices(db)) {
		try {
			const done = await db.forOffice(office, (tx) => forgetIn(tx, office), { evenIf: 'closed' });
			all.residents += done.residents;
			all.unread += done.unread;
		} catch (error) {
			onFailure(error, office);
		}
	}
	return all;
}

async function forgetIn(tx: OfficeTransaction, office: OfficeId): Promise<Forgotten> {
	const author = { officeId: office, userId: null, name: AUTHOR };
	const { rows: over } = await sql<Idea>`
		select d.id, d.state from resident_idea d
		where d.office_id = ${office} and d.forgotten_at is null and d.state in ('waiting', 'taken', 'turned_away')
			and (d.answered_at < now() - make_interval(years => ${KEPT_YEARS})
				or d.received_at < now() - make_interval(years => ${KEPT_AT_MOST_YEARS})) for update`.execute(tx);
	for (const idea of over) await forgetIdea(tx, author, idea);
	const { rows: unread } = await sql<Idea>`
		select d.id, d.state from resident_idea d
		where d.office_id = ${office} and (
			d.state = 'unconfirmed' and d.received_at < now() - make_interval(hours => ${CONFIRM_HOURS})
				and not exists (select from idea_key k where k.office_id = ${office} and k.idea_id = d.id
					and k.opens = 'confirm' and k.expires_at > now())
			or d.state = 'turned_away' and d.answer is null and d.settled_at < now() - make_interval(days => ${DISCARDED_DAYS}))
		for update`.execute(tx);
	for (const idea of unread) await dropIdea(tx, author, idea);
	await sql`delete from idea_key where office_id = ${office} and expires_at < now()`.execute(tx);
	return { residents: over.length, unread: unread.length };
}
