import type { Audience } from '#features/report/policy.ts';
import type { SlideShape, Typeface } from '#kernel/look.ts';
import type { Texts } from '#kernel/texts.ts';

/** Whose logo stands on the cover and at the foot: the office's, nobody's, or one that the template brings. */
export const LOGOS = ['office', 'none', 'own'] as const;
export type Logo = (typeof LOGOS)[number];

/**
 * The sections that a report may begin with, in the order in which the record writes them. The chapters of the ties and
 * the lines of the silent ones are each one here, however many there are.
 */
export const TEMPLATE_SECTIONS = [
	'goals',
	'register',
	'world',
	'highlights',
	'numbers',
	'by-month',
	'by-goal',
	'by-theme',
	'by-partner',
	'reciprocity',
	'changes',
	'chapters',
	'others',
	'silent',
	'requests',
	'pipeline',
	'method',
	'disputed',
	'notes'
] as const;
export type TemplateSection = (typeof TEMPLATE_SECTIONS)[number];

/** What an honest report does not leave out: a template may move it and not hide it. */
const ALWAYS_SHOWN: ReadonlySet<TemplateSection> = new Set(['chapters', 'silent', 'method', 'disputed']);

export function canBeHidden(section: TemplateSection): boolean {
	return !ALWAYS_SHOWN.has(section);
}

/** What a template says, without what it is kept by: the same in the database, in a file and in the program. */
export interface TemplateData {
	name: Texts;
	/** For whom a report is that begins with it. */
	audience: Audience;
	slides: SlideShape;
	/** "#rrggbb"; null: the colour of the office. */
	accent: string | null;
	typeface: Typeface;
	logo: Logo;
	/** In the order in which a report begins; what is not named keeps the place that the record gives it. */
	sectionOrder: TemplateSection[];
	hiddenSections: TemplateSection[];
	/** What the picture on the cover shows, by language; empty: it is an ornament. */
	coverAlt: Texts;
}

/** A picture as it is kept: by what it holds. */
export interface KeptPicture {
	sha256: string;
	mediaType: string;
}

export interface Template extends TemplateData {
	/** Of the office's own an id; of those that come along a name. */
	id: string;
	/** It comes along, and is copied to be changed. */
	isBuiltIn: boolean;
	/** What a report looks like that names no template. */
	isDefault: boolean;
	logoPicture: KeptPicture | null;
	coverPicture: KeptPicture | null;
	version: number;
}

/** All sections in the order of a template. */
export function sectionsOf({ sectionOrder }: Pick<TemplateData, 'sectionOrder'>): TemplateSection[] {
	return [...sectionOrder, ...TEMPLATE_SECTIONS.filter((section) => !sectionOrder.includes(section))];
}

/** Pictures that every program shows which opens a report. */
export const PICTURE_KINDS: ReadonlySet<string> = new Set(['image/png', 'image/jpeg']);

/** The largest picture on a cover, in bytes: a good photograph, and a file that can still be sent by mail. */
export const LARGEST_COVER = 4 * 1024 * 1024;
export const LARGEST_COVER_PICTURE = { side: 8000, millions: 40 };
/** The largest logo of a template, in bytes. */
export const LARGEST_TEMPLATE_LOGO = 1024 * 1024;
