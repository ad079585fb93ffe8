import { z } from 'zod';
import { choice, id, integer, optionalChoice, text, version } from '#kernel/fields.ts';
import { wordsFilter } from '#kernel/filters.ts';
import { DATE_ORDERS, OUTCOMES, TARGETS, type RowOutcome } from './table-import.ts';

/** As much as a form may bring, in bytes. */
export const LARGEST_FILE = 25 * 1024 * 1024;

/** A table that is brought in: a file, or cells that were pasted. The file itself is looked at by the command. */
export const beginForm = z.object({
	id: id(),
	target: optionalChoice(TARGETS),
	pasted: z.string().optional().default(''),
	file: z.instanceof(File).optional()
});

/** How the table lies: which sheet, where its headings are, and what its rows are. */
export const layoutForm = z.object({
	id: id(),
	version: version(),
	target: choice(TARGETS),
	sheet: integer({ max: 500 }),
	headingLine: integer({ max: 200_000 })
});
export type LayoutInput = z.output<typeof layoutForm>;

const CODE = z
	.string()
	.max(60)
	.regex(/^[\w.]*$/);

/** What each column holds, in order; and what holds for all rows where no column says it. */
export const columnsForm = z.object({
	id: id(),
	version: version(),
	/** "title", "title:he", or '' for a column that is left out. */
	columns: z
		.array(
			z
				.string()
				.max(60)
				.regex(/^[\w.]*(:(he|en))?$/)
		)
		.max(256)
		.default([]),
	fixed: z.record(z.string().max(60), CODE).default({})
});
export type ColumnsInput = z.output<typeof columnsForm>;

/** What a person says of dates and of values that are not known here: fields numbered as they were asked. */
export const answersForm = z.object({
	id: id(),
	version: version(),
	dates: optionalChoice(DATE_ORDERS),
	values: z.record(z.string().regex(/^q?\d{1,3}$/), text({ max: 60 })).default({})
});
export type AnswersInput = z.output<typeof answersForm>;

/** A button that moves an import on. */
export const stepForm = z.object({ id: id(), version: version() });
export type StepInput = z.output<typeof stepForm>;

/** Which rows of the preview are shown. */
export interface RowFilters {
	outcome?: RowOutcome | undefined;
	after: number;
	words: string;
}

export function rowFilters(params: URLSearchParams): RowFilters {
	const outcome = OUTCOMES.find((each) => each === params.get('rows'));
	const after = /^\d{1,7}$/.test(params.get('after') ?? '') ? Number(params.get('after')) : 0;
	return { outcome, after, words: wordsFilter(params) };
}
