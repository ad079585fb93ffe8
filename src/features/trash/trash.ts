import type { Texts } from '#kernel/texts.ts';

/** For so many days a deletion can be undone. */
export const UNDO_DAYS = 30;

/** What was deleted before this moment is gone for good. */
export function goneBefore(now: Date): Date {
	return new Date(now.getTime() - UNDO_DAYS * 24 * 60 * 60 * 1000);
}

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
	'decision',
	'milestone',
	'highlight',
	'news',
	'next_step',
	'data_note',
	'attachment',
	'report',
	'template'
] as const;
export type TrashNoun = (typeof TRASH_NOUNS)[number];

/** The records without which a record is nothing: while one of them is deleted, it cannot be brought back. */
export const PARENTS: Readonly<Partial<Record<TrashNoun, readonly TrashNoun[]>>> = {
	claim: ['agreement'],
	decision: ['initiative'],
	milestone: ['initiative'],
	role_held: ['person', 'partner', 'organisation'],
	next_step: ['partner', 'agreement', 'activity', 'initiative'],
	attachment: ['partner', 'agreement', 'activity', 'initiative'],
	data_note: ['partner']
};

/** A deleted record, as far as it can be named. */
export interface Deleted {
	noun: TrashNoun;
	id: string;
	/** Its title, in words by language; where it has none, its kind. */
	title: Texts;
}

export interface TrashEntry extends Deleted {
	/** ISO 8601, UTC. */
	deletedAt: string;
	/** Who deleted it. */
	actor: string | null;
}
