import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { queueMail } from '#features/mailing/server/outbox.ts';
import { isPartnerTold } from '#features/site/server/is-told.ts';
import { newId } from '#kernel/id.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import type { Tongue } from '#kernel/tongue.ts';
import { recordChange } from '#platform/server/audit.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { IdeaInput } from '../form.ts';
import { letterAbout } from '../letter.ts';
import { CONFIRM_HOURS, CONSENT_VERSION, KNOWN_DAYS, MOST, type IdeaState } from '../resident-idea.ts';
import { comparable, signsOf } from '../spam.ts';
import { findKey, makeKey, markOf } from './keys.ts';
import { tellReaders } from './telling-readers.ts';
import { ideaAddress, loadSender, tellResident } from './telling.ts';

/** Of what somebody does who is no member, and says no name, the trail has it so. */
export const AUTHOR = 'Kesher';

/** What has come in. */
export interface Arrival {
	/** Of the form that was sent. */
	id: string;
	input: IdeaInput;
	language: Tongue;
	/** A field that people do not see was filled in. */
	fellIntoTrap: boolean;
}

/** What this installation has: a key of its own, and a way out for letters or none. */
export interface Means {
	key: string;
	hasMail: boolean;
}

/**
 * Takes in what a resident sends. Where letters go out, they are asked first whether the address is theirs; elsewhere
 * the idea waits for its reader at once, marked as not confirmed, and their page is shown by the answer alone.
 * @returns the secret of that page, where no letter brings it
 */
export async function receiveIdea(
	db: Database,
	office: OfficeId,
	arrival: Arrival,
	means: Means
): Promise<Outcome<{ id: string; own: string | undefined }, 'too_many_today' | 'confirm_first'>> {
	const mark = markOf(means.key, office, arrival.input.email);
	const textMark = createHash('sha256').update(comparable(arrival.input.text)).digest('base64url');
	return db.forOffice(office, async (tx) => {
		const before = await loadBefore(tx, office, { id: arrival.id, mark, textMark });
		if (before.same) {
			return { ok: true, id: before.same.id, own: await answerAgain(tx, office, before.same, arrival, means) };
		}
		if (before.today >= MOST.ofAddressInADay) return { ok: false, reason: 'too_many_today' };
		if (means.hasMail && (await isToConfirmFirst(tx, office, mark))) return { ok: false, reason: 'confirm_first' };
		// A page that was gone back to and filled in anew is another idea.
		const id = before.isTaken ? newId() : arrival.id;
		const { text, name, email, partnerId, age, mayPublish } = arrival.input;
		const signs = signsOf({ text, name, fellIntoTrap: arrival.fellIntoTrap, isRepeated: before.isRepeated });
		// Nobody is written to whose address a program has filled in.
		const asks = means.hasMail && !arrival.fellIntoTrap;
		const state: IdeaState = asks ? 'unconfirmed' : 'waiting';
		await tx
			.insertInto('resident_idea')
			.values({
				...{ office_id: office, id, state, text, text_mark: textMark, language: arrival.language, name, email },
				...{ email_mark: mark, with_adult: age === 'with_adult', may_publish: mayPublish, signs },
				...{ consent_version: CONSENT_VERSION, partner_id: await shownPartner(tx, office, partnerId) }
			})
			.execute();
		const author = { officeId: office, userId: null, name: AUTHOR };
		recordChange(tx, author, { noun: 'resident_idea', recordId: id, action: 'create', before: null, after: { state } });
		if (asks) await askToConfirm(tx, office, { id, email, language: arrival.language });
		return { ok: true, id, own: means.hasMail ? undefined : await makeKey(tx, office, { ideaId: id }, 'own') };
	});
}

/** The address is the resident's: the idea waits for its reader. @returns the secret of their page */
export async function confirmIdea(
	db: Database,
	office: OfficeId,
	secret: string
): Promise<Outcome<{ own: string }, NotFound>> {
	return db.forOffice(office, async (tx) => {
		const key = await findKey(tx, office, secret, 'confirm');
		if (!key) return { ok: false, reason: 'not_found' };
		const { rows } = await sql<{ id: string; email: string | null; language: string }>`
			update resident_idea set state = 'waiting', confirmed_at = now(), version = version + 1, updated_at = now()
			where office_id = ${office} and id = ${key.ideaId} and state = 'unconfirmed'
			returning id, email, language`.execute(tx);
		const [idea] = rows;
		if (!idea) return { ok: false, reason: 'not_found' };
		await sql`delete from idea_key where office_id = ${office} and idea_id = ${idea.id} and opens = 'confirm'`.execute(
			tx
		);
		const author = { officeId: office, userId: null, name: AUTHOR };
		const change = { before: { state: 'unconfirmed' }, after: { state: 'waiting' } };
		recordChange(tx, author, { noun: 'resident_idea', recordId: idea.id, action: 'update', ...change });
		await tellResident(tx, office, idea, 'received');
		await tellReaders(tx, office, idea.id, 'waiting');
		return { ok: true, own: await makeKey(tx, office, { ideaId: idea.id }, 'own') };
	});
}

