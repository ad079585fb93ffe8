import type { Language } from '#kernel/language.ts';

/** What the rows of a table can be. Letters and gifts are activities of one kind. */
export const TARGETS = [
	'partners',
	'agreements',
	'people',
	'organisations',
	'activities',
	'letters',
	'gifts',
	'initiatives',
	'goals'
] as const;
export type Target = (typeof TARGETS)[number];

export function isTarget(value: unknown): value is Target {
	return TARGETS.includes(value as Target);
}

/**
 * Where an import stands. mapping: a person says what the columns hold. checking, importing, undoing: it is being done.
 * checked: what comes of each row is known, and nothing is written. imported, undone: all of it is.
 */
export const STATES = ['mapping', 'checking', 'checked', 'importing', 'imported', 'undoing', 'undone'] as const;
export type State = (typeof STATES)[number];

/** The states in which a process works on it. */
export const BUSY_STATES = ['checking', 'importing', 'undoing'] as const satisfies State[];
export type BusyState = (typeof BUSY_STATES)[number];

export function isBusy(state: State): state is BusyState {
	return (BUSY_STATES as readonly State[]).includes(state);
}

/** What comes of a row. */
export const OUTCOMES = ['created', 'changed', 'same', 'rejected'] as const;
export type RowOutcome = (typeof OUTCOMES)[number];

export type OutcomeCounts = Record<RowOutcome, number>;

/** Why nothing came of it; nothing was written then. */
export const FAILURES = ['changed_meanwhile', 'no_right', 'stopped', 'ours'] as const;
export type Failure = (typeof FAILURES)[number];

/** What a column holds. */
export interface Column {
	/** The name of a field of the target; null: it is left out. */
	field: string | null;
	/** The language of its texts, where the column says it. */
	language?: Language | undefined;
}

/** In which order a column of dates has day and month. */
export const DATE_ORDERS = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What a person said of what a table leaves open. */
export interface Answers {
	/** Of dates that can be read in two ways: 03/04/2020. */
	dates?: DateOrder | undefined;
	/** By field, then by the value as it is compared: what it means here. LEFT_EMPTY: nothing. */
	values?: Record<string, Record<string, string>> | undefined;
	/** Codes of fields that no column holds, for all rows. */
	fixed?: Record<string, string> | undefined;
}

/** Instead of a meaning: the field stays empty in rows that say so. */
export const LEFT_EMPTY = '-';

/** Something that only a person can say. */
export type Question =
	| { about: 'dates'; example: string; rows: number }
	| { about: 'value'; field: string; value: string; key: string; rows: number };

/** So many values are asked about; what else is not known stands with its row. */
export const MOST_QUESTIONS = 200;

/** Why a row, or a part of it, is not brought in. Other codes are those of the forms. */
export type RowProblemCode =
	'unknown_value' | 'no_match' | 'many_match' | 'twice' | 'same_record' | 'year_left_out' | 'erased' | 'empty_key';

export interface RowProblem {
	field: string;
	code: string;
	limit?: number;
	/** The value that it is about. */
	value?: string;
}

/** A field of a record that changes, in words. */
export interface RowChange {
	field: string;
	before: string;
	after: string;
	/** It stands beside what is there, and replaces nothing: a date that another source says. */
	isBeside?: boolean;
}
