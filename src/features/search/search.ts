import { pathOfRecord } from '#features/subject/subject.ts';
import { periodContaining } from '#kernel/period.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

/** The nouns that a search finds, in the order in which the page shows them: the register first, then what happened. */
export const SEARCH_NOUNS = [
	'partner',
	'organisation',
	'person',
	'agreement',
	'initiative',
	'activity',
	'goal',
	'highlight',
	'news',
	'next_step',
	'attachment',
	'data_note'
] as const;
export type SearchNoun = (typeof SEARCH_NOUNS)[number];

/** The record on whose page another stands. */
export interface Under {
	noun: 'partner' | 'agreement' | 'activity' | 'initiative';
	id: string;
	name: Texts;
}

/** A record that was found, with the texts that it was found by. */
export interface Found {
	noun: SearchNoun;
	id: string;
	title: Texts;
	/** Its kind or its stage. */
	code: string | null;
	date: KnownDate | null;
	/** One word of its own: the place of a partner, who does a next step, the name of a file, the number of a goal. */
	word: string | null;
	/** The partners and bodies that it names. */
	names: Texts[];
	/** What else it says. */
	texts: Texts[];
	under: Under | null;
}

/**
 * Where what was found is read, below the office's address. What has no page of its own is read in its list.
 * @param startsIn the month in which the office's year begins
 */
export function pathOfFound(
	{ noun, id, date, under }: Pick<Found, 'noun' | 'id' | 'date' | 'under'>,
	startsIn: number
) {
	switch (noun) {
		case 'goal':
			return `/goals#${id}`;
		case 'data_note':
			return `/notes#${id}`;
		case 'highlight':
			return `/highlights/${periodContaining(date ?? '', startsIn).year}#${id}`;
		case 'next_step':
			return under ? pathOfRecord(under) : '/steps';
		case 'attachment':
			return `/files/${id}`;
		default:
			return pathOfRecord({ noun, id });
	}
}
