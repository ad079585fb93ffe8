import { isEmpty, type Texts } from '#kernel/texts.ts';
import type { Initiative, Stage } from './initiative.ts';

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

/** The stages by how far one is on the way. What was not approved is further on than what nobody has answered. */
const BY_HOW_FAR: readonly Stage[] = ['idea', 'proposal', 'declined', 'initiative', 'completed'];
/** What a decision has made of a record: the more, the more there is to undo. */
const DECIDED: Readonly<Record<Stage, number>> = { idea: 0, proposal: 0, declined: 1, initiative: 2, completed: 2 };

type Standing = Pick<Initiative, 'stage' | 'kind'>;

/** Which of two records that are the same thing stays, as long as nobody says otherwise: the one that is further on. */
export function furtherOn(one: { stage: Stage }, other: { stage: Stage }): 'this' | 'other' {
	return BY_HOW_FAR.indexOf(other.stage) > BY_HOW_FAR.indexOf(one.stage) ? 'other' : 'this';
}

/** Whether what was decided of a record would not hold any more once it goes into another. */
export function undoesDecision(stays: { stage: Stage }, goes: { stage: Stage }): boolean {
	return DECIDED[goes.stage] > DECIDED[stays.stage];
}

/** Why one of two records cannot be the one that stays; undefined: it can. What was assessed stays assessed as well. */
export function whyNotStays(stays: Standing, goes: Standing): 'request_stays' | 'further_stays' | undefined {
	if (goes.kind === 'partnership' && stays.kind !== 'partnership') return 'request_stays';
	return undoesDecision(stays, goes) ? 'further_stays' : undefined;
}

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
