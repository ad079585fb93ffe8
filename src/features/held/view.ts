import type { PersonRole } from '#features/activity/activity.ts';
import { personRoleLabel } from '#features/activity/labels.ts';
import type { HistoryPage } from '#features/history/history.ts';
import { deedWord } from '#features/history/labels.ts';
import type { Looking } from '#features/person/view.ts';
import { roleLines } from '#features/person/view.ts';
import { dateWords } from '#features/office/labels.ts';
import { pathOfRecord } from '#features/subject/subject.ts';
import { nounLabel, trashTitle } from '#features/trash/labels.ts';
import { formatDate, formatMoment, languageName } from '#kernel/format.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { m } from '#paraglide/messages.js';
import { pathToCorrect, type Held, type HeldRecord, type MentioningRecord, type NamingRecord } from './held.ts';

/** One thing that is held: what it is, what it says, and where it is corrected, below the office's address. */
export interface HeldLine {
	id: string;
	what: string;
	says: string;
	date: KnownDate | null;
	path: string | undefined;
}

export const HELD_PARTS = ['details', 'roles', 'named', 'mentioned', 'ideas', 'documents', 'account'] as const;
export type HeldPartKey = (typeof HELD_PARTS)[number];

export interface HeldPart {
	key: HeldPartKey;
	title: string;
	lines: HeldLine[];
}

/** @param startsIn the month in which the office's year begins */
export function heldParts(held: Held, looking: Looking, startsIn: number): HeldPart[] {
	const lines: Record<HeldPartKey, HeldLine[]> = {
		details: detailLines(held, looking),
		roles: roleLines(held.roles, looking).map((role) => ({
			...{ id: role.id, what: role.label, says: '', date: role.starts },
			path: pathOfRecord({ noun: 'person', id: held.person.id })
		})),
		named: held.naming.map((record) => namingLine(record, looking)),
		mentioned: held.mentioning.map((record) => mentionLine(record, looking, startsIn)),
		ideas: held.ideas.map(({ id, text, receivedOn }) => ({
			...{ id, what: text, says: '', date: receivedOn, path: `/ideas/${id}` }
		})),
		documents: held.documents.map(({ id, title, file }) => ({
			...{ id, what: title[looking.language] ?? file, says: title[looking.language] ? file : '' },
			...{ date: null, path: `/files/edit/${id}` }
		})),
		account: held.hasAccount ? accountLines(held, looking) : []
	};
	return HELD_PARTS.map((key) => ({ key, title: TITLES[key](), lines: lines[key] }));
}

const TITLES: Record<HeldPartKey, () => string> = {
	details: m.held_details,
	roles: m.person_roles,
	named: m.held_named,
	mentioned: m.held_mentioned,
	ideas: m.residea_held,
	documents: m.held_documents,
	account: m.held_account
};

function detailLines({ person }: Held, { language }: Looking): HeldLine[] {
	const { name, email, phone, languages, note, receivedOn, receivedFrom, noticeOn } = person;
	const path = person.isDeleted ? '/trash?noun=person' : `/people/edit/${person.id}`;
	const line = (id: string, what: string, says: string | null, date: KnownDate | null = null) =>
		says || date ? [{ id, what, says: says ?? '', date, path: person.erasedAt ? undefined : path }] : [];
	return [
		...Object.entries(name).flatMap(([tag, words]) =>
			line(
				`name.${tag}`,
				m.history_in_language({ field: m.person_name(), language: languageName(tag, language) }),
				words
			)
		),
		...line('email', m.person_email(), email),
		...line('phone', m.person_phone(), phone),
		...line('languages', m.person_languages(), languages.map((tag) => languageName(tag, language)).join(', ')),
		...line('note', m.person_note(), note),
		...line('received_on', m.person_received_on(), null, receivedOn),
		...line('received_from', m.person_received_from(), receivedFrom),
		...line('notice_on', m.person_notice_on(), null, noticeOn)
	];
}

