import { needsReason } from '#features/activity/activity.ts';
import type { Status } from '#features/activity/activity.ts';
import { rangeOf } from '#kernel/known-date.ts';
import { isEmpty, type Texts } from '#kernel/texts.ts';
import { mergeClaims, mergeTies, type ClaimBeside, type TieBeside } from './merging-claims.ts';
import { keyOf } from './code-words.ts';
import { addToNote, mergeRoles, type RoleBeside } from './merging-roles.ts';
import type { NamedPart, Value } from './row-reading.ts';
import type { RowChange, RowProblem, Target } from './table-import.ts';
import { fieldOf } from './targets.ts';

/** A record as its form takes it. What stands beside it, in tables of its own, is in "beside". */
export type RecordJson = Record<string, unknown>;

/** What is written with a record beside itself. */
export type Beside = RoleBeside | ClaimBeside | TieBeside;

export interface Merged {
	record: RecordJson;
	changes: RowChange[];
	beside: Beside[];
	/** What of the row is not brought in, though the row is. */
	notes: RowProblem[];
}

/** What merging knows besides the row. */
export interface MergingBy {
	target: Target;
	/** Values that hold for every row that does not say another. */
	fixed: Readonly<Record<string, string>>;
	/** Whether the table has a column for a field. */
	hasColumn: (field: string) => boolean;
	/** YYYY-MM-DD */
	today: string;
	newId: () => string;
	/** What records are called, for what is told of a change. */
	nameOf: (id: string) => string;
	/** What a source is called that a claim comes from. */
	source: Texts;
	/** What an agreement without a title is called. */
	isUsualTitle: (title: string, agreement: RecordJson) => boolean;
}

const [LONGEST_TITLE, CUT_TITLE] = [300, 200];

/** A record that is new, before a row says anything of it. */
export function blankRecord(target: Target, id: string): RecordJson {
	const blank: Record<Target, RecordJson> = {
		partners: { kind: 'city', status: 'active', showsFlag: true, visibility: 'council', name: {} },
		agreements: { status: 'in_force', title: {}, partners: [] },
		people: { name: {}, phone: '' },
		organisations: { kind: 'other', name: {} },
		activities: { kind: 'other', title: {}, visibility: 'council', currency: 'ILS' },
		letters: { kind: 'correspondence', title: {}, visibility: 'council', currency: 'ILS' },
		gifts: { kind: 'protocol_gesture', title: {}, visibility: 'council', currency: 'ILS' },
		initiatives: { stage: 'idea', title: {}, visibility: 'council', currency: 'ILS' },
		goals: { name: {} }
	};
	return { ...blank[target], id, version: 0 };
}

/**
 * A record with what a row says of it, and what that changes. What the row leaves out stays.
 * @param isCalled where it was recognised by its name: whether it is by this one. Such a row never renames it
 */
export function merged(
	by: MergingBy,
	current: RecordJson,
	said: Readonly<Record<string, Value>>,
	isCalled?: (name: string) => boolean
): Merged {
	const isNew = current['version'] === 0;
	const fixed = Object.entries(by.fixed).filter(([name]) => !(name in said) && isNew);
	const values: Record<string, Value> = { ...said, ...Object.fromEntries(fixed) };
	if (by.target === 'gifts') shortenTitle(values);
	if (isCalled) keepNames(current, values, isCalled);
	if ('title' in values) keepTitles(current, values);
	const result: Merged = { record: { ...current }, changes: [], beside: [], notes: [] };
	if (by.target === 'initiatives' && !isNew) keepStage(result, values);
	// A title may be nothing but the kind and the partners: they are known before it.
	const ordered = Object.entries(values).sort(([a], [b]) => Number(a === 'title') - Number(b === 'title'));
	for (const [name, value] of ordered) if (!SPECIAL.has(name)) mergeField(by, result, name, value);
	if (by.target === 'partners') mergeLocalName(result, values, isCalled !== undefined);
	if (by.target === 'partners') mergeTies(by, result, values);
	if (by.target === 'agreements') mergeClaims(by, result, values);
	if (by.target === 'people') mergeRoles(by, result, values);
	if (typeof values['phone.typed'] === 'string') addToNote(result, values['phone.typed']);
	if ('lead' in values || 'organisations' in values) mergeBodies(by, result, values);
	if (isNew) fillIn(by, result.record);
	return result;
}

/** What is not one field of the record. */
const SPECIAL = new Set([
	...['localName', 'localLanguage', 'agreementKind', 'signed', 'otherDates', 'firstContact', 'lead', 'organisations'],
	...['headedTie', 'phone.typed'],
	...['role.kind', 'role.title', 'role.of', 'role.starts', 'role.ends', 'giver', 'receiver', 'value']
]);

/** What is there changes its stage by moves and decisions: a row does not decide. */
function keepStage({ record, notes }: Pick<Merged, 'record' | 'notes'>, values: Record<string, Value>): void {
	if (values['stage'] !== undefined && values['stage'] !== record['stage']) {
		notes.push({ field: 'stage', code: 'by_steps_only' });
	}
	delete values['stage'];
}

