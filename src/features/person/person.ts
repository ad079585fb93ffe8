import type { KnownDate } from '#kernel/known-date.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { pick, type Shown, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { inOrder, roleLabel, roleTime, type RoleHeld } from './role.ts';

/** Somebody whom the office works with. The name may be unknown: a mayor can be recorded by office alone. */
export interface Person {
	id: string;
	name: Texts;
	email: string | null;
	/** In international form. */
	phone: string | null;
	/** The languages that the person speaks, as tags. */
	languages: readonly string[];
	/** For those who work in the office. */
	note: string | null;
	/** Since when the office has the details, as far as it is known, and from whom. */
	receivedOn: KnownDate | null;
	receivedFrom: string | null;
	/** When the person was told that the office keeps them, YYYY-MM-DD. */
	noticeOn: string | null;
	/** When the details were erased for good: then the name only says so. ISO 8601, UTC. */
	erasedAt: string | null;
	version: number;
}

/**
 * What a person is called: by name, else by the role that stands first ("Mayor of Poznań"), and where that is over,
 * as former. @param day YYYY-MM-DD
 */
export function displayName(
	person: Pick<Person, 'name'>,
	roles: readonly Pick<RoleHeld, 'kind' | 'title' | 'of' | 'starts' | 'ends'>[],
	language: Language,
	day: string
): Shown {
	const named = pick(person.name, language);
	if (named) return named;
	const [first] = inOrder(roles, day);
	if (!first) return { text: m.person_unnamed({}, { locale: language }), lang: language, isFallback: false };
	const label = roleLabel(first, language);
	const isOver = roleTime(first, day) === 'former';
	const text = isOver ? m.role_former({ role: label }, { locale: language }) : label;
	return { text, lang: language, isFallback: false };
}

/** What stands where the name of somebody stood whose details were erased: it goes wherever a name goes. */
export function erasedName(): Texts {
	return Object.fromEntries(LANGUAGES.map((locale) => [locale, m.person_erased({}, { locale })]));
}