interface Before {
	/** The same idea of the same address, which came already. */
	same: { id: string; state: IdeaState } | undefined;
	/** Another idea came by the very same form. */
	isTaken: boolean;
	/** How many ideas came from this address within a day. */
	today: number;
	/** The same words came from another address. */
	isRepeated: boolean;
}

async function loadBefore(
	tx: OfficeTransaction,
	office: OfficeId,
	{ id, mark, textMark }: { id: string; mark: string; textMark: string }
): Promise<Before> {
	const { rows } = await sql<Omit<Before, 'same'> & { same: Before['same'] | null }>`
		select (select jsonb_build_object('id', r.id, 'state', r.state) from resident_idea r
				where r.office_id = ${office} and r.email_mark = ${mark} and r.text_mark = ${textMark}
					and r.forgotten_at is null and r.state in ('unconfirmed', 'waiting', 'taken')
				order by r.received_at desc limit 1) as same,
			exists (select from resident_idea r where r.office_id = ${office} and r.id = ${id}) as "isTaken",
			(select count(*)::integer from resident_idea r where r.office_id = ${office} and r.email_mark = ${mark}
				and r.received_at > now() - interval '1 day') as today,
			exists (select from resident_idea r where r.office_id = ${office} and r.text_mark = ${textMark}
				and r.email_mark <> ${mark} and r.received_at > now() - interval '30 days') as "isRepeated"`.execute(tx);
	const [row] = rows;
	if (!row) throw new Error('nothing was counted');
	return { ...row, same: row.same ?? undefined };
}

/**
 * Whether an address has been written to as often as one may be of whom nobody knows that they want it. Where an idea of
 * it was confirmed lately it is somebody's who sends ideas.
 */
export async function isToConfirmFirst(tx: OfficeTransaction, office: OfficeId, mark: string): Promise<boolean> {
	const { rows } = await sql<{ open: number; isKnown: boolean }>`
		select count(*) filter (where r.state = 'unconfirmed'
				and r.received_at > now() - make_interval(hours => ${CONFIRM_HOURS}))::integer as open,
			coalesce(bool_or(r.confirmed_at > now() - make_interval(days => ${KNOWN_DAYS})), false) as "isKnown"
		from resident_idea r where r.office_id = ${office} and r.email_mark = ${mark}`.execute(tx);
	const [row] = rows;
	return row !== undefined && !row.isKnown && row.open >= MOST.unconfirmed;
}

/**
 * Whoever sends the same again is answered as the first time. While a letter of it is open no second one goes out; of an
 * idea that was confirmed they get the address of its page anew, once a day.
 */
async function answerAgain(
	tx: OfficeTransaction,
	office: OfficeId,
	same: NonNullable<Before['same']>,
	{ input, language }: Arrival,
	{ hasMail }: Means
): Promise<string | undefined> {
	if (!hasMail) return makeKey(tx, office, { ideaId: same.id }, 'own');
	const { rows } = await sql`
		select from idea_key k where k.office_id = ${office} and k.idea_id = ${same.id} and case k.opens
			when 'confirm' then k.expires_at > now() when 'own' then k.made_at > now() - interval '1 day' else false end
		limit 1`.execute(tx);
	if (rows.length > 0) return undefined;
	const resident = { id: same.id, email: input.email, language };
	if (same.state === 'unconfirmed') await askToConfirm(tx, office, resident);
	else await tellResident(tx, office, resident, 'received');
	return undefined;
}

export async function askToConfirm(
	tx: OfficeTransaction,
	office: OfficeId,
	{ id, email, language }: { id: string; email: string; language: Tongue }
): Promise<void> {
	const [sender, secret] = await Promise.all([loadSender(tx, office), makeKey(tx, office, { ideaId: id }, 'confirm')]);
	const link = ideaAddress(sender, language, `own/${secret}`);
	const letter = letterAbout('confirm', { city: sender.city, office: sender.name, link }, language);
	await queueMail(tx, office, { to: email, language, ...letter });
}

/** The partner that was wished for, where everybody may know of it. */
async function shownPartner(tx: OfficeTransaction, office: OfficeId, id: string | null): Promise<string | null> {
	const { rows } = await sql<{ id: string }>`
		select p.id from partner p where p.office_id = ${office} and p.id = ${id}
			and ${isPartnerTold('p')}`.execute(tx);
	return rows[0]?.id ?? null;
}
