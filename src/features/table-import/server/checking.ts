import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { agreementName } from '#features/agreement/view.ts';
import type { AgreementKind } from '#features/agreement/agreement.ts';
import { erasedName } from '#features/person/person.ts';
import type { Role } from '#features/member/member.ts';
import type { RoleKind } from '#features/person/role.ts';
import { newId } from '#kernel/id.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { keyOf } from '../code-words.ts';
import { addEvidence, noEvidence, provenOrder, type DateEvidence } from '../date-order.ts';
import { Matcher, type Entry } from '../matching.ts';
import {
	afterRow,
	blankRecord,
	merged,
	type Beside,
	type Merged,
	type MergingBy,
	type RecordJson
} from '../merging.ts';
import { readRow, type NamedPart, type ReadingBy, type RowReading } from '../row-reading.ts';
import {
	MOST_QUESTIONS,
	type Answers,
	type Column,
	type DateOrder,
	type OutcomeCounts,
	type Question,
	type RowChange,
	type RowOutcome,
	type RowProblem,
	type Target
} from '../table-import.ts';
import { fieldOf, NEEDED_FIELDS, TARGET_NOUNS } from '../targets.ts';
import { HOME, labelsOf, loadEntries, loadKnownNames, loadRecords, type KnownNames } from './existing.ts';
import { problemsOf } from './writers.ts';

/** The lines of a table that are looked at together. */
export const CHUNK = 500;

/** What is checked, as it is kept. */
export interface Checked {
	officeId: OfficeId;
	id: string;
	name: string;
	/** What who brings it in is to the office. */
	role: Role;
	target: Target;
	sheet: number;
	headingLine: number;
	headings: readonly string[];
	columns: readonly Column[];
	answers: Answers;
	language: Language;
	home: { city: Texts; country: string };
	today: string;
}

/** What came of it. */
export interface CheckResult {
	counts: OutcomeCounts;
	questions: Question[];
	order: DateOrder;
}

interface Line {
	line: number;
	cells: string[];
}

interface PlannedRow {
	line: number;
	outcome: RowOutcome;
	record_id: string | null;
	input: { record: RecordJson; beside: Beside[] } | null;
	before: RecordJson | null;
	changes: RowChange[] | null;
	problems: RowProblem[] | null;
}

/**
 * Finds out what comes of each line of a table, and writes that beside it; nothing of the register is touched. It looks
 * twice: in which order the dates are can be told by the whole column alone.
 * @param told how many lines are done; throws where it is to be broken off
 */
export async function checkTable(
	db: Database,
	checked: Checked,
	told: (done: number) => Promise<void>
): Promise<CheckResult> {
	const evidence = noEvidence();
	let count = 0;
	for await (const lines of linesOf(db, checked)) {
		for (const { cells } of lines) noteDates(evidence, checked, cells);
		count += lines.length;
		await told(0);
	}
	const order = checked.answers.dates ?? provenOrder(evidence) ?? 'dmy';
	const planner = await Planner.begin(db, checked, order);
	let done = 0;
	for await (const lines of linesOf(db, checked)) {
		await db.forOffice(checked.officeId, async (tx) => keep(tx, checked, await planner.plan(tx, lines)));
		done += lines.length;
		await told(Math.min(done, count));
	}
	return { counts: planner.counts, questions: questionsOf(checked, evidence, planner), order };
}

/** The lines below the headings, some at a time; empty ones were never kept. */
async function* linesOf(db: Database, { officeId, id, sheet, headingLine }: Checked): AsyncGenerator<Line[]> {
	let after = headingLine;
	for (;;) {
		const lines = await db.forOffice(officeId, (tx) =>
			tx
				.selectFrom('table_import_row')
				.select(['line', 'cells'])
				.where('office_id', '=', officeId)
				.where('import_id', '=', id)
				.where('sheet', '=', sheet)
				.where('line', '>', after)
				.orderBy('line')
				.limit(CHUNK)
				.execute()
		);
		const last = lines.at(-1);
		if (!last) return;
		yield lines;
		after = last.line;
	}
}

