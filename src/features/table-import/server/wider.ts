import type { SheetCell, SheetColumn } from '#documents/spreadsheet/xlsx.ts';
import { displayName } from '#features/person/person.ts';
import type { Office } from '#features/office/office.ts';
import { rolesByPerson } from '#features/person/server/role-queries.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { languageName } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { codeLabel, type CodeList } from '../code-words.ts';
import type { Field } from '../field.ts';
import type { RecordJson } from '../merging.ts';
import type { KnownRole } from '../merging-roles.ts';
import { mayImport } from '../policy.ts';
import type { NamedPart } from '../row-reading.ts';
import type { Target } from '../table-import.ts';
import { fieldOf, TARGET_NOUNS } from '../targets.ts';
import { HOME, loadKnownNames, loadRecords, type KnownNames } from './existing.ts';

/** What lists leave out for want of room, and a file needs so that nothing is lost when it comes back. */
const MORE: Readonly<Partial<Record<Target, readonly string[]>>> = {
	partners: [
		'localLanguage',
		'statusUntil',
		'place',
		'latitude',
		'longitude',
		'timeZone',
		'wikidataId',
		'visibility',
		'summary'
	],
	agreements: ['councilDecision', 'councilDecided', 'renewsItself', 'noticeMonths', 'prevailingLanguage', 'note'],
	people: [
		'role.kind',
		'role.title',
		'role.of',
		'role.starts',
		'role.ends',
		'receivedOn',
		'receivedFrom',
		'noticeOn',
		'note'
	],
	organisations: ['note'],
	activities: [
		...[
			'organisations',
			'people',
			'shownOn',
			'details',
			'outcome',
			'reasonNote',
			'correspondence',
			'replyDue',
			'repliedOn'
		],
		...['moneyPlanned', 'moneyActual', 'moneySunk', 'currency']
	],
	initiatives: [
		...['partners', 'bodies', 'funders', 'sponsors', 'source', 'sourceNote', 'themes', 'programme'],
		...['budgetPlanned', 'budgetActual', 'currency', 'risks', 'outcome', 'details', 'visibility']
	]
};

/** The role that goes without saying. */
const USUAL_ROLES = new Set(['partner', 'present', 'lead']);

interface Table {
	title: string;
	columns: readonly SheetColumn[];
	rows: readonly (readonly SheetCell[])[];
}

interface Widening {
	target: Target;
	/** The records of the rows, in their order. */
	ids: readonly string[];
	language: Language;
	/** YYYY-MM-DD */
	day: string;
}

/**
 * A list as a file, with the columns that its page has no room for: it can be brought in again without loss. For those
 * who may do that, who see all of it; for others it stays as it is.
 */
export async function widened<Plain extends Table>(
	{ db, actor, office }: { db: Database; actor: Actor; office: Pick<Office, 'city'> },
	plain: Plain,
	widening: Widening
): Promise<Plain> {
	if (!mayImport({ ...actor, isClosed: false })) return plain;
	return db.forOffice(actor.officeId, (tx) => widenedWithin(tx, { actor, office }, plain, widening));
}

/** The same within a transaction that is open. */
async function widenedWithin<Plain extends Table>(
	tx: OfficeTransaction,
	{ actor, office }: { actor: Actor; office: Pick<Office, 'city'> },
	plain: Plain,
	{ target, ids, language, day }: Widening
): Promise<Plain> {
	const fields = (MORE[target] ?? []).flatMap((name) => fieldOf(target, name) ?? []);
	const [records, known] = await Promise.all([
		loadRecords(tx, actor.officeId, TARGET_NOUNS[target], ids),
		loadKnownNames(tx, actor.officeId, office.city)
	]);
	const people =
		target === 'activities'
			? await calledIn(tx, actor, office, known, [...records.values()], language, day)
			: new Map<string, string>();
	const nameOf = (id: string) => people.get(id) ?? words(known.textsOf(id), language);
	const columns = [...plain.columns];
	const rows = plain.rows.map((row) => [...row]);
	for (const field of fields) {
		const title = field.label({}, { locale: language });
		const found = columns.findIndex((column) => column.title === title);
		const at = found === -1 ? columns.push({ title, kind: kindOf(field) }) - 1 : found;
		ids.forEach((id, row) => {
			const record = records.get(id);
			if (record && rows[row]) rows[row][at] = cellOf(field, record, { language, nameOf });
		});
	}
	return { ...plain, columns, rows };
}

/** What people are called who have no name: by their roles, as everywhere. */
async function calledIn(
	tx: OfficeTransaction,
	actor: Actor,
	office: Pick<Office, 'city'>,
	known: KnownNames,
	records: readonly RecordJson[],
	language: Language,
	day: string
): Promise<Map<string, string>> {
	const ids = [...new Set(records.flatMap((record) => ((record['people'] ?? []) as NamedPart[]).map(({ id }) => id)))];
	const roles = await rolesByPerson(tx, actor.officeId, ids, { home: office.city, shown: VISIBILITIES });
	const called = (id: string) => displayName({ name: known.textsOf(id) }, roles.get(id) ?? [], language, day);
	return new Map(ids.map((id) => [id, called(id).text.replace(/[\u2068\u2069]/g, '')]));
}

function kindOf({ reading, isParallel }: Field): SheetColumn['kind'] {
	if (isParallel) return 'text';
	return reading.as === 'date' ? 'date' : reading.as === 'number' ? 'number' : 'text';
}

interface Words {
	language: Language;
	nameOf: (id: string) => string;
}

function cellOf(field: Field, record: RecordJson, by: Words): SheetCell {
	if (field.isParallel) return rolesCell(field, (record['roles'] ?? []) as KnownRole[], by);
	const value = record[field.name];
	if (value === null || value === undefined || value === '') return null;
	const { reading } = field;
	switch (reading.as) {
		case 'texts':
		case 'lines':
			return typeof value === 'string' ? value : words(value as Texts, by.language) || null;
		case 'code':
			return codeLabel(reading.list, value as string, by.language);
		case 'flag':
			return value === true ? m.yes({}, { locale: by.language }) : m.no({}, { locale: by.language });
		case 'language':
			return languageName(value as string, by.language);
		case 'names':
			return (
				(value as (string | NamedPart)[])
					.map((part) => namedCell(part, reading.roles, by))
					.sort()
					.join('; ') || null
			);
		default:
			return value as SheetCell;
	}
}

function namedCell(part: string | NamedPart, roles: CodeList | undefined, { language, nameOf }: Words): string {
	const { id, role } = typeof part === 'string' ? { id: part, role: undefined } : part;
	const isSaid = roles !== undefined && role !== undefined && !USUAL_ROLES.has(role);
	return isSaid ? `${nameOf(id)} (${codeLabel(roles, role, language)})` : nameOf(id);
}

/** One part of all the roles of a person, each in its place; nothing where no role has it. */
function rolesCell({ name }: Field, roles: readonly KnownRole[], { language, nameOf }: Words): SheetCell {
	const parts = roles.map((role): string => {
		switch (name) {
			case 'role.kind':
				return codeLabel('role', role.kind, language);
			case 'role.title':
				return words(role.title, language);
			case 'role.of':
				return nameOf(role.of?.id ?? HOME);
			default:
				return (name === 'role.starts' ? role.starts : role.ends) ?? '';
		}
	});
	return parts.some((part) => part !== '') ? parts.map((part) => part.replaceAll(';', ',')).join('; ') : null;
}
