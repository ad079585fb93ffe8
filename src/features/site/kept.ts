import { hasCome, type Clock } from '#kernel/hour.ts';
import { isTongue } from '#kernel/tongue.ts';

/** The route under which everything of the public sites lies. */
export const SITES = '/[office=slug]';

/**
 * What is of one reader, or changes without an entry in the trail, is made anew each time and kept by nobody: by the
 * path within the site.
 */
const FRESH: readonly RegExp[] = [/^ideas(\/|$)/];

/** Whether what is found at a path within a site is the same for everybody until the office changes something. */
export function isKept(path: string): boolean {
	return !FRESH.some((pattern) => pattern.test(path));
}

/** Where the question of an address says what is asked for: the older news, a part of the data. */
const QUESTIONED: readonly RegExp[] = [/^news$/, /^open\//];

/**
 * By what an answer is kept. Links from letters and networks bring marks of their own (utm_source, fbclid), which change
 * nothing; with them it is one answer still.
 * @param search the question of the address, with its "?"; '' for none
 */
export function keptAddress(pathname: string, search: string): string {
	const within = pathWithin(pathname);
	return QUESTIONED.some((pattern) => pattern.test(within)) ? pathname + search : pathname;
}

/** "goals" of "/raanana/de/goals", and of "/raanana/goals". */
export function pathWithin(pathname: string): string {
	const [, , ...rest] = pathname.split('/');
	return (isTongue(rest[0]) ? rest.slice(1) : rest).join('/');
}

/** What only its reader has the address of: found by no search, and told to no other site. */
export function isOfOneReader(path: string): boolean {
	return /^ideas\/(own\/|sent\/|support\/|withdrawn$)/.test(path);
}

/** The one page that brings a script of ours: it does a little work beside the form, so that programs have to. */
export function bringsScript(path: string): boolean {
	return path === 'ideas/new';
}

/** What a page follows from: the trail of its office, the program, and the day. */
export interface Marks {
	/** How many entries the trail of the office has. */
	seq: number;
	build: string;
	/** At the office's place, YYYY-MM-DD: what is coming today is over tomorrow. */
	day: string;
	/** How many public events of the day are over by the hour. */
	over: number;
}

/**
 * How many of today's events are over: whenever one more is, pages are another.
 * @param endings of those whose hour is known
 */
export function overBy(endings: readonly Clock[], now: Clock): number {
	return endings.filter((ending) => ending.day === now.day && hasCome(ending, now)).length;
}

/** By what a browser knows an answer again: it is another as soon as anything that the page may tell is. */
export function validator({ seq, build, day, over }: Marks, address: string): string {
	return `"${seq}-${day}-${over}-${hash(build + address)}"`;
}

/** Whether a browser has it already. @param asked If-None-Match */
export function isKnown(asked: string | null, tag: string): boolean {
	return (asked ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}

/** FNV-1a: to tell addresses apart, not to hide them. */
function hash(text: string): string {
	let value = 0x811c9dc5;
	for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return value.toString(36);
}
