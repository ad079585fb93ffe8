import { pickFrom, type Texts } from '#kernel/texts.ts';

const A_MINUTE = 60;

/** How long is waited after each attempt that failed, in seconds: a server that restarts, one that is down for a night. */
const PAUSES = [1, 5, 30, 120, 360, 720, 1440, 1440].map((minutes) => minutes * A_MINUTE);

/** A letter that nobody took after so many attempts, over three days, is given up. */
export const MOST_ATTEMPTS = PAUSES.length;

/**
 * When a letter is tried again, should this attempt come to nothing.
 * @param attempt which one it is: 1 is the first
 * @returns seconds
 */
export function pauseAfter(attempt: number): number {
	return PAUSES[Math.min(attempt, PAUSES.length) - 1] ?? A_MINUTE;
}

/** Whom a letter comes from: the office, as it calls itself in the language of the letter, else in the nearest. */
export function senderOf(office: Texts, language: string): string | undefined {
	return pickFrom(office, [language, 'en', 'he'])?.text;
}
