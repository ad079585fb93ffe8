import { z } from 'zod';
import { LANGUAGE_ORDERS } from '#features/office/form.ts';
import { slugProblem } from '#features/office/office.ts';
import { choice, country, degrees, email, known, text, texts, timeZone } from '#kernel/fields.ts';
import { LANGUAGES } from '#kernel/language.ts';

const slug = text({ max: 40, required: true }).transform((value, ctx) => {
	const problem = value === '' ? undefined : slugProblem(value.toLowerCase());
	if (!problem) return value.toLowerCase();
	ctx.addIssue({ code: 'custom', message: problem === 'form' ? 'not_a_slug' : 'slug_reserved' });
	return z.NEVER;
});

/** A new office and its first director. Where its city lies is asked of the gazetteer where it is left out. */
export const newOfficeForm = z.object({
	slug,
	name: texts({ required: true, max: 200 }),
	city: texts({ required: true, max: 100 }),
	country: known(country()),
	latitude: degrees(90),
	longitude: degrees(180),
	timeZone: timeZone(),
	languages: choice(LANGUAGE_ORDERS).transform((order) =>
		LANGUAGES.filter((language) => order.includes(language)).sort((a, b) => order.indexOf(a) - order.indexOf(b))
	),
	email: known(email()),
	person: text({ max: 200 })
});

export type NewOfficeInput = z.output<typeof newOfficeForm>;
