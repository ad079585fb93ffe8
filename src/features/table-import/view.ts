import { countryOptions } from '#kernel/countries.ts';
import { formatNumber } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import { codeLabel, codesOf, type CodeList } from './code-words.ts';
import { changeWords, fieldLabel, outcomeLabel, rowProblemText, targetLabel } from './labels.ts';
import {
	isBusy,
	LEFT_EMPTY,
	OUTCOMES,
	TARGETS,
	type Column,
	type Failure,
	type OutcomeCounts,
	type Question,
	type RowChange,
	type RowOutcome,
	type RowProblem,
	type State,
	type Target
} from './table-import.ts';
import { fieldOf, NEEDED_FIELDS, TARGET_FIELDS } from './targets.ts';

export interface Choice {
	value: string;
	label: string;
}

/** A table among those that were brought in. */
export interface TableRow {
	id: string;
	name: string;
	target: string;
	state: State;
	rows: number;
	by: string;
	/** ISO 8601, UTC. */
	at: string;
}

/** How much of what is being done is done, of a hundred. */
export function progressOf({ state, done, total }: { state: State; done: number; total: number }): number {
	if (!isBusy(state)) return 100;
	return total === 0 ? 0 : Math.min(99, Math.floor((done / total) * 100));
}

export function targetOptions(): Choice[] {
	return TARGETS.map((target) => ({ value: target, label: targetLabel(target) }));
}

/** A column of a table, as a person says what it holds. */
export interface ColumnRow {
	at: number;
	heading: string;
	samples: string[];
	chosen: string;
}

const SAMPLES = 3;
const LONGEST_SAMPLE = 80;

export function columnRows(
	columns: readonly Column[],
	headings: readonly string[],
	lines: readonly (readonly string[])[]
): ColumnRow[] {
	return columns.map(({ field, language }, at) => {
		const cells = lines.map((cells) => cells[at] ?? '').filter((cell) => cell !== '');
		const samples = [...new Set(cells)]
			.slice(0, SAMPLES)
			.map((cell) => (cell.length > LONGEST_SAMPLE ? `${cell.slice(0, LONGEST_SAMPLE)}…` : cell));
		return { at, heading: headings[at] ?? '', samples, chosen: [field ?? '', language].filter(Boolean).join(':') };
	});
}

/** What a column can hold: texts also in one language, whatever their letters. */
export function columnOptions(target: Target, language: Language): Choice[] {
	return TARGET_FIELDS[target].flatMap((field): Choice[] => {
		const label = fieldLabel(target, field.name, language);
		if (field.isDerived) return [{ value: field.name, label: m.table_column_derived({ field: label }) }];
		const plain = { value: field.name, label };
		if ((field.reading.as !== 'texts' && field.reading.as !== 'lines') || field.isParallel) return [plain];
		return [
			plain,
			{ value: `${field.name}:he`, label: m.table_column_hebrew({ field: label }) },
			{ value: `${field.name}:en`, label: m.table_column_english({ field: label }) }
		];
	});
}

/** What can be said for all rows, where no column holds it. */
export interface FixedChoice {
	name: string;
	label: string;
	options: Choice[];
	chosen: string;
}

const FIXED: Readonly<Partial<Record<Target, readonly string[]>>> = {
	partners: ['kind', 'agreementKind', 'status', 'visibility'],
	agreements: ['kind', 'status'],
	organisations: ['kind'],
	activities: ['kind', 'status', 'direction', 'visibility'],
	letters: ['correspondence', 'direction', 'status', 'visibility'],
	gifts: ['direction', 'visibility'],
	initiatives: ['stage', 'visibility']
};

export function fixedChoices(
	target: Target,
	chosen: Readonly<Record<string, string>>,
	language: Language
): FixedChoice[] {
	return (FIXED[target] ?? []).flatMap((name): FixedChoice[] => {
		const reading = fieldOf(target, name)?.reading;
		if (reading?.as !== 'code') return [];
		return [
			{
				name,
				label: fieldLabel(target, name, language),
				options: codeOptions(reading.list, language),
				chosen: chosen[name] ?? ''
			}
		];
	});
}

function codeOptions(list: CodeList, language: Language): Choice[] {
	return codesOf(list).map((code) => ({ value: code, label: codeLabel(list, code, language) }));
}

/** What a row cannot do without, in words. */
export function neededWords(target: Target, language: Language): string {
	const either = NEEDED_FIELDS[target].map((any) => any.map((name) => fieldLabel(target, name, language)).join(' / '));
	return either.join(', ');
}

