import type { Problem, Typed } from '#kernel/form.ts';

/** Wrong sign-ins that one account, and one address, may make within a window. */
export const ACCOUNT_LIMIT = 5;
export const ADDRESS_LIMIT = 30;
export const WINDOW_MINUTES = 15;

/** For so long a link for the first sign-in is good. */
export const LINK_HOURS = 72;
/** And one for somebody who forgot the password, which anybody may ask for. */
export const RESET_HOURS = 1;

/** Where to go after the sign-in: a path of our own and nothing else. */
export function safeReturn(wanted: string | null | undefined): string {
	if (!wanted || !wanted.startsWith('/') || /^\/[/\\]|[\\\u0000-\u001f]/.test(wanted)) return '/';
	return wanted.startsWith('/sign-in') ? '/' : wanted;
}

/** What the sign-in form comes back with. */
export interface SignInRefused {
	problems: Problem[];
	typed: Typed;
	wrong: boolean;
	/** Nothing that is typed here leads in any more: it is to be begun again. */
	isOver: boolean;
	/** For so many minutes nobody signs in to this account. */
	locked: number | undefined;
}

/** What was typed before the session ended, on its way through the sign-in. */
export function readKept(text: FormDataEntryValue | null): Typed | undefined {
	if (typeof text !== 'string') return undefined;
	try {
		const kept: unknown = JSON.parse(text);
		if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return undefined;
		const isTyped = Object.values(kept).every(
			(values) => Array.isArray(values) && values.every((value) => typeof value === 'string')
		);
		return isTyped ? (kept as Typed) : undefined;
	} catch {
		return undefined;
	}
}

/** The fields by which somebody knows again what they typed: a title, a name, a line of quick capture. */
const TELLING = /^(title|name|line|text|what|body)(\.[a-z]{2,3})?$/;
const LONGEST_TOLD = 200;

/** What was typed, in a few words: those that name the record, as far as the form has such. */
export function keptWords(kept: Typed): string[] {
	return Object.entries(kept)
		.filter(([name]) => TELLING.test(name))
		.flatMap(([, values]) => values.map((value) => value.trim().slice(0, LONGEST_TOLD)))
		.filter((value) => value !== '');
}

/** The shortest password; length counts, composition does not (OWASP ASVS 2.1.1, 2.1.9). */
export const SHORTEST_PASSWORD = 12;

/** A place where a person is signed in. */
export interface OpenSession {
	id: string;
	/** Whether it is the one that asks. */
	isThis: boolean;
	/** Browser and system, where they could be made out. */
	browser: string | undefined;
	address: string | null;
	/** ISO 8601, UTC. */
	signedInAt: string;
	/** ISO 8601, UTC; exact to the hour. */
	usedAt: string;
}

export interface OpenSessions {
	sessions: OpenSession[];
	/** After so many days without use a session ends by itself, */
	idleDays: number;
	/** and after so many in any case. */
	days: number;
}
