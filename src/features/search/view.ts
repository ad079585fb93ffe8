import { kindLabel } from '#features/activity/labels.ts';
import type { Kind } from '#features/activity/activity.ts';
import type { AgreementKind } from '#features/agreement/agreement.ts';
import { agreementLabel } from '#features/agreement/labels.ts';
import { stageWord, type Stage } from '#features/initiative/initiative.ts';
import { organisationKindWord, type OrganisationKind } from '#features/organisation/organisation.ts';
import { partnerKindLabel } from '#features/partner/labels.ts';
import type { PartnerKind } from '#features/partner/partner.ts';
import { displayName } from '#features/person/person.ts';
import { inOrder, roleLabel, type RoleHeld } from '#features/person/role.ts';
import { pathOfRecord } from '#features/subject/subject.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { periodContaining, periodLabel } from '#kernel/period.ts';
import type { Marker, Part } from '#kernel/search-marks.ts';
import { others, pick, words, type Shown, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { pathOfFound, type Found, type SearchNoun } from './search.ts';

/** A text in pieces, in its own language where that is not the page's. */
export interface Marked {
	parts: Part[];
	lang?: string;
	/** Where it leads, below the office's address. */
	path?: string;
}

/** A line of the page. */
export interface Result {
	id: string;
	path: string;
	title: Marked;
	facts: Marked[];
	date: KnownDate | null;
	excerpt: Marked | null;
}

export interface ResultGroup {
	noun: SearchNoun;
	total: number;
	results: Result[];
}

export interface Looking {
	marker: Marker;
	language: Language;
	/** YYYY-MM-DD at the office's place. */
	day: string;
	/** The month in which the office's year begins. */
	startsIn: number;
}

/** A record as the page shows it. @param roles of a person */
export function resultOf(found: Found, roles: readonly RoleHeld[], looking: Looking): Result {
	const { marker, language, day, startsIn } = looking;
	const title = titleOf(found, roles, language, day);
	const plainFacts = factsOf(found, roles, looking);
	const facts = plainFacts.map((fact): Marked => ({ parts: marker.mark(fact) }));
	if (found.under)
		facts.push({ parts: marker.mark(underName(found.under, language)), path: pathOfRecord(found.under) });
	return {
		id: found.id,
		path: pathOfFound(found, startsIn),
		title: { parts: marker.mark(title.text), ...(title.isFallback && { lang: title.lang }) },
		facts,
		date: found.noun === 'highlight' ? null : found.date,
		excerpt: excerptOf(found, title, plainFacts, looking)
	};
}

function titleOf(found: Found, roles: readonly RoleHeld[], language: Language, day: string): Shown {
	if (found.noun === 'person') return displayName({ name: found.title }, roles, language, day);
	const plain = (text: string): Shown => ({ text, lang: language, isFallback: false });
	const shown = pick(found.title, language);
	if (shown) return shown;
	if (found.noun === 'agreement') return plain(agreementLabel(found.code as AgreementKind, language));
	return plain(found.word ?? m.search_untitled());
}

/** What stands below the title: what it is, and whom it is with. */
function factsOf(found: Found, roles: readonly RoleHeld[], { language, day, startsIn }: Looking): string[] {
	const { code, word } = found;
	const names = found.names.map((name) => words(name, language));
	const own = word === null ? [] : [word];
	switch (found.noun) {
		case 'partner':
			return [partnerKindLabel(code as PartnerKind), ...own];
		case 'organisation':
			return [organisationKindWord(code as OrganisationKind), ...names];
		case 'person':
			return inOrder(roles, day)
				.slice(0, 3)
				.map((role) => roleLabel(role, language))
				.filter((label, index) => index > 0 || pick(found.title, language) !== undefined || label === '');
		case 'agreement':
			return [...(words(found.title, language) ? [agreementLabel(code as AgreementKind)] : []), ...names];
		case 'initiative':
			return [stageWord(code as Stage), ...names];
		case 'activity':
			return [kindLabel(code as Kind), ...names];
		case 'goal':
			return [m.goal_number({ number: word ?? '' })];
		case 'highlight':
			return [periodLabel(periodContaining(found.date ?? '', startsIn))];
		case 'next_step':
			return own;
		case 'attachment':
			return words(found.title, language) ? own : [];
		case 'news':
		case 'data_note':
			return names;
	}
}

function underName({ noun, name }: NonNullable<Found['under']>, language: Language): string {
	const nouns = { partner: m.noun_partner, agreement: m.noun_agreement, activity: m.noun_activity };
	return words(name, language) || (noun in nouns ? nouns[noun as keyof typeof nouns]() : m.noun_initiative());
}

/** The first text beside the title and the facts in which it was found: its name in another language, then what else it says. */
function excerptOf(found: Found, title: Shown, facts: readonly string[], { marker, language }: Looking): Marked | null {
	const shown = pick(found.title, language);
	const inOrderOfUse: Shown[] = [
		...(marker.finds(title.text) ? [] : others(found.title, shown)),
		...[...found.texts, ...found.names].flatMap((text) => everyLanguage(text, language))
	];
	for (const { text, lang } of inOrderOfUse) {
		// What the line says already is not said twice.
		if (text === title.text || facts.includes(text)) continue;
		const parts = marker.excerpt(text);
		if (parts) return { parts, ...(lang !== language && { lang }) };
	}
	return null;
}

function everyLanguage(texts: Texts, language: Language): Shown[] {
	const shown = pick(texts, language);
	return shown ? [shown, ...others(texts, shown)] : [];
}