/** The names by which a record was recognised are spellings of its own; only a language that it lacks is added. */
function keepNames(current: RecordJson, values: Record<string, Value>, isCalled: (name: string) => boolean): void {
	const known = (current['name'] ?? {}) as Texts;
	const fresh = Object.entries((values['name'] ?? {}) as Texts).filter(
		([language, name]) => known[language] === undefined && !isCalled(name)
	);
	if (fresh.length > 0) values['name'] = Object.fromEntries(fresh);
	else delete values['name'];
	if (typeof values['localName'] === 'string' && isCalled(values['localName'])) delete values['localName'];
}

/** A title in other accents, hyphens or letters of another case is the same title. */
function keepTitles(current: RecordJson, values: Record<string, Value>): void {
	const known = new Set(Object.values((current['title'] ?? {}) as Texts).map(keyOf));
	const fresh = Object.entries(values['title'] as Texts).filter(([, title]) => !known.has(keyOf(title)));
	if (fresh.length > 0) values['title'] = Object.fromEntries(fresh);
	else delete values['title'];
}

function mergeField(
	by: MergingBy,
	{ record, changes }: Pick<Merged, 'record' | 'changes'>,
	name: string,
	value: Value
): void {
	const as = fieldOf(by.target, name)?.reading.as ?? 'text';
	const before = record[name];
	const note = (from: string, to: string) => changes.push({ field: name, before: from, after: to });
	if (as === 'texts' || as === 'lines') {
		if (
			by.target === 'agreements' &&
			name === 'title' &&
			by.isUsualTitle(Object.values(value as Texts)[0] ?? '', record)
		)
			return;
		// Some remarks are of no language: the note of a person.
		if (typeof before === 'string' || PLAIN.has(`${by.target}.${name}`)) {
			const text = Object.values(value as Texts).join('\n');
			if (text === (before ?? '')) return;
			note((before as string | null | undefined) ?? '', text);
			record[name] = text;
			return;
		}
		record[name] = mergedTexts((before as Texts | undefined) ?? {}, value as Texts, note);
		return;
	}
	if (as === 'names') return mergeNames(by, { record, changes }, name, value as NamedPart[]);
	if (as === 'named') {
		const { id } = value as NamedPart;
		if (before !== id) note(typeof before === 'string' ? by.nameOf(before) : '', by.nameOf(id));
		record[name] = id;
		return;
	}
	const [from, to] = [comparable(before), comparable(value)];
	if (from === to) return;
	note(from, to);
	record[name] = value;
}

const PLAIN = new Set(['people.note']);

/** A text that is there in any language says the same, and changes nothing. */
export function mergedTexts(before: Texts, said: Texts, note: (from: string, to: string) => void): Texts {
	let after = before;
	for (const [language, text] of Object.entries(said)) {
		if (Object.values(before).some((each) => sameText(each, text))) continue;
		note(before[language] ?? '', text);
		after = { ...after, [language]: text };
	}
	return after;
}

function sameText(a: string, b: string): boolean {
	const plain = (text: string) =>
		text
			.normalize('NFC')
			.replace(/[\u200b-\u200f\u2066-\u2069\ufeff]/g, '')
			.replace(/\s+/g, ' ')
			.trim();
	return plain(a) === plain(b);
}

/** Numbers and texts as they would be typed, lists in the order of their words. */
function comparable(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (Array.isArray(value)) return value.map(String).sort().join(', ');
	if (typeof value === 'number') return String(value);
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return /^-?\d+\.\d*0+$/.test(text) ? String(Number(text)) : text;
}

function mergeNames(
	by: MergingBy,
	{ record, changes }: Pick<Merged, 'record' | 'changes'>,
	name: string,
	parts: readonly NamedPart[]
): void {
	const before = (record[name] ?? []) as (string | NamedPart)[];
	const idOf = (each: string | NamedPart) => (typeof each === 'string' ? each : each.id);
	const hasRoles = name === 'people';
	const roleOf = (part: NamedPart) => {
		const known = before.find((each) => idOf(each) === part.id);
		return part.role ?? (known && typeof known !== 'string' ? known.role : undefined) ?? 'present';
	};
	const after = hasRoles ? parts.map((part) => ({ id: part.id, role: roleOf(part) })) : parts.map(({ id }) => id);
	if (setOf(before) === setOf(after)) return;
	const told = (list: readonly (string | NamedPart)[]) => list.map((each) => by.nameOf(idOf(each))).join('; ');
	changes.push({ field: name, before: told(before), after: told(after) });
	record[name] = after;
}

function setOf(list: readonly (string | NamedPart)[]): string {
	return [...new Set(list.map((each) => (typeof each === 'string' ? each : `${each.id} ${each.role ?? ''}`)))]
		.sort()
		.join();
}

