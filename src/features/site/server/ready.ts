import type { ReadyAnswer } from '#platform/server/ready-answers.ts';
import { securityHeaders } from '#platform/server/security-headers.ts';
import { isKnown, keptAddress, validator } from '../kept.ts';
import { KeptAnswers } from './kept-answers.ts';
import { readMarks } from './open-site.ts';

const MEGABYTE = 1024 * 1024;
/** By their addresses. Those with a question that matters are not kept: they can be made up without end. */
const kept = new KeptAnswers(32 * MEGABYTE, MEGABYTE);

/** Browsers and what stands between may keep it, and ask each time whether it still holds. */
export const KEPT = 'public, no-cache';

/** What was asked for, and by what whoever asks knows an answer that they have already. */
export interface Asked {
	/** Path, and question where it matters. */
	address: string;
	/** If-None-Match */
	known: string | null | undefined;
}

/**
 * Of an address whose answer somebody has already, they or we: that, as long as nothing has changed. One small question
 * to the database tells.
 */
export async function readyAnswer(asked: Asked, build: string): Promise<ReadyAnswer | undefined> {
	const { address, known } = asked;
	if (!known && !kept.has(address)) return undefined;
	const marks = await readMarks(slugIn(address), new Date());
	return marks && heldAnswer(asked, validator({ ...marks, build }, address));
}

/** The same before SvelteKit hears of it: of what is in our memory, so that nobody need look what else it may be. */
export function findKept(build: string) {
	return (asked: string, known: string | undefined): Promise<ReadyAnswer | undefined> | undefined => {
		const question = asked.indexOf('?');
		const address = question < 0 ? asked : keptAddress(asked.slice(0, question), asked.slice(question));
		return kept.has(address) ? readyAnswer({ address, known }, build) : undefined;
	};
}

/** That whoever asks has it, or what we have. */
export function heldAnswer({ address, known }: Asked, tag: string): ReadyAnswer | undefined {
	if (isKnown(known ?? null, tag)) return { status: 304, headers: [...markedBy(tag), ...securityHeaders()] };
	const answer = kept.find(address, tag);
	return answer && { status: 200, headers: answer.headers, body: new Uint8Array(answer.body) };
}

/** Remembers an answer of 200 as it was made, with all the headers that it goes out with. */
export function keepAnswer(address: string, tag: string, response: Response, body: ArrayBuffer): void {
	const headers = new Headers(response.headers);
	for (const [name, value] of securityHeaders()) headers.set(name, value);
	headers.set('content-length', String(body.byteLength));
	kept.keep(address, { tag, body, headers: [...headers] });
}

/** By what an answer is known again. */
export function markedBy(tag: string): [string, string][] {
	return [
		['cache-control', KEPT],
		['etag', tag]
	];
}

/** "raanana" of "/raanana/de/goals". */
function slugIn(address: string): string {
	return address.split(/[/?]/, 2)[1] ?? '';
}
