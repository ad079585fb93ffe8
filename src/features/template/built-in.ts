import { TEMPLATE_SECTIONS, type Template, type TemplateData } from './template.ts';

const COUNCIL: TemplateData = {
	name: { he: 'מצגת למועצת העיר, ‎16:9‎', en: 'Council deck, 16:9' },
	audience: 'council',
	slides: '16:9',
	accent: null,
	typeface: 'heebo',
	logo: 'office',
	sectionOrder: [...TEMPLATE_SECTIONS],
	hiddenSections: [],
	coverAlt: {}
};

/** The year told apart: what stands behind its numbers, in one order in every template. */
const BREAKDOWNS = ['by-month', 'by-goal', 'by-theme', 'by-partner', 'reciprocity'] as const;

/**
 * The templates that come along, by the names that reports keep. They are data like any other; whoever wants another
 * makes a copy. The first is what a report looks like where an office has chosen nothing.
 */
const BUILT_IN: Readonly<Record<string, TemplateData>> = {
	council: COUNCIL,
	'council-4-3': {
		...COUNCIL,
		name: { he: 'מצגת למועצת העיר, ‎4:3‎', en: 'Council deck, 4:3' },
		slides: '4:3'
	},
	leadership: {
		...COUNCIL,
		name: { he: 'תקציר להנהלת העיר', en: 'Brief for the heads of the city' },
		audience: 'leadership',
		// What asks for a decision first; whoever runs the city knows its goals and its partners.
		sectionOrder: [
			...(['highlights', 'changes', 'silent', 'pipeline', 'numbers'] as const),
			...BREAKDOWNS,
			'register',
			...(['chapters', 'others', 'goals', 'world', 'method', 'disputed', 'notes'] as const)
		],
		hiddenSections: ['goals', 'world', 'by-month', 'by-theme', 'notes']
	},
	public: {
		...COUNCIL,
		name: { he: 'דוח לציבור, A4', en: 'Report to the public, A4' },
		audience: 'public',
		typeface: 'frank-ruhl',
		sectionOrder: [
			...(['highlights', 'world', 'numbers'] as const),
			...BREAKDOWNS,
			...(['chapters', 'others', 'silent', 'goals', 'register'] as const),
			...(['changes', 'pipeline', 'method', 'disputed', 'notes'] as const)
		],
		hiddenSections: ['notes']
	}
};

export const BUILT_IN_NAMES: readonly string[] = Object.keys(BUILT_IN);

/** Of those that come along, what is meant for paper first: its slides are the lesser part of it. */
export const FOR_PAPER: ReadonlySet<string> = new Set(['public']);

/** A template that comes along. @returns undefined where none is called so */
export function builtIn(name: string): Template | undefined {
	const data = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
	return data && { ...data, id: name, isBuiltIn: true, isDefault: false, ...NOTHING_KEPT };
}

const NOTHING_KEPT = { logoPicture: null, coverPicture: null, version: 0 };

/** All of them, in order. */
export function builtIns(): Template[] {
	return BUILT_IN_NAMES.flatMap((name) => builtIn(name) ?? []);
}

/** What a report looks like where an office has no template of its own for that. */
export const FALLBACK: Template = { ...COUNCIL, id: 'council', isBuiltIn: true, isDefault: false, ...NOTHING_KEPT };
