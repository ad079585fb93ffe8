import { LANGUAGES, type Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import type { RequestCriterion } from './criteria.ts';
import { gateAnswerLabel } from './labels.ts';

/** The answers to some gates, for the trail: "Free travel: met (the embassy)". */
export function gatesInWords(gates: readonly RequestCriterion[]): Texts {
	return inAll((language) =>
		gates
			.map(({ name, answer, evidence }) => {
				const said = words(evidence, language);
				return `${words(name, language)}: ${gateAnswerLabel(answer, language)}${said ? ` (${said})` : ''}`;
			})
			.join('; ')
	);
}

/** Some criteria with their weights, for the trail. */
export function weightsInWords(criteria: readonly RequestCriterion[]): Texts {
	return inAll((language) =>
		criteria.map(({ kind, name, weight }) => words(name, language) + (kind === 'gate' ? '' : ` (${weight})`)).join('; ')
	);
}

function inAll(say: (language: Language) => string): Texts {
	return Object.fromEntries(LANGUAGES.map((language) => [language, say(language)]));
}
