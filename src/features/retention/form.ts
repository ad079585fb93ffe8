import { z } from 'zod';
import { optionalChoice, text, version } from '#kernel/fields.ts';
import { ADDRESS_MONTHS, PEOPLE_YEARS, REMOVED_MONTHS } from './retention.ts';

const count = <const Choice extends string>(choices: readonly Choice[]) =>
	optionalChoice(choices).transform((value) => (value === null ? null : Number(value)));

/** What is left empty is kept for good. */
export const retentionForm = z.object({
	version: version(),
	peopleYears: count(PEOPLE_YEARS),
	removedMonths: count(REMOVED_MONTHS),
	addressMonths: count(ADDRESS_MONTHS)
});

export type RetentionInput = z.output<typeof retentionForm>;

/** Follows the rules at once: how much that erases was read and is typed once more. */
export const applyForm = z.object({ confirm: text({ max: 20, required: true }) });

export type ApplyInput = z.output<typeof applyForm>;
