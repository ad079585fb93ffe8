import { sql } from 'kysely';
import { listOffices } from '#features/trash/server/purge.ts';
import { claimInTurn } from '#platform/server/background.ts';
import { rethrow, type OnFailure } from '#platform/server/daily.ts';
import type { Database, OfficeId } from '#platform/server/database.ts';
import type { Letter } from '#platform/server/mail.ts';
import type { Texts } from '#kernel/texts.ts';
import { pauseAfter, senderOf } from '../mailing.ts';

/** A letter as the process that sends it has it. */
export interface ClaimedLetter {
	officeId: OfficeId;
	id: string;
	letter: Letter;
	/** Which attempt this is: 1 is the first. */
	attempts: number;
}

/**
 * Takes the next letter that is due. For as long as the pause after this attempt lasts nobody else takes it: where this
 * process ends meanwhile, it is tried again after that.
 */
export async function claimLetter(db: Database): Promise<ClaimedLetter | undefined> {
	return claimInTurn(
		db,
		(tx) => sql<{ id: string }>`select offices_writing() as id`.execute(tx),
		(office) => claimIn(db, office)
	);
}

interface ClaimedRow {
	id: string;
	recipient: string;
	subject: string;
	text: string;
	language: string;
	attempts: number;
	/** What the office calls itself. */
	office: Texts;
}

async function claimIn(db: Database, officeId: OfficeId): Promise<ClaimedLetter | undefined> {
	return db.forOffice(
		officeId,
		async (tx) => {
			const { rows } = await sql<ClaimedRow>`
				select l.id, l.recipient, l.subject, l.text, l.language, l.attempts + 1 as attempts, o.name as office
				from outgoing_letter l join office o on o.id = l.office_id
				where l.office_id = ${officeId} and o.id = ${officeId} and l.given_up_at is null and l.due_at <= now()
				order by l.due_at, l.id limit 1 for update of l skip locked`.execute(tx);
			const [row] = rows;
			if (!row) return undefined;
			const { id, recipient: to, subject, text, language, attempts, office } = row;
			const sender = senderOf(office, language);
			await sql`update outgoing_letter set attempts = ${attempts}, due_at = now() + ${`${pauseAfter(attempts)} seconds`}::interval
				where office_id = ${officeId} and id = ${id}`.execute(tx);
			return { officeId, id, attempts, letter: { to, subject, text, language, ...(sender && { sender }) } };
		},
		{ evenIf: 'closed' }
	);
}

/** A mail server has taken it: nothing of it is kept. */
export async function removeLetter(db: Database, { officeId, id }: ClaimedLetter): Promise<void> {
	await db.forOffice(
		officeId,
		(tx) => tx.deleteFrom('outgoing_letter').where('office_id', '=', officeId).where('id', '=', id).execute(),
		{ evenIf: 'closed' }
	);
}

/** It is not tried again. */
export async function giveUp(db: Database, { officeId, id }: ClaimedLetter, failure: string): Promise<void> {
	await db.forOffice(
		officeId,
		(tx) =>
			sql`update outgoing_letter set given_up_at = now(), failure = ${failure}
				where office_id = ${officeId} and id = ${id}`.execute(tx),
		{ evenIf: 'closed' }
	);
}

/**
 * Takes away, in every office, the letters that were given up a month ago; where there is no way out for mail, all of
 * them: a letter that is sent weeks later tells of what is over.
 * @returns how many
 */
export async function expireLetters(
	db: Database,
	{ hasMail, now }: { hasMail: boolean; now: Date },
	onFailure: OnFailure = rethrow
): Promise<number> {
	let count = 0;
	for (const office of await listOffices(db)) {
		try {
			const gone = await db.forOffice(
				office,
				(tx) =>
					sql`delete from outgoing_letter where office_id = ${office}
						and (${!hasMail} or given_up_at < ${now}::timestamptz - interval '30 days')`.execute(tx),
				{ evenIf: 'closed' }
			);
			count += Number(gone.numAffectedRows ?? 0);
		} catch (error) {
			onFailure(error, office);
		}
	}
	return count;
}
