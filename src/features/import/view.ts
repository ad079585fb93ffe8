import { choiceFilter, idFilter, wordsFilter } from '#kernel/filters.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Confidence, ReadingDoubt } from '#kernel/read-document.ts';
import type { Texts } from '#kernel/texts.ts';
import type { SectionKind } from '#features/understanding/understanding.ts';
import type { ImportState, KeptProposal } from './import.ts';

/**
 * What of an import is shown. look: what is open and a person must look at. sure: what is open and sure. decided: what
 * is not open. all: everything, in the order of the document.
 */
export const SHOWN = ['look', 'sure', 'decided', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

/** How many proposals a page shows at once. */
export const PAGE_OF_PROPOSALS = 40;

export interface ReviewFilters {
	/** Undefined: whatever is left to do, in the order in which it is best done. */
	show: Shown | undefined;
	/** Of which section, by its place in the document from 0. */
	section: number | undefined;
	/** From which proposal on, by its position. */
	from: number;
	/** The one that was decided a moment ago: it stays in sight, so that it can be taken back. */
	kept: string | undefined;
	/** The one that is being edited, merged, or whose text is being put right. */
	edit: string | undefined;
	merge: string | undefined;
	correct: string | undefined;
	/** The words by which a record to merge with is looked for. */
	words: string;
}

export function reviewFilters(params: URLSearchParams): ReviewFilters {
	return {
		show: choiceFilter(params, 'show', SHOWN),
		section: wholeNumber(params.get('section')),
		from: wholeNumber(params.get('from')) ?? 0,
		kept: idFilter(params, 'kept'),
		edit: idFilter(params, 'edit'),
		merge: idFilter(params, 'merge'),
		correct: idFilter(params, 'correct'),
		words: wordsFilter(params)
	};
}

function wholeNumber(text: string | null): number | undefined {
	return text !== null && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}

/** An import as the list of imports shows it. */
export interface ImportRow {
	id: string;
	state: ImportState;
	/** Why it could not be read. */
	failure: string | null;
	/** Of the file; '' where text was pasted. */
	name: string;
	/** Of which year it tells, once a person has said so. */
	year: number | null;
	startedBy: string;
	/** ISO 8601, UTC. */
	startedAt: string;
	/** Proposals: all, those that nobody has decided, and of these those that a person must look at. */
	total: number;
	open: number;
	look: number;
}

/** A record that a proposal may be the same as. */
export interface Match {
	noun: string;
	id: string;
	title: Texts;
	/** Below the address of the office: "/activities/ID". */
	path: string;
	date: KnownDate | null;
	/** Why it may be; none where a person looked for it. */
	why: readonly MatchReason[];
}

export const MATCH_REASONS = ['name', 'partner', 'kind', 'date', 'words', 'source'] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** A proposal beside the paragraph that it was made of. */
export interface ReviewRow extends Omit<KeptProposal, 'matches' | 'record'> {
	/** Of the paragraph as it is now: how sure it is, and why not. */
	confidence: Confidence;
	doubts: readonly ReadingDoubt[];
	/** The paragraph as a whole, put right; that of the proposal may be one cell of it. */
	paragraph: string;
	/** A person has put the text right. */
	isCorrected: boolean;
	/** A person has changed what was proposed. */
	isEdited: boolean;
	matches: readonly Match[];
	/** What it became; path: below the address of the office, null where the record is gone. */
	record: { noun: string; id: string; title: Texts; path: string | null } | null;
}

export interface ReviewSection {
	/** Its place in the document, from 0. */
	index: number;
	kind: SectionKind;
	title: string;
	partner: string | null;
	page: number;
	total: number;
	open: number;
}

/** What became of an import, by noun. */
export interface Became {
	noun: string;
	/** Records that were made, and records that were there and have a further source. */
	made: number;
	merged: number;
	records: readonly { id: string; title: Texts; path: string | null }[];
}

/** All that the page of one import shows. */
export interface Review {
	import: ImportRow;
	/** The year that the document itself names, and whether a date in it is told from the year. */
	yearFound: number | null;
	hasRelativeDates: boolean;
	/** Another import of the same file. */
	sameAs: { id: string; startedAt: string; startedBy: string } | null;
	counts: Readonly<Record<Shown, number>>;
	/** How many may be taken together now. */
	sure: number;
	/** What is shown, where the address does not say. */
	show: Shown;
	sections: readonly ReviewSection[];
	rows: readonly ReviewRow[];
	/** The position from which the next page goes on. */
	next: number | undefined;
	/** The names of all records that the rows speak of by their ids. */
	names: Readonly<Record<string, Texts>>;
	/** What was found for the words, for the one that is being merged. */
	found: readonly Match[];
	became: readonly Became[];
}
