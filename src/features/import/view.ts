import { dateInWords } from '#features/office/labels.ts';
import { choiceFilter, idFilter, wordsFilter } from '#kernel/filters.ts';
import type { Language } from '#kernel/language.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Confidence, ReadingDoubt } from '#kernel/read-document.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Proposal, SectionKind } from '#features/understanding/understanding.ts';
import type { ImportedNoun, ImportFailure, ImportState, KeptProposal, RecordRef } from './import.ts';

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
	/** The paragraph that a record comes from: all is shown, from there on. */
	at: number | undefined;
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
		words: wordsFilter(params),
		at: wholeNumber(params.get('at'))
	};
}

function wholeNumber(text: string | null): number | undefined {
	return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** An import as the list of imports shows it. */
export interface ImportRow {
	id: string;
	state: ImportState;
	/** Why it could not be read. */
	failure: ImportFailure | null;
	/** The limit that was broken, where the failure has one. */
	limit: number | null;
	/** How much of the reading is done, of a hundred. */
	progress: number;
	/** Of the file; '' where text was pasted. */
	name: string;
	/** Whether its pages are slides. */
	isSlides: boolean;
	/** Of which year it tells, and whether a person has said so. */
	year: number | null;
	isYearConfirmed: boolean;
	startedBy: string;
	/** ISO 8601, UTC. */
	startedAt: string;
	version: number;
	/** Proposals: all, those that nobody has decided, and of these those that a person must look at. */
	total: number;
	open: number;
	look: number;
}

/** A record that a proposal may be the same as. */
export interface Match extends RecordRef {
	title: Texts;
	/** Below the address of the office: "/activities/ID". */
	path: string;
	date: KnownDate | null;
	/** As good as certain to be the same; else it is alike. */
	isSame: boolean;
	/** Why it may be; none where a person looked for it. */
	why: readonly MatchReason[];
}

export const MATCH_REASONS = ['name', 'partner', 'kind', 'date', 'words', 'source'] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** A proposal beside the paragraph that it was made of. */
export interface ReviewRow extends Omit<KeptProposal, 'record' | 'edits'> {
	/** What it would become: as it was understood, with what a person made of it. */
	proposed: Proposal;
	/** Of the paragraph as it is now: how sure it is, and why not. */
	confidence: Confidence;
	doubts: readonly ReadingDoubt[];
	/** The paragraph as a whole, put right; that of the proposal may be one cell of it. */
	paragraph: string;
	/** As it was found; null: as it is read. */
	raw: readonly string[] | null;
	/** Of the paragraph, for whoever puts it right. */
	paragraphVersion: number;
	/** A person has put the text right. */
	isCorrected: boolean;
	/** A person has changed what was proposed. */
	isEdited: boolean;
	/** A person must look at it: it is open, and is not taken together with others. */
	asksForLook: boolean;
	matches: readonly Match[];
	/** What it became; path: below the address of the office, null where the record is gone. */
	record: (RecordRef & { title: Texts; path: string | null }) | null;
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
	noun: ImportedNoun;
	/** Records that were made, and records that were there and have a further source. */
	made: number;
	merged: number;
	records: readonly { id: string; title: Texts; path: string | null }[];
}

/** All that the page of one import shows. */
export interface Review {
	import: ImportRow;
	/** Whether anything can be decided: not in an office that is closed. */
	canReview: boolean;
	/** What of the document became no proposal, in its order: a person sees that nothing was passed over in silence. */
	passedOver: readonly { page: number; text: string }[];
	/** Whether a date in it is told from the year. */
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
	/** Whom a proposal that is being edited may be with. */
	partners: readonly { id: string; name: Texts }[];
	became: readonly Became[];
	/** How many were skipped. */
	skipped: number;
	/** Whether there is anything to take back of it, and whether reading it once more may help. */
	canUndo: boolean;
	canRetry: boolean;
}

/** What undoing an import would do, and what it cannot do. */
export interface UndoPreview {
	import: ImportRow;
	deleted: readonly { noun: ImportedNoun; count: number }[];
	unmerged: readonly { noun: ImportedNoun; count: number }[];
	kept: readonly (RecordRef & { title: Texts; path: string | null; why: 'changed' | 'used' | 'source' })[];
}

/** What the form of a proposal begins with. */
export function editFields(
	proposed: Proposal,
	language: Language
): Record<string, string | number | null | readonly string[]> {
	const { text, type } = proposed;
	const fields: ReturnType<typeof editFields> = { text, type };
	if ('partner' in proposed) Object.assign(fields, { partner: proposed.partner, partnerId: proposed.partnerId });
	if (proposed.type === 'partner') {
		const { kind, country, status, agreement } = proposed;
		const signed = dateInWords(agreement?.signed, language);
		Object.assign(fields, { kind, country, status, agreementKind: agreement?.kind, signed });
	}
	if (proposed.type === 'organisation' || proposed.type === 'person') fields['name'] = proposed.name;
	if (proposed.type === 'activity' || proposed.type === 'initiative') {
		const { kind, direction, status, reason, reasonNote, participants, themes } = proposed;
		const [starts, ends] = [proposed.starts, proposed.ends].map((date) => dateInWords(date, language));
		Object.assign(fields, { kind, direction, status, reason, reasonNote, participants, themes, starts, ends });
	}
	return fields;
}

/** What the address of a review says of what is shown, without the forms that stand open in it. */
export function shownFields({ show, section, from }: Pick<ReviewFilters, 'show' | 'section' | 'from'>) {
	const fields: [string, string][] = [];
	if (show !== undefined) fields.push(['show', show]);
	if (section !== undefined) fields.push(['section', String(section)]);
	if (from > 0) fields.push(['from', String(from)]);
	return fields;
}

/** The same as a query, with more: "?show=look&edit=ID". */
export function reviewQuery(filters: Parameters<typeof shownFields>[0], more: Record<string, string> = {}): string {
	const query = new URLSearchParams([...shownFields(filters), ...Object.entries(more)]).toString();
	return query === '' ? '?' : `?${query}`;
}

/** Who comes to mind after each row is decided: the next open one, or else the nearest before it. */
export function nextOpen(rows: readonly Pick<ReviewRow, 'id' | 'decision'>[], id: string): string | undefined {
	const at = rows.findIndex((row) => row.id === id);
	const isOpen = (row: Pick<ReviewRow, 'decision'>) => row.decision === 'open';
	return (rows.slice(at + 1).find(isOpen) ?? rows.slice(0, Math.max(0, at)).findLast(isOpen))?.id;
}

/** The record that a proposal is further told of, where there is one and no other may be it. */
export function recordTold({ matches }: Pick<ReviewRow, 'matches'>): Match | undefined {
	const [first, second] = matches.filter(({ isSame }) => isSame);
	return second ? undefined : first;
}
