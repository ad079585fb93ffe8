import type { Word } from '#kernel/word.ts';
import type { CodeList } from './code-words.ts';

/** What other records a field names. */
export type Naming = 'partner' | 'organisation' | 'goal' | 'person' | 'party';

/**
 * How the cells of a field are read. texts: in the language of the column. local: the name in the partner's own language.
 * lines: several columns, each a line with its heading. code, codes: of one of our lists, by any of their names. named,
 * names: other records, by any of their names; with roles in brackets behind them where the field has roles.
 */
export type Reading =
	{ as: Simple } | { as: 'code' | 'codes'; list: CodeList } | { as: 'named' | 'names'; noun: Naming; roles?: CodeList };
type Simple =
	| 'texts'
	| 'text'
	| 'local'
	| 'lines'
	| 'date'
	| 'dates'
	| 'hour'
	| 'number'
	| 'flag'
	| 'country'
	| 'language'
	| 'languages';

/** Something that a column can hold. */
export interface Field {
	name: string;
	/** What it is called, as the list that is exported calls its column. */
	label: Word;
	reading: Reading;
	/** Headings that say the same, Hebrew, English and German. */
	also?: readonly string[];
	/** One of several values of the record, parted by a semicolon, each belonging to the one in the same place. */
	isParallel?: boolean;
	/** What exports tell and the record works out by itself: the column is known, and left out. */
	isDerived?: boolean;
}

/** A field in short. @param also other words for it, parted by bars */
export function field(name: string, label: Word, reading: Reading | Simple, ...also: string[]): Field {
	return {
		name,
		label,
		reading: typeof reading === 'string' ? { as: reading } : reading,
		also: also.flatMap((words) => words.split('|'))
	};
}

export function derived(name: string, label: Word, ...also: string[]): Field {
	return { ...field(name, label, 'text', ...also), isDerived: true };
}

export function parallel(each: Field): Field {
	return { ...each, isParallel: true };
}
