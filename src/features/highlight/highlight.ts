import type { Texts } from '#kernel/texts.ts';

/** The records that a highlight may lead to. */
export const ABOUT_NOUNS = ['partner', 'organisation', 'initiative', 'activity'] as const;
export type AboutNoun = (typeof ABOUT_NOUNS)[number];

/** A line that stands out in a period, in the order in which the report shows it. */
export interface Highlight {
	id: string;
	position: number;
	text: Texts;
	about: About | null;
	version: number;
}

/** The one record that a highlight is about. */
export interface About {
	noun: AboutNoun;
	id: string;
	name: Texts;
}

const SECTIONS: Record<AboutNoun, string> = {
	partner: 'partners',
	organisation: 'organisations',
	initiative: 'initiatives',
	activity: 'activities'
};

/** Where the page of that record is, within the office: "/partners/ID". */
export function aboutPath({ noun, id }: Pick<About, 'noun' | 'id'>): string {
	return `/${SECTIONS[noun]}/${id}`;
}
