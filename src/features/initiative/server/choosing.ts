import { sql, type RawBuilder } from 'kysely';
import { wordsFilter } from '#kernel/filters.ts';
import { isId } from '#kernel/id.ts';
import { matching } from '#platform/server/search-index.ts';

/** So many records are chosen from at once; the search finds the others. */
export const MOST_CHOICES = 30;

/** What a list to choose from is narrowed to, and what was ticked in it before: that stays in it. */
export interface Choosing {
	words: string;
	chosen: readonly string[];
}

/** What the address of such a list says. @param name of its fields */
export function choosingOf(params: URLSearchParams, name: string): Choosing {
	return { words: wordsFilter(params), chosen: params.getAll(name).filter(isId) };
}

/** Records to choose from, and whether there are more than are shown. */
export interface Choices<Row> {
	rows: Row[];
	isMore: boolean;
}

export function toChoices<Row extends { id: string }>(rows: readonly Row[], { chosen }: Choosing): Choices<Row> {
	const most = MOST_CHOICES + chosen.length;
	return { rows: rows.slice(0, most), isMore: rows.length > most };
}

/** Whether a row is ticked, or found by the words. @param id the column of its id, as "a.id" */
export function isChoice(noun: string, id: string, { words, chosen }: Choosing): RawBuilder<boolean> {
	const found = words ? sql`${sql.ref(id)} in ${matching(noun, words)}` : sql`true`;
	return sql<boolean>`(${isChosen(id, { chosen })} or ${found})`;
}

export function isChosen(id: string, { chosen }: Pick<Choosing, 'chosen'>): RawBuilder<boolean> {
	return sql<boolean>`${sql.ref(id)} = any (${[...chosen]}::uuid[])`;
}

export function mostOf({ chosen }: Choosing): number {
	return MOST_CHOICES + chosen.length + 1;
}
