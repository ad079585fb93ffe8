import { may } from '#features/member/policy.ts';
import type { Role } from '#features/member/member.ts';
import { languageName } from '#kernel/format.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { words, type Shown, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { displayName, type Person } from './person.ts';
import { personRules } from './policy.ts';
import { inOrder, roleLabel, roleTime, roleTitle, type RoleHeld, type RoleOf, type RoleTime } from './role.ts';

/** For whom and when a person is shown. */
export interface Looking {
	actor: { role: Role };
	language: Language;
	/** YYYY-MM-DD */
	day: string;
}

/** How to reach a person: only for those who may know. A reader's page does not even hold it. */
export interface Contact {
	email: string | null;
	phone: string | null;
	note: string | null;
	receivedOn: KnownDate | null;
	receivedFrom: string | null;
	noticeOn: string | null;
}

const NOT_NOTED = { note: null, receivedOn: null, receivedFrom: null, noticeOn: null };

export function contactOf(person: Person, actor: { role: Role }): Contact | undefined {
	if (!may(personRules, actor, 'contact')) return undefined;
	const { email, phone, note, receivedOn, receivedFrom, noticeOn } = person;
	const mayNote = may(personRules, actor, 'note');
	return { email, phone, ...(mayNote ? { note, receivedOn, receivedFrom, noticeOn } : NOT_NOTED) };
}

/** A person as a list shows them. */
export interface PersonRow {
	id: string;
	name: Shown;
	/** What they are now, each with whose it is; without what the name says already. */
	roles: string[];
	/** The country whose flag stands beside the name. */
	flag: string | null;
	email: string | null;
	phone: string | null;
}

export function personRow(person: Person, roles: readonly RoleHeld[], looking: Looking): PersonRow {
	const { language, day } = looking;
	const name = displayName(person, roles, language, day);
	const ordered = inOrder(roles, day);
	const now = ordered.filter((role) => roleTime(role, day) === 'current').map((role) => roleLabel(role, language));
	const contact = contactOf(person, looking.actor);
	return {
		id: person.id,
		name,
		roles: now.filter((label) => label !== name.text),
		flag: ordered[0]?.of.flag ?? null,
		email: contact?.email ?? null,
		phone: contact?.phone ?? null
	};
}

/** A role as the page of its person shows it: with what its form needs. */
export interface RoleLine extends Pick<RoleHeld, 'id' | 'kind' | 'title' | 'starts' | 'ends' | 'version'> {
	time: RoleTime;
	label: string;
	/** Where the page of the partner or organisation is; undefined for the home city. */
	path: string | undefined;
	/** As the form names it: "partner:ID", '' for the home city. */
	of: string;
}

export function roleLines(roles: readonly RoleHeld[], { language, day }: Looking): RoleLine[] {
	return inOrder(roles, day).map((role) => {
		const { id, kind, title, starts, ends, version, of } = role;
		return {
			...{ id, kind, title, starts, ends, version },
			time: roleTime(role, day),
			label: roleLabel(role, language),
			path: of.id === null ? undefined : `/${of.noun}s/${of.id}`,
			of: of.id === null ? '' : `${of.noun}:${of.id}`
		};
	});
}

/** Of whom a role can be, for a form to choose from; the home city is the choice of nobody else. */
export function roleOfOptions(
	partners: readonly { id: string; name: Texts }[],
	organisations: readonly { id: string; name: Texts }[],
	language: Language
) {
	const option = (noun: RoleOf['noun'], group: string) => (record: { id: string; name: Texts }) => ({
		value: `${noun}:${record.id}`,
		label: words(record.name, language),
		group
	});
	return [
		...partners.map(option('partner', m.nav_partners())),
		...organisations.map(option('organisation', m.organisations_title()))
	];
}

/** Somebody who holds or held a role in an organisation, as its page shows them. */
export interface Holder {
	id: string;
	personId: string;
	name: Shown;
	title: string;
	isFormer: boolean;
}

export function holdersOf(
	roles: readonly (RoleHeld & { personName: Person['name'] })[],
	{ language, day }: Looking
): Holder[] {
	return inOrder(roles, day).map((role) => {
		const title = roleTitle(role, language);
		const known = displayName({ name: role.personName }, [], language, day);
		const name = Object.keys(role.personName).length > 0 ? known : { text: title, lang: language, isFallback: false };
		return { id: role.id, personId: role.personId, name, title, isFormer: roleTime(role, day) === 'former' };
	});
}

/** The list as a file shows it. What only some may know is left out as a whole for the others. */
export function personTable(people: readonly Person[], roles: ReadonlyMap<string, RoleHeld[]>, looking: Looking) {
	const canSee = may(personRules, looking.actor, 'contact');
	const column = (title: string, width: number) => ({ title, kind: 'text' as const, width });
	const contactColumns = [column(m.person_email(), 30), column(m.person_phone(), 22)];
	return {
		title: m.people_title(),
		columns: [
			column(m.person_name(), 32),
			column(m.person_roles(), 48),
			column(m.person_languages(), 24),
			...(canSee ? contactColumns : [])
		],
		rows: people.map((person) => {
			const row = personRow(person, roles.get(person.id) ?? [], looking);
			const languages = person.languages.map((tag) => languageName(tag, looking.language)).join(', ');
			return [plain(row.name.text), plain(row.roles.join('; ')), languages, ...(canSee ? [row.email, row.phone] : [])];
		})
	};
}

/** Without the marks that keep directions apart: a cell holds one text. */
function plain(text: string): string {
	return text.replace(/[\u2068\u2069]/g, '');
}
