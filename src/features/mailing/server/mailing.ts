import { startBackground, type Background, type Often } from '#platform/server/background.ts';
import type { Database } from '#platform/server/database.ts';
import type { Log } from '#platform/server/log.ts';
import type { Mail } from '#platform/server/mail.ts';
import { MOST_ATTEMPTS } from '../mailing.ts';
import { claimLetter, giveUp, removeLetter, type ClaimedLetter } from './letters.ts';

export interface Parts {
	db: Database;
	/** undefined: the operator has set no way out, and nothing is sent. */
	mail: Mail | undefined;
	log: Log;
	every?: Often;
}

/** Often enough that whoever waits for a letter has it at once. */
const OFTEN = { look: 2_000, beat: 60_000 };

let current: Background | undefined;

/** Begins to send what was written, when the server starts. */
export function beginMailing(parts: Parts): void {
	current = startMailing(parts);
}

/** Ends it in good order: a letter that is being handed over is handed over first. */
export async function endMailing(): Promise<void> {
	const ending = current;
	current = undefined;
	await ending?.stop();
}

/** Sends the letters of all offices for as long as the server runs, one at a time. */
export function startMailing({ db, mail, log, every = OFTEN }: Parts): Background | undefined {
	if (!mail) return undefined;
	return startBackground<ClaimedLetter>({
		...{ name: 'mail', log, every, atOnce: 1 },
		claim: () => claimLetter(db),
		keep: () => Promise.resolve(true),
		run: (claimed) => send({ db, mail, log }, claimed)
	});
}

async function send({ db, mail, log }: Parts & { mail: Mail }, claimed: ClaimedLetter): Promise<void> {
	const { officeId: office, id, letter, attempts } = claimed;
	try {
		await mail.send({ ...letter, id });
	} catch (error) {
		log.error('mail.failed', error, { office, attempts });
		if (attempts >= MOST_ATTEMPTS) await giveUp(db, claimed, String((error as Error).message)).catch(noted);
		return;
	}
	await removeLetter(db, claimed).catch(noted);

	/** The database is away: the letter is sent once more when its time comes. */
	function noted(error: unknown): void {
		log.error('mail.note', error, { office });
	}
}
