import { keyOf, type FlowDocument, type Section } from './flow-document.ts';
import { languagesOf, type DocumentLanguages, type Language } from './language.ts';

/**
 * One document of two that say the same: each section in the language of the first, and after it the same in the other.
 * What only one of them has stands alone, where it stood. A single one stays as it is.
 */
export function bilingual([first, second]: readonly [FlowDocument, FlowDocument?]): FlowDocument {
	if (!second) return first;
	const { sections, date: _, second: __, ...head } = second;
	return { ...first, second: head, sections: woven(first.sections, sections, second.language) };
}

/** What is written in each language, as one document in those that are wanted. */
export function inLanguages(languages: DocumentLanguages, write: (language: Language) => FlowDocument): FlowDocument {
	const [first, second] = languagesOf(languages);
	return bilingual(second ? [write(first), write(second)] : [write(first)]);
}

function woven(first: readonly Section[], second: readonly Section[], language: Language): Section[] {
	const others = followers(first, second);
	const turned = (section: Section): Section => ({ ...section, id: `${section.id}-${language}`, language });
	return [
		...(others.get('') ?? []).map(turned),
		...first.flatMap((section) => [section, ...(others.get(keyOf(section)) ?? []).map(turned)])
	];
}

/** After which section of the first each of the second comes: its own, or that of the last before it that has one. */
function followers(first: readonly Section[], second: readonly Section[]): Map<string, Section[]> {
	const own = new Set(first.map(keyOf));
	const found = new Map<string, Section[]>();
	let after = '';
	for (const section of second) {
		if (own.has(keyOf(section))) after = keyOf(section);
		found.set(after, [...(found.get(after) ?? []), section]);
	}
	return found;
}
