import { countryName, languageName, listInWords } from '#kernel/format.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { Balance } from './balance.ts';
import type { RequestCriterion } from './criteria.ts';
import { gateAnswerLabel } from './labels.ts';
import type { Missing } from './scorecard.ts';

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

/** A score as it is read: with one digit, which is more than it knows. */
export function points(score: number): string {
	return score.toFixed(1);
}

/** Somebody's name within a sentence of another direction. */
export function isolated(name: string): string {
	return `\u2068${name}\u2069`;
}

/** "2–4", or "3" where all say the same; '' where nobody says anything. */
export function spreadInWords({ lowest, highest }: { lowest: number | null; highest: number | null }): string {
	if (lowest === null || highest === null) return '';
	return lowest === highest ? String(lowest) : `${lowest}–${highest}`;
}

/** What nobody has shown, a line for each way in which it is missing. */
export function missingInWords({ gates, unscored, unproved }: Missing, language: Language): string[] {
	const locale = { locale: language };
	const line = (some: readonly RequestCriterion[], say: typeof m.request_missing_gates) =>
		some.length > 0 ? [say({ names: some.map(({ name }) => words(name, language)).join(' · ') }, locale)] : [];
	return [
		...line(gates, m.request_missing_gates),
		...line(unscored, m.request_missing_scores),
		...line(unproved, m.request_missing_proof)
	];
}

/** A line of the balance: what it is about, what is computed, and whether the register does not know. */
export interface BalanceFact {
	label: string;
	said: string[];
	isUnknown?: boolean;
}

/** What is computed of the portfolio, and what is not known of it. */
export function balanceFacts(
	balance: Balance,
	candidate: { country: string | null; localLanguage: string | null },
	language: Language
): BalanceFact[] {
	const locale = { locale: language };
	return [
		countryFact(balance, candidate.country, language),
		languageFact(balance, candidate.localLanguage, language),
		{
			label: m.request_balance_ties({}, locale),
			said: [
				m.request_balance_ties_count({ count: balance.ties, twins: balance.twins }, locale),
				...(balance.silent > 0 ? [m.request_balance_silent({ count: balance.silent }, locale)] : []),
				...(balance.candidates.length > 0
					? [m.request_balance_candidates({ names: namesOf(balance.candidates, language) }, locale)]
					: [])
			]
		},
		capacityFact(balance, language)
	];
}

function countryFact({ inCountry }: Balance, code: string | null, language: Language): BalanceFact {
	const locale = { locale: language };
	const label = m.request_balance_country({}, locale);
	if (inCountry === undefined || code === null) {
		return { label, said: [m.request_balance_country_unknown({}, locale)], isUnknown: true };
	}
	const country = countryName(code, language);
	if (inCountry.length === 0) return { label, said: [m.request_balance_country_first({ country }, locale)] };
	const names = namesOf(inCountry, language);
	return { label, said: [m.request_balance_country_has({ country, names }, locale)] };
}

function languageFact({ inLanguage }: Balance, tag: string | null, language: Language): BalanceFact {
	const locale = { locale: language };
	const label = m.request_balance_language({}, locale);
	if (inLanguage === undefined || tag === null) {
		return { label, said: [m.request_balance_language_unknown({}, locale)], isUnknown: true };
	}
	const name = languageName(tag, language);
	if (inLanguage.length === 0) return { label, said: [m.request_balance_language_first({ language: name }, locale)] };
	const names = namesOf(inLanguage, language);
	return { label, said: [m.request_balance_language_has({ language: name, names }, locale)] };
}

function capacityFact({ officers, perOfficer }: Balance, language: Language): BalanceFact {
	const locale = { locale: language };
	const label = m.request_balance_capacity({}, locale);
	if (perOfficer === null) {
		return { label, said: [m.request_balance_officers_none({}, locale)], isUnknown: true };
	}
	const [now, then] = [perOfficer.now, perOfficer.then].map((ties) =>
		Number.isInteger(ties) ? String(ties) : points(ties)
	) as [string, string];
	return {
		label,
		said: [
			m.request_balance_officers({ count: officers }, locale),
			m.request_balance_per_officer({ now, then }, locale)
		]
	};
}

function namesOf(some: readonly { name: Texts }[], language: Language): string {
	return listInWords(
		some.map(({ name }) => words(name, language)),
		language
	);
}
