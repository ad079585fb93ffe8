import { choiceFilter, wordsFilter } from '#kernel/filters.ts';
import { SEARCH_NOUNS, type SearchNoun } from './search.ts';

/** What the address of a search says. */
export interface SearchFilters {
	words: string;
	noun: SearchNoun | undefined;
}

export function searchFilters(params: URLSearchParams): SearchFilters {
	return { words: wordsFilter(params), noun: choiceFilter(params, 'noun', SEARCH_NOUNS) };
}
