import type { Texts } from '#kernel/texts.ts';

/** The partner that a note is about. */
export interface NamedPartner {
	id: string;
	name: Texts;
}

/** What must be known about the data of an office, as a whole or of one partner; printed in the annex of the report. */
export interface DataNote {
	id: string;
	position: number;
	text: Texts;
	/** Where it is known from. */
	source: Texts;
	sourceUrl: string | null;
	/** Null: it is about the data as a whole. */
	partner: NamedPartner | null;
	version: number;
}
