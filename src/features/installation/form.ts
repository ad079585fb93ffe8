import { z } from 'zod';
import { languages } from '#features/office/form.ts';
import { slugProblem } from '#features/office/office.ts';
import { country, degrees, email, known, text, texts, timeZone } from '#kernel/fields.ts';

/** The address of an office that is not there yet. */
export const newSlug = text({ max: 40, required: true }).transform((value, ctx) => {
	const problem = value === '' ? undefined : slugProblem(value.toLowerCase());
	if (!problem) return value.toLowerCase();
	ctx.addIssue({ code: 'custom', message: problem === 'form' ? 'not_a_slug' : 'slug_reserved' });
	return z.NEVER;
});

/** A new office and its first director. Where its city lies is asked of the gazetteer where it is left out. */
export const newOfficeForm = z.object({
	slug: newSlug,
	name: texts({ required: true, max: 200 }),
	city: texts({ required: true, max: 100 }),
	country: known(country()),
	latitude: degrees(90),
	longitude: degrees(180),
	timeZone: timeZone(),
	languages,
	email: known(email()),
	person: text({ max: 200 })
});

export type NewOfficeInput = z.output<typeof newOfficeForm>;
