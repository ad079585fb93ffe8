import { inOwnProcess } from '#documents/job/own-process.ts';
import { inTurns } from '#documents/job/turns.ts';
import type { WorldMapInput } from '#documents/map/world-map.ts';
import type { CardResult } from './card-job.ts';

/** As large as every service shows a picture of a page that is shared. */
export const CARD = { width: 1200, height: 630 };

/** A picture that stands for a page where somebody shares it: words beside a map, or alone. */
export interface Card {
	/** Of the words, as a tag; they run in its direction. */
	language: string;
	direction: 'ltr' | 'rtl';
	/** Who speaks: the city. */
	publisher: string;
	/** What the page is about. */
	title: string;
	/** The same by its own name, in its own script. */
	beside: { text: string; language: string; direction: 'ltr' | 'rtl' } | undefined;
	/** A year, set large. */
	year: string | undefined;
	/** A line below. */
	line: string | undefined;
	/** The colour of the publisher: "#rrggbb". */
	accent: string | undefined;
	map: WorldMapInput | undefined;
}

/** One takes half a second. */
const LIMIT = 20_000;
const inTurn = inTurns(1);

/**
 * Draws a card as PNG. The same card gives the same bytes.
 * @throws Error when it cannot be drawn; what a person typed is never the reason
 */
export async function drawCard(card: Card): Promise<Uint8Array> {
	const result = await inTurn(() => inOwnProcess<CardResult>('card/card-job.ts', card, LIMIT));
	if ('error' in result) throw new Error(`The card could not be drawn. ${result.error}`);
	return result.bytes;
}