function accountLines({ passkeys }: Held, { language }: Looking): HeldLine[] {
	const line = (id: string, what: string, says = '', date: KnownDate | null = null) => ({
		...{ id, what, says, date, path: undefined }
	});
	return [
		line('account', m.held_account_there()),
		...passkeys.map(({ id, name, addedOn, usedOn }) =>
			line(
				id,
				m.held_passkey({ name }),
				usedOn ? m.passkey_used({ date: formatDate(usedOn, language) }) : m.passkey_unused(),
				addedOn
			)
		)
	];
}

function namingLine(record: NamingRecord, { language }: Looking): HeldLine {
	const kind = nounLabel(record.noun, language);
	const role = roleWordOf(record);
	return {
		id: `${record.noun}-${record.id}`,
		what: trashTitle(record, language),
		says: role ? m.held_kind_role({ kind, role }) : kind,
		date: record.date,
		path: record.isDeleted ? `/trash?noun=${record.noun}` : pathOfRecord(record)
	};
}

function roleWordOf({ noun, role }: NamingRecord): string {
	if (noun === 'initiative') return m.initiative_owner();
	if (noun === 'agreement') return role === 'ours' ? m.agreement_side_ours() : m.agreement_side_theirs();
	return role ? personRoleLabel(role as PersonRole) : '';
}

function mentionLine(record: MentioningRecord, { language }: Looking, startsIn: number): HeldLine {
	return {
		id: `${record.noun}-${record.id}`,
		what: trashTitle(record, language),
		says: kindOf(record, language),
		date: null,
		path: pathToCorrect(record, startsIn)
	};
}

function kindOf(record: HeldRecord, language: Looking['language']): string {
	const kind = nounLabel(record.noun, language);
	return record.isDeleted ? m.held_kind_role({ kind, role: m.held_in_trash() }) : kind;
}

/** All of it as a table to take away. @param trail who changed what of the record, and when */
export function heldTable(parts: readonly HeldPart[], trail: HistoryPage, looking: Looking) {
	const column = (title: string, width: number) => ({ title, kind: 'text' as const, width });
	const { language } = looking;
	const dated = (date: KnownDate | null) => (date ? formatDate(date, language, dateWords(language)) : null);
	return {
		title: m.held_file(),
		columns: [
			column(m.held_part(), 26),
			column(m.held_what(), 40),
			column(m.held_says(), 50),
			column(m.held_date(), 18)
		],
		rows: [
			...parts.flatMap(({ title, lines }) =>
				lines.map(({ what, says, date }) => [title, what, says || null, dated(date)])
			),
			...trailLines(trail, looking).map(({ what, says, at }) => [
				m.trail_title(),
				what,
				says || null,
				formatMoment(new Date(at), language, trail.timeZone)
			])
		]
	};
}

function trailLines({ entries }: HistoryPage, { language }: Looking) {
	return entries.map((entry) => ({
		at: entry.at,
		by: entry.actor,
		what: [deedWord(entry.deed, language), entry.part, entry.actor].filter(Boolean).join(', '),
		says: entry.changes.map(({ field, before, after }) => `${field}: ${before || '–'} → ${after || '–'}`).join('; ')
	}));
}

/** All of it for programs, and for the person whom it is about. @param base the address of the office */
export function heldJson(held: Held, parts: readonly HeldPart[], trail: HistoryPage, looking: Looking, base: string) {
	const { name, email, phone, languages, note, receivedOn, receivedFrom, noticeOn, addedAt } = held.person;
	const lines = (key: HeldPartKey) =>
		(parts.find((part) => part.key === key)?.lines ?? []).map(({ what, says, date, path }) => ({
			...{ what, says: says || null, date },
			address: path === undefined ? null : base + path
		}));
	return {
		person: { name, email, phone, languages, note, receivedOn, receivedFrom, noticeOn, addedAt },
		roles: lines('roles'),
		namedIn: lines('named'),
		mentionedIn: lines('mentioned'),
		ideas: lines('ideas'),
		documents: lines('documents'),
		hasAccount: held.hasAccount,
		passkeys: held.passkeys.map(({ name, addedOn, usedOn }) => ({ name, addedOn, usedOn })),
		trail: trailLines(trail, looking).map(({ at, by, what, says }) => ({ at, by, what, says: says || null }))
	};
}
