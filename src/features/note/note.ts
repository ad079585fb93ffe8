import type { Texts } from '#kernel/texts.ts';

/** What must be known about the data of an office as a whole; printed in the annex of the report. */
export interface DataNote {
	id: string;
	position: number;
	text: Texts;
	/** Where it is known from. */
	source: Texts;
	sourceUrl: string | null;
	version: number;
}