function noteDates(evidence: DateEvidence, { columns, target }: Checked, cells: readonly string[]): void {
	columns.forEach((column, at) => {
		const as = fieldOf(target, column.field)?.reading.as;
		if (as === 'date' || as === 'dates') addEvidence(evidence, cells[at] ?? '');
	});
}

function questionsOf({ answers }: Checked, evidence: DateEvidence, planner: Planner): Question[] {
	const isOpen = evidence.either > 0 && provenOrder(evidence) === undefined && answers.dates === undefined;
	const dates: Question[] = isOpen ? [{ about: 'dates', example: evidence.example, rows: evidence.either }] : [];
	const values = [...planner.unknown.values()].sort((a, b) => b.rows - a.rows);
	return [...dates, ...values.slice(0, MOST_QUESTIONS)];
}

async function keep(
	tx: OfficeTransaction,
	{ officeId, id, sheet }: Checked,
	rows: readonly PlannedRow[]
): Promise<void> {
	await sql`
		update table_import_row r set outcome = p.outcome, record_id = p.record_id, input = p.input, before = p.before,
			changes = p.changes, problems = p.problems, record_version = null
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (line integer, outcome text, record_id uuid, input jsonb,
			before jsonb, changes jsonb, problems jsonb)
		where r.office_id = ${officeId} and r.import_id = ${id} and r.sheet = ${sheet} and r.line = p.line`.execute(tx);
}

/** A line as it was read, and the record that it tells of. */
interface Matched {
	line: number;
	reading: RowReading;
	id?: string;
	isByName?: boolean | undefined;
	problem?: RowProblem;
}

class Planner {
	readonly counts: OutcomeCounts = { created: 0, changed: 0, same: 0, rejected: 0 };
	readonly unknown = new Map<string, Extract<Question, { about: 'value' }>>();
	readonly #checked: Checked;
	readonly #known: KnownNames;
	readonly #reading: ReadingBy;
	readonly #merging: MergingBy;
	readonly #matcher: Matcher;
	/** Lines by what they say, to find those that say the same. */
	readonly #said = new Map<string, number>();
	/** Records that lines above have made, as they will be. */
	readonly #pending = new Map<string, RecordJson>();
	/** Records that a line above changes: as it leaves them. */
	readonly #changed = new Map<string, { line: number; record: RecordJson }>();
	readonly #erased = new Set(Object.values(erasedName()).map(keyOf));