/** The body that leads and the others are one list, each body in it once. */
function mergeBodies(by: MergingBy, { record, changes }: Merged, values: Readonly<Record<string, Value>>): void {
	const before = (record['organisations'] ?? []) as NamedPart[];
	const lead = (values['lead'] as NamedPart | undefined)?.id ?? before.find(({ role }) => role === 'lead')?.id;
	const others = (values['organisations'] as NamedPart[] | undefined) ?? before;
	const after = others
		.filter(({ id }) => id !== lead)
		.map(({ id, role }) => ({
			id,
			role: role ?? before.find((each) => each.id === id && each.role !== 'lead')?.role ?? 'partner'
		}));
	if (lead !== undefined) after.unshift({ id: lead, role: 'lead' });
	if (setOf(before) === setOf(after)) return;
	const told = (list: readonly NamedPart[]) => list.map(({ id }) => by.nameOf(id)).join('; ');
	changes.push({
		field: 'lead' in values && !('organisations' in values) ? 'lead' : 'organisations',
		before: told(before),
		after: told(after)
	});
	record['organisations'] = after;
}

/** The name of a partner in its own language: that which the table says, or its country speaks. */
function mergeLocalName(
	{ record, changes }: Merged,
	values: Readonly<Record<string, Value>>,
	keepsNames: boolean
): void {
	const said = values['localLanguage'] as string | undefined;
	const local = values['localName'] as string | undefined;
	const own = said ?? (record['localLanguage'] as string | null | undefined) ?? spokenIn(record['country']);
	if (said !== undefined && said !== record['localLanguage']) {
		changes.push({ field: 'localLanguage', before: comparable(record['localLanguage']), after: said });
		record['localLanguage'] = said;
	}
	if (local === undefined || own === undefined) return;
	record['localLanguage'] ??= own;
	if (keepsNames && own in ((record['name'] ?? {}) as Texts)) return;
	const note = (before: string, after: string) => changes.push({ field: 'localName', before, after });
	record['name'] = mergedTexts((record['name'] ?? {}) as Texts, { [own]: local }, note);
}

function spokenIn(country: unknown): string | undefined {
	if (typeof country !== 'string' || country === '') return undefined;
	const { language } = new Intl.Locale(`und-${country}`).maximize();
	return language === 'und' ? undefined : language;
}

/** What a gift is, in the length of a title; the whole stands among the remarks. */
function shortenTitle(values: Record<string, Value>): void {
	const title = values['title'] as Record<string, string> | undefined;
	if (!title || Object.values(title).every((text) => text.length <= LONGEST_TITLE)) return;
	const details = { ...(values['details'] as Record<string, string> | undefined) };
	const short: Record<string, string> = {};
	for (const [language, text] of Object.entries(title)) {
		short[language] = text.length <= LONGEST_TITLE ? text : `${text.slice(0, CUT_TITLE).replace(/\s+\S*$/, '')}…`;
		if (text.length > LONGEST_TITLE) details[language] = [text, details[language]].filter(Boolean).join('\n');
	}
	values['title'] = short;
	values['details'] = details;
}

/** What no row said of a new record and its form asks for. */
function fillIn({ target, today, hasColumn }: MergingBy, record: RecordJson): void {
	// A table that says where initiatives come from says so of each; else they come from the table.
	if (target === 'initiatives' && !hasColumn('source')) record['source'] ??= 'import';
	if (target === 'activities' || target === 'letters' || target === 'gifts') {
		const starts = typeof record['starts'] === 'string' ? rangeOf(record['starts'])?.first : undefined;
		record['status'] ??= starts !== undefined && starts > today ? 'proposed' : 'done';
		// Old lists say that something was called off, and seldom why.
		if (needsReason(record['status'] as Status)) record['reason'] ??= 'other';
	}
	if (target === 'partners' && isEmpty((record['name'] ?? {}) as Texts)) delete record['name'];
}

/** A record as it will be when a row is written, with what stands beside it: what further rows are compared with. */
export function afterRow(target: Target, current: RecordJson, { record, beside }: Merged): RecordJson {
	const after = { ...current, ...record };
	const list = (name: string) => (current[name] ?? []) as RecordJson[];
	const claims = beside.flatMap((each) => (each.is === 'claim' ? [each.claim] : []));
	if (target === 'agreements') return { ...after, claims: [...list('claims'), ...claims] };
	if (target === 'people') {
		const roles = beside.flatMap((each) => (each.is === 'role' ? [each.role] : []));
		const kept = list('roles').filter(({ id }) => !roles.some((role) => role['id'] === id));
		return { ...after, roles: [...kept, ...roles] };
	}
	if (target !== 'partners') return after;
	const known = list('agreements').map((agreement) => ({
		...agreement,
		claims: [
			...(agreement['claims'] as RecordJson[]),
			...claims.filter((claim) => claim['agreementId'] === agreement['id'])
		]
	}));
	const fresh = beside.flatMap((each) =>
		each.is === 'agreement' ? [{ ...each.agreement, termEnds: null, claims: each.claims }] : []
	);
	return { ...after, agreements: [...known, ...fresh] };
}
