import { TRASH_NOUNS } from '#features/trash/trash.ts';
import { choiceFilter, wordsFilter } from '#kernel/filters.ts';
import { OFFICE_NOUNS, type HistoryAction, type HistoryNoun } from './history.ts';

export const HISTORY_NOUNS: readonly HistoryNoun[] = [...TRASH_NOUNS, 'office', ...OFFICE_NOUNS];
export const HISTORY_ACTIONS = [
	'create',
	'update',
	'delete',
	'restore',
	'purge',
	'erase',
	'close',
	'open',
	'take_out',
	'bring_in'
] as const satisfies HistoryAction[];

export const REASON_CHOICES = ['given', 'none'] as const;

/** What narrows the trail of an office. */
export interface TrailFilters {
	/** A part of the name of who did it. */
	words: string;
	noun: HistoryNoun | undefined;
	action: HistoryAction | undefined;
	/** Whether somebody has said why. */
	reason: (typeof REASON_CHOICES)[number] | undefined;
	/** Days at the office's place, YYYY-MM-DD, both included. */
	from: string | undefined;
	to: string | undefined;
}

export function trailFilters(params: URLSearchParams): TrailFilters {
	return {
		words: wordsFilter(params),
		noun: choiceFilter(params, 'noun', HISTORY_NOUNS),
		action: choiceFilter(params, 'action', HISTORY_ACTIONS),
		reason: choiceFilter(params, 'reason', REASON_CHOICES),
		from: day(params, 'from'),
		to: day(params, 'to')
	};
}

function day(params: URLSearchParams, name: string): string | undefined {
	const value = params.get(name) ?? '';
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
	return isDay && new Date(value).toISOString().startsWith(value) ? value : undefined;
}
