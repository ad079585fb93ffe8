import { z } from 'zod';
import { AUDIENCES } from '#features/report/policy.ts';
import { choice, choices, flag, id, optionalText, text, texts, version } from '#kernel/fields.ts';
import type { ProblemCode } from '#kernel/form.ts';
import { isColour, SLIDE_SHAPES, TYPEFACES } from '#kernel/look.ts';
import { canBeHidden, LOGOS, sectionsOf, TEMPLATE_SECTIONS, type TemplateSection } from './template.ts';

/** A colour as people type it, with the sign or without; empty: that of the office. */
export const accentField = () =>
	text({ max: 20 })
		.transform((value, ctx) => {
			if (value === '') return null;
			const typed = `#${value.replace(/^#/, '').toLowerCase()}`;
			if (isColour(typed)) return typed;
			ctx.addIssue({ code: 'custom', message: 'not_a_colour' satisfies ProblemCode });
			return z.NEVER;
		})
		.meta({ type: ['string', 'null'], pattern: '^#[0-9a-f]{6}$' });

/**
 * The sections in the order of the numbers beside them. A browser sends them as they stood; of those with the same number
 * one that was moved up comes first and one that was moved down last, so that it stands at the number that it was given.
 */
const places = z
	.record(z.string(), z.string())
	.optional()
	.transform((typed, ctx): TemplateSection[] => {
		const stood = Object.keys(typed ?? {}).flatMap(
			(name) => TEMPLATE_SECTIONS.find((section) => section === name) ?? []
		);
		const numbered = sectionsOf({ sectionOrder: stood }).map((section, index) => {
			const value = typed?.[section]?.trim() ?? '';
			if (value !== '' && !/^\d{1,3}$/.test(value)) {
				ctx.addIssue({ code: 'custom', path: [section], message: 'not_a_number' satisfies ProblemCode });
			}
			const place = value === '' ? index + 1 : Number(value);
			return { section, place, moved: Math.sign(place - index - 1) };
		});
		return numbered.toSorted((a, b) => a.place - b.place || a.moved - b.moved).map(({ section }) => section);
	});

export const templateForm = z
	.object({
		id: id(),
		version: version(),
		name: texts({ required: true, max: 80 }),
		audience: choice(AUDIENCES),
		slides: choice(SLIDE_SHAPES),
		accent: accentField(),
		typeface: choice(TYPEFACES),
		logo: choice(LOGOS),
		place: places,
		/** The sections that are shown at first. */
		shown: choices(TEMPLATE_SECTIONS),
		isDefault: flag(),
		/** The template that this one is a copy of: its pictures come with it. */
		copyOf: optionalText({ max: 40 })
	})
	.transform(({ place, shown, ...template }) => ({
		...template,
		sectionOrder: place,
		hiddenSections: place.filter((section) => canBeHidden(section) && !shown.includes(section))
	}));
export type TemplateInput = z.output<typeof templateForm>;

export const templateLogoForm = z.object({ id: id(), file: z.instanceof(File) });

/** The picture of a cover, or other words for the one that is there. */
export const templateCoverForm = z.object({
	id: id(),
	file: z.instanceof(File).optional(),
	alt: texts({ max: 300 }),
	isDecorative: flag()
});
export type TemplateCoverInput = z.output<typeof templateCoverForm>;

export const templatePartForm = z.object({ id: id() });
export const templateImportForm = z.object({ id: id(), file: z.instanceof(File, { message: 'file_needed' }) });