	private constructor(checked: Checked, order: DateOrder, known: KnownNames, matcher: Matcher) {
		const { target, headings, columns, answers, language, home, today, name } = checked;
		this.#checked = checked;
		this.#known = known;
		this.#matcher = matcher;
		this.#reading = { target, headings, columns, order, answers, language, homeCountry: home.country, ...known };
		this.#reading.countryOf = (id) => (id === HOME ? home.country : known.countryOf(id));
		const source = Object.fromEntries(
			LANGUAGES.map((locale) => [locale, m.table_source({ name: name || m.table_pasted({}, { locale }) }, { locale })])
		);
		this.#merging = {
			target,
			fixed: answers.fixed ?? {},
			hasColumn: (field) => columns.some((column) => column.field === field),
			today,
			newId,
			nameOf: known.nameOf,
			source,
			isUsualTitle: usualTitle(known)
		};
	}

	static async begin(db: Database, checked: Checked, order: DateOrder): Promise<Planner> {
		const { officeId, target, home } = checked;
		const [known, entries] = await db.forOffice(officeId, (tx) =>
			Promise.all([loadKnownNames(tx, officeId, home.city), loadEntries(tx, officeId, target, home.city)])
		);
		const matcher = new Matcher(target);
		for (let at = 0; at < entries.length; at += CHUNK) {
			for (const entry of entries.slice(at, at + CHUNK)) matcher.add(entry);
			// Other work of the server gets its turn.
			await new Promise((resolve) => setImmediate(resolve));
		}
		return new Planner(checked, order, known, matcher);
	}

	async plan(tx: OfficeTransaction, lines: readonly Line[]): Promise<PlannedRow[]> {
		const { target, officeId } = this.#checked;
		const read = lines.map((line) => this.#match(line));
		const ids = read.flatMap(({ id }) => (id === undefined || this.#pending.has(id) ? [] : [id]));
		const records = await loadRecords(tx, officeId, TARGET_NOUNS[target], ids);
		return read.map((each) => this.#outcome(this.#rematched(each), records));
	}

	#match({ line, cells }: Line): Matched {
		const reading = readRow(this.#reading, cells);
		for (const { field, value, key } of reading.unknown) {
			const known = this.unknown.get(`${field} ${key}`);
			if (known) known.rows += 1;
			else this.unknown.set(`${field} ${key}`, { about: 'value', field, value, key, rows: 1 });
		}
		const problem = this.#lacking(reading, line, cells);
		if (problem || reading.problems.length > 0) return { line, reading, ...(problem ? { problem } : {}) };
		const match = this.#matcher.match(reading.values);
		if (this.#checked.target === 'people') this.#dropRoleName(reading);
		if (match.is === 'many') return { line, reading, problem: { field: this.#keyField(), code: 'many_match' } };
		if (match.is === 'one') return { line, reading, id: match.id, isByName: match.isByName };
		return { line, reading };
	}

	/** A line that told of nothing known may tell of what a line above it, looked at together with it, has made. */
	#rematched(matched: Matched): Matched {
		if (matched.id !== undefined || matched.problem || matched.reading.problems.length > 0) return matched;
		if (this.#pending.size === 0) return matched;
		const match = this.#matcher.match(matched.reading.values);
		return match.is === 'one' ? { ...matched, id: match.id, isByName: match.isByName } : matched;
	}

	/** Who is known by a role alone is listed by it: "Mayor of Poznań" is no name when it comes back. */
	#dropRoleName({ values }: RowReading): void {
		const name = keyOf(Object.values((values['name'] ?? {}) as Texts)[0] ?? '');
		if (name === '') return;
		const list = (part: string) => (values[`role.${part}`] ?? []) as unknown[];
		const labels = list('of').flatMap((of, at) => {
			const id = (of as NamedPart | null)?.id ?? '';
			const kind = (list('kind')[at] as RoleKind | null | undefined) ?? 'other';
			const title = (list('title')[at] ?? {}) as Texts;
			return labelsOf({
				kind,
				title,
				of: { noun: 'partner', id, name: this.#known.textsOf(id), isCity: this.#known.isCity(id), flag: null }
			});
		});
		if (labels.some((label) => keyOf(label) === name)) delete values['name'];
	}

	#keyField(): string {
		return NEEDED_FIELDS[this.#checked.target][0]?.[0] ?? '';
	}

	/** What every row must say, and that it is not said twice. */
	#lacking({ values }: RowReading, line: number, cells: readonly string[]): RowProblem | undefined {
		const missing = NEEDED_FIELDS[this.#checked.target].find((any) => !any.some((name) => name in values));
		if (missing) return { field: missing[0] ?? '', code: 'required' };
		const names = Object.values((values['name'] ?? {}) as Texts);
		if (this.#checked.target === 'people' && names.some((name) => this.#erased.has(keyOf(name))))
			return { field: 'name', code: 'erased' };
		const said = createHash('sha1').update(JSON.stringify(cells)).digest('base64');
		const before = this.#said.get(said);
		if (before !== undefined) return { field: this.#keyField(), code: 'twice', limit: before };
		this.#said.set(said, line);
		return undefined;
	}

	#outcome({ line, reading, id, isByName, problem }: Matched, records: ReadonlyMap<string, RecordJson>): PlannedRow {
		const { target } = this.#checked;
		const noun = TARGET_NOUNS[target];
		const problems = [...(problem ? [problem] : []), ...reading.problems];
		if (problems.length > 0) return this.#counted({ ...NOTHING, line, outcome: 'rejected', problems });
		const earlier = id === undefined ? undefined : this.#changed.get(id);
		const current = id === undefined ? undefined : (this.#pending.get(id) ?? earlier?.record ?? records.get(id));
		const record = current ?? blankRecord(target, newId());
		const isCalled = (name: string) => id !== undefined && isByName === true && this.#matcher.isCalled(id, name);
		const result = merged(this.#merging, record, reading.values, isByName ? isCalled : undefined);
		const wrong = problemsOf(noun, result.record, { beside: result.beside, by: this.#checked });
		if (wrong.length > 0) return this.#counted({ ...NOTHING, line, outcome: 'rejected', problems: wrong });
		const key = result.record['id'] as string;
		const input = { record: result.record, beside: result.beside };
		const notes = result.notes.length > 0 ? result.notes : null;
		if (!current) {
			this.#await(target, result, reading);
			return this.#counted({ ...NOTHING, line, outcome: 'created', record_id: key, input, problems: notes });
		}
		if (result.changes.length === 0)
			return this.#counted({ ...NOTHING, line, outcome: 'same', record_id: key, problems: notes });
		if (earlier) {
			const same: RowProblem = { field: this.#keyField(), code: 'same_record', limit: earlier.line };
			return this.#counted({ ...NOTHING, line, outcome: 'rejected', problems: [same] });
		}
		const isPending = this.#pending.has(key);
		const after = afterRow(target, current, result);
		if (isPending) this.#pending.set(key, after);
		else this.#changed.set(key, { line, record: after });
		const before = isPending ? null : without(current, ['claims', 'agreements', 'roles']);
		return this.#counted({
			...NOTHING,
			line,
			outcome: 'changed',
			record_id: key,
			input,
			before,
			changes: result.changes,
			problems: notes
		});
	}

	#counted(row: PlannedRow): PlannedRow {
		this.counts[row.outcome] += 1;
		return row;
	}

	/** A line further down may tell of the same: of activities, which are as many as lines, none does. */
	#await(target: Target, result: Merged, { values }: RowReading): void {
		if (TARGET_NOUNS[target] === 'activity') return;
		const { record } = result;
		const id = record['id'] as string;
		const name = (record['name'] ?? record['title'] ?? {}) as Texts;
		const of = (values['role.of'] ?? []) as (NamedPart | null)[];
		const partners =
			(record['partners'] as string[] | undefined)?.toSorted() ?? of.flatMap((part) => (part ? [part.id] : []));
		const entry: Entry = { id, name, partners };
		for (const field of ['country', 'email', 'kind'] as const)
			if (typeof record[field] === 'string') entry[field] = record[field];
		const starts = values[target === 'agreements' ? 'signed' : 'begun'];
		if (typeof starts === 'string') entry.starts = starts;
		this.#matcher.add(entry);
		this.#pending.set(id, { ...afterRow(target, {}, result), version: 1 });
	}
}

const NOTHING = { record_id: null, input: null, before: null, changes: null, problems: null } as const;

function without(record: RecordJson, names: readonly string[]): RecordJson {
	return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

/** An agreement without a title is listed by its kind and its partners: that is no title when it comes back. */
function usualTitle({ textsOf }: KnownNames): MergingBy['isUsualTitle'] {
	return (title, agreement) => {
		const partners = ((agreement['partners'] ?? []) as string[]).map((id) => ({ name: textsOf(id) }));
		const kind = agreement['kind'] as AgreementKind | undefined;
		if (kind === undefined) return false;
		return LANGUAGES.some((language) => keyOf(agreementName({ kind, title: {}, partners }, language)) === keyOf(title));
	};
}
