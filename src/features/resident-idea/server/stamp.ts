import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { isId, newId } from '#kernel/id.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { isPossible, isSolution, puzzleOf } from '../puzzle.ts';

/** Nobody fills a form in less, also where the browser fills it. */
export const SHORTEST = 1_500;
/** A page that stood open for longer is not what it was. */
export const LONGEST = 12 * 60 * 60 * 1000;

/** What a form carries so that it is known when it was made, and for what: nothing is kept of it here, and no cookie is set. */
export interface Stamp {
	/** Of the idea that will come of it: a form that is sent twice makes one. */
	id: string;
	/** Milliseconds. */
	madeAt: number;
}

/** @param key of the installation */
export function stampForm(key: string, office: OfficeId, now: Date, id = newId()): string {
	const said = `${id}.${now.getTime().toString(36)}`;
	return `${said}.${seal(key, office, said)}`;
}

export type Read = ({ ok: true } & Stamp) | { ok: false; reason: 'forged' | 'too_fast' | 'stale' };

/** Whether a form was made here, for this office, neither a moment ago nor yesterday. */
export function readStamp(key: string, office: OfficeId, stamp: string, now: Date): Read {
	const [id = '', made = '', given = '', ...rest] = stamp.split('.');
	const expected = Buffer.from(seal(key, office, `${id}.${made}`));
	const sealed = Buffer.from(given);
	const isOurs = rest.length === 0 && sealed.length === expected.length && timingSafeEqual(sealed, expected);
	if (!isOurs || !isId(id)) return { ok: false, reason: 'forged' };
	const madeAt = Number.parseInt(made, 36);
	const age = now.getTime() - madeAt;
	if (age < SHORTEST) return { ok: false, reason: 'too_fast' };
	return age > LONGEST ? { ok: false, reason: 'stale' } : { ok: true, id, madeAt };
}

/** Whether a browser has done the little work that a form asks for. */
export function hasWorked(stamp: string, answer: string): boolean {
	return isPossible(answer) && isSolution(createHash('sha256').update(puzzleOf(stamp, answer)).digest());
}

function seal(key: string, office: OfficeId, said: string): string {
	return createHmac('sha256', key).update(`form ${office} ${said}`).digest('base64url');
}
