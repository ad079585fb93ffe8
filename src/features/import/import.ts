import type { Proposal, SectionKind } from '#features/understanding/understanding.ts';

/**
 * Where an import is. reading: its file is being read. failed: it could not be. review: a person goes through what was
 * found. finished: nothing is left to decide. undone: all that was taken from it was taken back.
 */
export const IMPORT_STATES = ['reading', 'failed', 'review', 'finished', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/**
 * What a person decided on a proposal. open: nothing yet. accepted: it became a record. merged: it became a further
 * source of a record that was there. skipped: it is not wanted.
 */
export const DECISIONS = ['open', 'accepted', 'merged', 'skipped'] as const;
export type Decision = (typeof DECISIONS)[number];

/** A proposal as it is kept: the person may have changed what was proposed. */
export interface KeptProposal {
	id: string;
	/** Its place in the document, from 0. */
	position: number;
	section: SectionKind;
	proposed: Proposal;
	decision: Decision;
	/** Sure enough to be taken together with others: its text is, and no field was guessed. */
	isSure: boolean;
	/** Records that may be the same, the likeliest first. */
	matches: { noun: string; id: string }[];
	/** What it became. */
	record: { noun: string; id: string } | null;
	version: number;
}
