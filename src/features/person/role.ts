import type { KnownDate } from '#kernel/known-date.ts';
import { rangeOf } from '#kernel/known-date.ts';
import { directionOf, type Language } from '#kernel/language.ts';
import { pick, words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';

/** In order of rank: by the first a person is known who has no name here. */
export const ROLE_KINDS = [
	'mayor',
	'deputy_mayor',
	'ambassador',
	'consul',
	'director_general',
	'director_foreign_relations',
	'committee_chair',
	'friendship_committee_chair',
	'council_member',
	'attache',
	'department_head',
	'spokesperson',
	'coordinator',
	'delegation_leader',
	'escort',
	'interpreter',
	'donor',
	'other'
] as const;
export type RoleKind = (typeof ROLE_KINDS)[number];

/** Of whom a role is: of a partner, of an organisation, or, where there is no id, of the home city. */
export interface RoleOf {
	noun: 'partner' | 'organisation' | 'home';
	id: string | null;
	name: Texts;
	/** A city has a municipality, so its roles are named in another way than those of other partners. */
	isCity: boolean;
	/** The country whose flag may be shown. */
	flag: string | null;
}

/** A role that a person holds, from one date to another. */
export interface RoleHeld {
	id: string;
	personId: string;
	kind: RoleKind;
	/** Its own title, where the word of the kind would not do. */
	title: Texts;
	of: RoleOf;
	starts: KnownDate | null;
	ends: KnownDate | null;
	version: number;
}

type Say = (inputs: Record<string, never>, options: { locale: Language }) => string;
type SayOf = (inputs: { of: string }, options: { locale: Language }) => string;

const WORDS: Record<RoleKind, Say> = {
	mayor: m.role_mayor,
	deputy_mayor: m.role_deputy_mayor,
	council_member: m.role_council_member,
	committee_chair: m.role_committee_chair,
	director_foreign_relations: m.role_director_foreign_relations,
	director_general: m.role_director_general,
	spokesperson: m.role_spokesperson,
	coordinator: m.role_coordinator,
	friendship_committee_chair: m.role_friendship_committee_chair,
	ambassador: m.role_ambassador,
	consul: m.role_consul,
	attache: m.role_attache,
	department_head: m.role_department_head,
	delegation_leader: m.role_delegation_leader,
	escort: m.role_escort,
	interpreter: m.role_interpreter,
	donor: m.role_donor,
	other: m.role_other
};

/** The roles of a municipality, with the city's name in the form that the language wants: ראש עיריית פוזנן. */
const WORDS_OF_CITY: Partial<Record<RoleKind, SayOf>> = {
	mayor: m.role_mayor_of,
	deputy_mayor: m.role_deputy_mayor_of,
	council_member: m.role_council_member_of,
	director_foreign_relations: m.role_director_foreign_relations_of,
	director_general: m.role_director_general_of,
	spokesperson: m.role_spokesperson_of
};

export function roleWord(kind: RoleKind, language: Language): string {
	return WORDS[kind]({}, { locale: language });
}

/** What a role is called by itself: its own title, else the word of its kind. */
export function roleTitle(role: Pick<RoleHeld, 'kind' | 'title'>, language: Language): string {
	return isolated(role.title, language) ?? roleWord(role.kind, language);
}

/** What a role is called where it is not clear whose it is: "Mayor of Poznań", "Attaché, Embassy of Poland". */
export function roleLabel(role: Pick<RoleHeld, 'kind' | 'title' | 'of'>, language: Language): string {
	const of = isolated(role.of.name, language);
	const ownTitle = isolated(role.title, language);
	if (of === undefined) return ownTitle ?? roleWord(role.kind, language);
	// "Mayor of Atlanta" says already whose: no "Mayor of Atlanta, Atlanta".
	if (ownTitle?.includes(words(role.of.name, language))) return ownTitle;
	const ofCity = role.of.isCity && ownTitle === undefined ? WORDS_OF_CITY[role.kind] : undefined;
	return ofCity
		? ofCity({ of }, { locale: language })
		: m.role_of({ role: ownTitle ?? roleWord(role.kind, language), of }, { locale: language });
}

export type RoleTime = 'current' | 'former' | 'future';

/**
 * Whether a role is held on a day. A date that is not exact counts for the role as long as it may: one that ended in
 * 2020 is current until 2020 is over. @param day YYYY-MM-DD
 */
export function roleTime({ starts, ends }: Pick<RoleHeld, 'starts' | 'ends'>, day: string): RoleTime {
	const last = ends === null ? undefined : rangeOf(ends)?.last;
	if (last !== undefined && last < day) return 'former';
	const first = starts === null ? undefined : rangeOf(starts)?.first;
	return first !== undefined && first > day ? 'future' : 'current';
}

export function isCurrent(role: Pick<RoleHeld, 'starts' | 'ends'>, day: string): boolean {
	return roleTime(role, day) === 'current';
}

/** Current before future before former; among those by rank, then the latest first. */
export function inOrder<Role extends Pick<RoleHeld, 'kind' | 'starts' | 'ends'>>(
	roles: readonly Role[],
	day: string
): Role[] {
	const times: RoleTime[] = ['current', 'future', 'former'];
	const rank = (role: Role) => times.indexOf(roleTime(role, day)) * 100 + ROLE_KINDS.indexOf(role.kind);
	return roles.toSorted((a, b) => rank(a) - rank(b) || began(b).localeCompare(began(a)));
}

function began({ starts }: Pick<RoleHeld, 'starts'>): string {
	return starts === null ? '' : (rangeOf(starts)?.last ?? '');
}

/**
 * A name inside a sentence of another direction would pull the words around it along; the marks keep it to itself.
 * They are characters and not markup because the sentence also stands in titles, options and files.
 */
function isolated(texts: Texts, language: Language): string | undefined {
	const shown = pick(texts, language);
	if (!shown) return undefined;
	const isForeign = directionOf(shown.lang) !== directionOf(language);
	return isForeign ? `\u2068${shown.text}\u2069` : shown.text;
}
