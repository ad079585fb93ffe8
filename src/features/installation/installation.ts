import type { Texts } from '#kernel/texts.ts';

/** An office as whoever runs the installation sees it: of what is in it nothing. */
export interface OfficeEntry {
	slug: string;
	name: Texts;
	members: number;
}
