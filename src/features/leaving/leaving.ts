import type { Texts } from '#kernel/texts.ts';

/** For so many days an office that was deleted can be brought back; then it is erased. The database counts them too. */
export const BACK_DAYS = 30;

const A_DAY = 24 * 60 * 60 * 1000;

/** An office that was deleted, as whoever runs the installation sees it. */
export interface DeletedOffice {
	id: string;
	slug: string;
	name: Texts;
	/** ISO 8601, UTC. */
	deletedAt: string;
	reason: string;
}

/** What is left of an office that was erased. */
export type ErasedOffice = DeletedOffice & { erasedAt: string };

/** The moment from which an office that was deleted cannot be brought back. */
export function erasedFrom(deletedAt: string): Date {
	return new Date(new Date(deletedAt).getTime() + BACK_DAYS * A_DAY);
}
