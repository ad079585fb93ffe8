import type { Texts } from '#kernel/texts.ts';

/** For so many days a deletion can be undone. */
export const UNDO_DAYS = 30;

/** The nouns that can be brought back from here. */
export const TRASH_NOUNS = [
	'activity',
	'partner',
	'agreement',
	'claim',
	'person',
	'organisation',
	'role_held',
	'goal',
	'initiative',
	'highlight',
	'next_step',
	'data_note',
	'attachment'
] as const;
export type TrashNoun = (typeof TRASH_NOUNS)[number];

export interface TrashEntry {
	noun: TrashNoun;
	id: string;
	title: Texts;
	/** ISO 8601, UTC. */
	deletedAt: string;
}
