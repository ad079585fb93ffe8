import type { Visibility } from '#features/member/policy.ts';
import type { Texts } from '#kernel/texts.ts';

/** The kinds of pictures that every browser shows and every programme that shares a page takes. */
export const PICTURES = ['image/jpeg', 'image/png'] as const;

/** What an office tells of in short. */
export interface News {
	id: string;
	title: Texts;
	text: Texts;
	/** The day of what it tells; YYYY-MM-DD. */
	day: string;
	/** The first day on which the public sees it; null: from the moment that it is public. */
	shownFrom: string | null;
	/** The last one; null: for good. */
	shownUntil: string | null;
	/** A document of the office that is a picture. */
	pictureId: string | null;
	/** What is to be seen in it, for those who do not see it. */
	pictureAlt: Texts;
	visibility: Visibility;
	version: number;
}

/** Whether the public sees it, tomorrow, or no longer. */
export type Standing = 'internal' | 'waiting' | 'shown' | 'over';

/** @param day YYYY-MM-DD at the office's place */
export function standingOf(
	{ visibility, shownFrom, shownUntil }: Pick<News, 'visibility' | 'shownFrom' | 'shownUntil'>,
	day: string
): Standing {
	if (visibility !== 'public') return 'internal';
	if (shownFrom !== null && shownFrom > day) return 'waiting';
	return shownUntil !== null && shownUntil < day ? 'over' : 'shown';
}
