/** An answer that needs nothing made. */
export interface ReadyAnswer {
	status: 200 | 304;
	headers: readonly [string, string][];
	body?: Uint8Array<ArrayBuffer>;
}

/** @param address path and question, as they were asked for @param known If-None-Match */
type FindReady = (address: string, known: string | undefined) => Promise<ReadyAnswer | undefined> | undefined;

/** server.ts and the built code are two programs in one process: this is where they meet. */
const PLACE = Symbol.for('kesher.ready-answers');
const place = globalThis as { [PLACE]?: FindReady };

/** Says how answers are found before SvelteKit hears of a request. */
export function offerReadyAnswers(find: FindReady): void {
	place[PLACE] = find;
}

/** undefined, now or later: the request is answered as every other. */
export const findReadyAnswer: FindReady = (address, known) => place[PLACE]?.(address, known);
