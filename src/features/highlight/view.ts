import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { About, AboutNoun, Highlight } from './highlight.ts';

type Named = readonly { id: string; name: Texts }[];

/**
 * What a highlight can be about, for its form to choose from: one group for each kind of record.
 * @param about what it is about now, which stays a choice although it is not of this year
 */
export function aboutOptions(choices: Record<AboutNoun, Named>, language: Language, about: About | null = null) {
	const group = (noun: AboutNoun, label: string) => {
		const isMissing = about?.noun === noun && !choices[noun].some((record) => record.id === about.id);
		const records = isMissing ? [...choices[noun], about] : choices[noun];
		return records.map(({ id, name }) => ({ value: `${noun}:${id}`, label: words(name, language), group: label }));
	};
	return [
		...group('partner', m.nav_partners()),
		...group('organisation', m.nav_organisations()),
		...group('initiative', m.nav_initiatives()),
		...group('activity', m.nav_activities())
	];
}

/** A highlight as its form takes it. */
export function highlightFields({ about, ...highlight }: Highlight) {
	return { ...highlight, about: about ? `${about.noun}:${about.id}` : '' };
}

/** The list as a file shows it. */
export function highlightTable(highlights: readonly Highlight[], period: string, language: Language) {
	return {
		title: `${m.highlights_title()} ${period}`,
		columns: [
			{ title: m.highlight_place(), kind: 'number' as const, width: 8 },
			{ title: m.highlight_text(), kind: 'text' as const, width: 70 },
			{ title: m.highlight_about(), kind: 'text' as const, width: 36 }
		],
		rows: highlights.map((highlight, index) => [
			index + 1,
			words(highlight.text, language),
			highlight.about && words(highlight.about.name, language)
		])
	};
}
