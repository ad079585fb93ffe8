import { isEmpty, type Texts } from '#kernel/texts.ts';
import type { Initiative } from './initiative.ts';

/** What of two initiatives that are the same thing can be told in one. */
export type Mergeable = Pick<
	Initiative,
	| 'details'
	| 'standing'
	| 'programme'
	| 'risks'
	| 'outcome'
	| 'source'
	| 'sourceBodyId'
	| 'sourceNote'
	| 'ownerId'
	| 'themes'
	| 'expected'
	| 'begun'
	| 'budgetPlanned'
	| 'budgetActual'
	| 'currency'
	| 'visibility'
>;

/** Texts of which both are kept, one below the other. */
const JOINED = ['details', 'programme', 'risks', 'outcome'] as const;
/** What is taken over where the record that stays says nothing. */
const FILLED = ['source', 'sourceBodyId', 'ownerId', 'expected', 'begun'] as const;

/**
 * The record that stays with what it takes over of the other: nothing that it says is lost, and what both say is said
 * once. Who sees it stays as it is: a merger shows nobody what was not meant for them.
 */
export function mergedWith(stays: Mergeable, goes: Mergeable): Mergeable {
	const joined = Object.fromEntries(JOINED.map((field) => [field, joinedTexts(stays[field], goes[field])]));
	const filled = Object.fromEntries(FILLED.map((field) => [field, stays[field] ?? goes[field]]));
	// An amount is in its currency: both are taken over, or neither.
	const takesMoney = stays.budgetPlanned === null && stays.budgetActual === null;
	const { budgetPlanned, budgetActual, currency } = takesMoney ? goes : stays;
	return {
		...stays,
		...joined,
		...filled,
		...{ budgetPlanned, budgetActual, currency },
		standing: isEmpty(stays.standing) ? goes.standing : stays.standing,
		sourceNote: joinedTexts(stays.sourceNote, goes.sourceNote, '; '),
		themes: [...new Set([...stays.themes, ...goes.themes])]
	};
}

/** Two texts, language by language; what one of them says already is not said twice. */
export function joinedTexts(first: Texts, second: Texts, between = '\n\n'): Texts {
	const languages = [...new Set([...Object.keys(first), ...Object.keys(second)])];
	return Object.fromEntries(
		languages.map((language) => {
			const [a, b] = [first[language] ?? '', second[language] ?? ''];
			if (a === '' || b.includes(a)) return [language, b];
			return [language, b === '' || a.includes(b) ? a : `${a}${between}${b}`];
		})
	);
}