/** A question about a value, with what it may mean. */
export interface ValueQuestion {
	/** Its place among all that is asked. */
	at: number;
	label: string;
	value: string;
	rows: string;
	options: Choice[];
}

/** The records that a value may mean, by the noun that its field names. */
export type NamedChoices = Readonly<Record<string, readonly Choice[]>>;

export function valueQuestions(
	target: Target,
	questions: readonly Question[],
	named: NamedChoices,
	language: Language
): ValueQuestion[] {
	return questions.flatMap((question, at): ValueQuestion[] => {
		if (question.about !== 'value') return [];
		const reading = fieldOf(target, question.field)?.reading;
		if (!reading) return [];
		const options =
			reading.as === 'code' || reading.as === 'codes'
				? codeOptions(reading.list, language)
				: reading.as === 'country'
					? [...countryOptions(language)]
					: reading.as === 'named' || reading.as === 'names'
						? [...(named[reading.noun] ?? [])]
						: [];
		const empty = { value: LEFT_EMPTY, label: m.table_question_empty() };
		return [
			{
				at,
				label: fieldLabel(target, question.field, language),
				value: question.value,
				rows: m.table_rows({ count: question.rows }),
				options: [empty, ...options]
			}
		];
	});
}

/** A figure above the rows, which leads to those that it counts. */
export interface CountTile {
	outcome: RowOutcome;
	label: string;
	count: string;
	isShown: boolean;
}

export function countTiles(
	counts: Partial<OutcomeCounts>,
	shown: RowOutcome | undefined,
	language: Language
): CountTile[] {
	return OUTCOMES.map((outcome) => ({
		outcome,
		label: outcomeLabel(outcome),
		count: formatNumber(counts[outcome] ?? 0, language),
		isShown: outcome === shown
	}));
}

/** A row with what comes of it, as the page shows it. */
export interface ShownRow {
	line: number;
	outcome: RowOutcome;
	/** What it says, the first cells that say something. */
	said: string;
	changes: { label: string; before: string; after: string }[];
	problems: string[];
	/** Of its record, below the address of the office; undefined where there is none, or none yet. */
	path: string | undefined;
}

interface PlannedRow {
	line: number;
	cells: readonly string[];
	outcome: RowOutcome;
	recordId: string | null;
	changes: readonly RowChange[] | null;
	problems: readonly RowProblem[] | null;
}

const PATHS: Readonly<Record<Target, string>> = {
	partners: 'partners',
	agreements: 'agreements',
	people: 'people',
	organisations: 'organisations',
	activities: 'activities',
	letters: 'activities',
	gifts: 'activities',
	initiatives: 'initiatives',
	goals: 'goals/edit'
};
const SAID_CELLS = 4;

export function shownRows(target: Target, state: State, rows: readonly PlannedRow[], language: Language): ShownRow[] {
	return rows.map(({ line, cells, outcome, recordId, changes, problems }) => {
		const isThere = outcome === 'same' || outcome === 'changed' || (outcome === 'created' && state === 'imported');
		return {
			line,
			outcome,
			said: cells
				.filter((cell) => cell !== '')
				.slice(0, SAID_CELLS)
				.map((cell) => (cell.length > LONGEST_SAMPLE ? `${cell.slice(0, LONGEST_SAMPLE)}…` : cell))
				.join(' · '),
			changes: (changes ?? []).map((change) => changeWords(target, change, language)),
			problems: (problems ?? []).map((problem) => rowProblemText(target, problem, language)),
			path: recordId !== null && isThere ? `/${PATHS[target]}/${recordId}` : undefined
		};
	});
}

/** What the page of one table shows, wherever it stands. */
export interface TableView {
	id: string;
	name: string;
	/** What its rows are. */
	what: string;
	target: Target;
	state: State;
	version: number;
	failure: Failure | null;
	canImport: boolean;
	canUndo: boolean;
	progress: number;
	done: number;
	total: number;
	sheet: number;
	sheets: Choice[];
	headingLine: number;
	columns: ColumnRow[];
	options: Choice[];
	fixed: FixedChoice[];
	needed: string;
	asksDates: { example: string; rows: number } | undefined;
	questions: ValueQuestion[];
	tiles: CountTile[];
	/** Something would be written. */
	isAnything: boolean;
	written: number;
	rejected: number;
	kept: number;
	outcome: RowOutcome | undefined;
	rows: ShownRow[];
	next: number | undefined;
	isFirst: boolean;
}
