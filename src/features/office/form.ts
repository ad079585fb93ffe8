import { z } from 'zod';
import { choice, country, degrees, flag, known, text, texts, timeZone, version } from '#kernel/fields.ts';
import type { ProblemCode } from '#kernel/form.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { LANGUAGE_ORDERS } from './office.ts';

export const MONTHS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;

/** The languages in which an office keeps its texts, its own first. */
export const languages = choice(LANGUAGE_ORDERS).transform((order): Language[] =>
	LANGUAGES.filter((language) => order.includes(language)).sort((a, b) => order.indexOf(a) - order.indexOf(b))
);

const colour = text({ max: 7 }).transform((value, ctx) => {
	const typed = value.toLowerCase();
	if (typed === '' || /^#[0-9a-f]{6}$/.test(typed)) return typed === '' ? null : typed;
	ctx.addIssue({ code: 'custom', message: 'not_a_colour' satisfies ProblemCode });
	return z.NEVER;
});

/** What is optional for a partner must be known of the home city: the map and the days of the record hang on it. */
export const officeForm = z.object({
	version: version(),
	name: texts({ required: true, max: 200 }),
	city: texts({ required: true, max: 100 }),
	contact: texts({ max: 400 }),
	country: known(country()),
	latitude: known(degrees(90)),
	longitude: known(degrees(180)),
	timeZone: known(timeZone()),
	languages,
	periodStartsIn: choice(MONTHS).transform(Number),
	colour,
	asksSecondFactor: flag()
});

export type OfficeInput = z.output<typeof officeForm>;

export const logoForm = z.object({ file: z.instanceof(File) });
