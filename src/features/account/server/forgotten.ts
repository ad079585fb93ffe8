import { sql } from 'kysely';
import type { Language } from '#kernel/language.ts';
import type { Database } from '#platform/server/database.ts';
import type { Mail } from '#platform/server/mail.ts';
import { RESET_HOURS } from '../account.ts';
import { resetLetter } from '../letter.ts';
import { countAttempt } from './attempts.ts';
import { createSignInLink } from './commands.ts';

interface Person {
	id: string;
	name: string;
	email: string;
	language: Language;
}

interface Asked {
	email: string;
	address: string;
}

/**
 * Mails a link by which a forgotten password is replaced, if somebody has this address. Who asks learns nothing of
 * that: the answer is the same, and comes before the letter is written.
 * @returns the letter on its way, for the log and for tests; the minutes to wait where too many were asked for
 */
export async function mailNewPassword(
	db: Database,
	mail: Mail,
	address: string,
	asked: Asked
): Promise<{ ok: true; sent: Promise<boolean> } | { ok: false; minutes: number }> {
	const minutes = await countAttempt(db, `forgotten ${asked.email}`, asked.address);
	if (minutes !== undefined) return { ok: false, minutes };
	return { ok: true, sent: write(db, mail, address, asked.email) };
}

async function write(db: Database, mail: Mail, address: string, email: string): Promise<boolean> {
	const person = await db.forInstallation(async (tx) => {
		const { rows } = await sql<Person>`
			select u.id, u.name, u.email, u.language from auth.user u where u.email = ${email.toLowerCase()}`.execute(tx);
		return rows[0];
	});
	if (!person) return false;
	const link = address + (await createSignInLink(db, person.id, { hours: RESET_HOURS }));
	await mail.send({
		to: person.email,
		language: person.language,
		...resetLetter({ ...person, link }, person.language)
	});
	return true;
}
