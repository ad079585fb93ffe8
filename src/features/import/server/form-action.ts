import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { actionOf, saveAction, type Refusal } from '#features/member/server/form-action.ts';
import { idFilter } from '#kernel/filters.ts';
import type { SaidMessage } from '#kernel/said.ts';
import { importRules } from '../policy.ts';
import { reviewFilters, reviewQuery } from '../view.ts';
import type { Reviewer } from './decisions.ts';

/**
 * The action behind every form of a review. The page comes back as it was shown, with what was decided still in sight,
 * and goes on at the proposal that the address names as the next.
 */
export function importAction<Schema extends z.ZodType>(
	schema: Schema,
	run: (reviewer: Reviewer, importId: string, input: z.output<Schema>, now: Date) => Promise<{ ok: true } | Refusal>,
	message: SaidMessage | ((input: z.output<Schema>) => SaidMessage)
) {
	const save = saveAction(
		schema,
		(desk, input, event) => run(desk, event.params['id'] ?? '', input, new Date()),
		({ office }, _done, { params, url }) => `/o/${office.slug}/imports/${params['id'] ?? ''}${afterwards(url)}`,
		undefined,
		typeof message === 'function' ? message : () => message
	);
	return actionOf(importRules, 'review', save);
}

function afterwards(url: RequestEvent['url']): string {
	const filters = reviewFilters(url.searchParams);
	const next = idFilter(url.searchParams, 'next') ?? filters.kept;
	return reviewQuery(filters, filters.kept ? { kept: filters.kept } : {}) + (next ? `#p-${next}` : '');
}
