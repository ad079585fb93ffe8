import type { Passkey } from '#features/passkey/passkey.ts';
import type { RoleHeld } from '#features/person/role.ts';
import type { Person } from '#features/person/person.ts';
import { hasPage, pathOfRecord } from '#features/subject/subject.ts';
import type { TrashNoun } from '#features/trash/trash.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { periodContaining } from '#kernel/period.ts';
import type { Texts } from '#kernel/texts.ts';

/** Somebody as the office keeps them: also while they lie in the trash. */
export interface HeldPerson extends Person {
	/** When they were added, ISO 8601, UTC. */
	addedAt: string;
	isDeleted: boolean;
}

/** A record as a list names it. */
export interface HeldRecord {
	noun: TrashNoun;
	id: string;
	/** In words by language; where it has none, its kind. */
	title: Texts;
	/** It lies in the trash. */
	isDeleted: boolean;
}

/** A record that is tied to a person. */
export interface NamingRecord extends HeldRecord {
	noun: 'activity' | 'agreement' | 'initiative';
	/** What the person has to do with it, as a code of that noun; of an initiative they are the owner. */
	role: string | null;
	date: KnownDate | null;
}

/** A record in whose own words a person is found. */
export interface MentioningRecord extends HeldRecord {
	/** The records that it belongs to, by noun, and of a highlight the first day of its year. */
	under: Readonly<Partial<Record<'partner' | 'agreement' | 'activity' | 'initiative' | 'person' | 'year', string>>>;
}

/** A document of a record that is tied to a person, or one that is called after them. */
export interface HeldDocument {
	id: string;
	/** Its title, and the name of its file. */
	title: Texts;
	file: string;
	/** It belongs to a record that is tied to nobody else, or bears the person's name. */
	isTheirs: boolean;
}

/** An idea that somebody sent on the public site. */
export interface HeldIdea {
	id: string;
	text: string;
	/** YYYY-MM-DD */
	receivedOn: string;
}

/** All that an office holds on a person. */
export interface Held {
	person: HeldPerson;
	roles: RoleHeld[];
	naming: NamingRecord[];
	mentioning: MentioningRecord[];
	/** What they sent as a resident, by the same address or name. */
	ideas: HeldIdea[];
	documents: HeldDocument[];
	/** Whether somebody with the same e-mail address comes into the office. */
	hasAccount: boolean;
	/** By what they sign in besides the password. */
	passkeys: Passkey[];
}

/** What somebody was called and where they could be reached, now and before. */
export interface Said {
	names: readonly Texts[];
	emails: readonly string[];
	phones: readonly string[];
}

/** By what somebody is found in the words of records: patterns for PostgreSQL, null where there is nothing to find. */
export interface Traces {
	/** Names of several words, addresses and numbers: nobody else is meant. */
	certain: string | null;
	/** Also names of a single word, which may be those of others. */
	possible: string | null;
}

/** What Hebrew writes before a name, in one word with it. */
const HEBREW_PREFIXES = '[ושהכלבמ]{0,3}';
const APART = '[^[:alnum:]]';

export function tracesOf({ names, emails, phones }: Said): Traces {
	const called = names.flatMap((name) => Object.values(name)).map((name) => name.trim());
	const isWhole = (name: string) => /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(name);
	const sure = [...called.filter(isWhole).map(nameTrace), ...emails.map(nameTrace), ...phones.flatMap(phoneTrace)];
	const single = called.filter((name) => !isWhole(name) && name.length > 1).map(nameTrace);
	return { certain: oneOf(sure), possible: oneOf([...sure, ...single]) };
}

function oneOf(traces: readonly string[]): string | null {
	const different = [...new Set(traces)];
	return different.length === 0 ? null : `(^|${APART})${HEBREW_PREFIXES}(${different.join('|')})($|${APART})`;
}

/** The words of a name in their order, whatever stands between them. */
function nameTrace(name: string): string {
	const parts = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => part !== '');
	return parts.join(`${APART}{1,3}`);
}

/** The digits of a number, however they are grouped. */
function phoneTrace(phone: string): string[] {
	const digits = phone.replace(/\D/g, '');
	return digits.length < 7 ? [] : [[...digits].join(`${APART}{0,2}`)];
}

/**
 * Where the words of a record are corrected, below the office's address.
 * @param startsIn the month in which the office's year begins
 */
export function pathToCorrect({ noun, id, isDeleted, under }: MentioningRecord, startsIn: number): string {
	if (isDeleted) return `/trash?noun=${noun}`;
	switch (noun) {
		case 'claim':
			return `/agreements/${under.agreement ?? ''}/claims/${id}`;
		case 'role_held':
			return `/people/${under.person ?? ''}`;
		case 'highlight':
			return `/highlights/${periodContaining(under.year ?? '', startsIn).year}/edit/${id}`;
		case 'next_step':
			return `/steps/edit/${id}`;
		case 'attachment':
			return `/files/edit/${id}`;
		case 'goal':
			return `/goals/edit/${id}`;
		case 'data_note':
			return `/notes/edit/${id}`;
		case 'report':
			return `/reports/${id}`;
		case 'template':
			return `/templates/${id}`;
		default:
			return hasPage(noun) ? pathOfRecord({ noun, id }).replace(`/${id}`, `/edit/${id}`) : '/search';
	}
}
