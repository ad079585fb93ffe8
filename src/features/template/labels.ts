import type { Language } from '#kernel/language.ts';
import type { SlideShape, Typeface } from '#kernel/look.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { Logo, Template, TemplateSection } from './template.ts';

export const logoLabel = wordsOf<Logo>({
	office: m.template_logo_office,
	none: m.template_logo_none,
	own: m.template_logo_own
});

export const slidesLabel = wordsOf<SlideShape>({ '16:9': m.template_slides_wide, '4:3': m.template_slides_square });

/** What each typeface is good for, beside its name. */
export const typefaceNote = wordsOf<Typeface>({
	heebo: m.template_typeface_heebo,
	rubik: m.template_typeface_rubik,
	assistant: m.template_typeface_assistant,
	'frank-ruhl': m.template_typeface_frank_ruhl
});

export const templateSectionLabel = wordsOf<TemplateSection>({
	goals: m.template_section_goals,
	register: m.template_section_register,
	world: m.template_section_world,
	highlights: m.template_section_highlights,
	numbers: m.template_section_numbers,
	'by-month': m.report_chart_months,
	'by-goal': m.report_chart_goals,
	'by-theme': m.report_chart_themes,
	'by-partner': m.report_chart_ties,
	reciprocity: m.report_reciprocity,
	changes: m.template_section_changes,
	chapters: m.template_section_chapters,
	others: m.template_section_others,
	silent: m.template_section_silent,
	requests: m.template_section_requests,
	pipeline: m.template_section_pipeline,
	method: m.template_section_method,
	disputed: m.template_section_disputed,
	notes: m.template_section_notes
});

export function templateName(template: Pick<Template, 'name'> | undefined, language: Language): string {
	return template ? words(template.name, language) : '';
}

/** What a copy is called at first, in each language that its original has a name in. */
export function copyName({ name }: Pick<Template, 'name'>, languages: readonly Language[]): Texts {
	return Object.fromEntries(
		languages.flatMap((locale) => {
			const own = name[locale];
			return own ? [[locale, m.template_copy_name({ name: own }, { locale })]] : [];
		})
	);
}
