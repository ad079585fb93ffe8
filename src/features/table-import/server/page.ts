import { error } from '@sveltejs/kit';
import { peopleChoices } from '#features/person/server/queries.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { dayAt } from '#kernel/period.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { RowFilters } from '../form.ts';
import { targetLabel } from '../labels.ts';
import { mayImport } from '../policy.ts';
import { isBusy } from '../table-import.ts';
import { fieldOf } from '../targets.ts';
import {
	columnOptions,
	columnRows,
	countTiles,
	fixedChoices,
	neededWords,
	progressOf,
	shownRows,
	valueQuestions,
	type Choice,
	type NamedChoices,
	type TableRow,
	type TableView
} from '../view.ts';
import { listChecked, listImportRecords, listLines, loadImportRecord, type ImportRecord } from './queries.ts';

/** So many lines tell a person what a column holds. */
const SAMPLED = 30;
/** So many rows stand on one page of the preview. */
const PAGE = 50;

/** The tables that were brought in, the latest first. */
export async function loadTables({ db, actor, office }: Desk) {
	const records = await db.forOffice(actor.officeId, (tx) => listImportRecords(tx, actor.officeId));
	const rows = records.map((record): TableRow => {
		const { id, name, target, state, total, madeName, createdAt } = record;
		return {
			id,
			name: name || m.table_pasted(),
			target: targetLabel(target),
			state,
			rows: total,
			by: madeName,
			at: createdAt
		};
	});
	return {
		rows,
		timeZone: office.timeZone,
		canImport: mayImport(actor),
		isBusy: rows.some(({ state }) => isBusy(state))
	};
}

/** What the page of one table shows, wherever it stands. @throws 404 */
export async function loadTable(desk: Desk, id: string, { outcome, after }: RowFilters): Promise<TableView> {
	const { db, actor } = desk;
	const language = getLocale();
	return db.forOffice(actor.officeId, async (tx) => {
		const record = await loadImportRecord(tx, actor.officeId, id);
		if (!record) error(404, m.error_not_found());
		const { target, state, name, version, total, failure, sheet, sheets, headingLine } = record;
		const isMapping = state === 'mapping';
		const lines = isMapping ? await listLines(tx, actor.officeId, record, { after: headingLine, size: SAMPLED }) : [];
		const rows =
			isMapping || state === 'checking'
				? []
				: await listChecked(tx, actor.officeId, record, { outcome, after, size: PAGE + 1 });
		const counted = record.counts;
		return {
			...{ id, target, state, version, total, failure, sheet, headingLine },
			name: name || m.table_pasted(),
			what: targetLabel(target),
			canImport: mayImport(actor),
			canUndo: state === 'imported' && record.isFresh && mayImport(actor, 'undo'),
			progress: progressOf(record),
			done: record.done,
			sheets: sheets.map((each, at): Choice => ({ value: String(at), label: each.name || String(at + 1) })),
			columns: isMapping
				? columnRows(
						record.columns,
						record.headings,
						lines.map(({ cells }) => cells)
					)
				: [],
			options: isMapping ? columnOptions(target, language) : [],
			fixed: isMapping ? fixedChoices(target, record.answers.fixed ?? {}, language) : [],
			needed: neededWords(target, language),
			asksDates: state === 'checked' ? record.questions.find((question) => question.about === 'dates') : undefined,
			questions:
				state === 'checked'
					? valueQuestions(target, record.questions, await namedChoices(tx, desk, record), language)
					: [],
			tiles: countTiles(counted, outcome, language),
			isAnything: (counted.created ?? 0) + (counted.changed ?? 0) > 0,
			written: (counted.created ?? 0) + (counted.changed ?? 0),
			rejected: counted.rejected ?? 0,
			kept: counted.kept ?? 0,
			outcome,
			rows: shownRows(target, state, rows.slice(0, PAGE), language),
			next: rows.length > PAGE ? rows[PAGE - 1]?.line : undefined,
			isFirst: after === 0
		};
	});
}

/** What values that nothing here is called may mean: records of the nouns that their fields name. */
async function namedChoices(
	tx: OfficeTransaction,
	{ actor, office }: Desk,
	{ target, questions }: ImportRecord
): Promise<NamedChoices> {
	const language = getLocale();
	const { compare } = new Intl.Collator(language);
	const asked = new Set(
		questions.flatMap((question) => {
			const reading = question.about === 'value' ? fieldOf(target, question.field)?.reading : undefined;
			return reading?.as === 'named' || reading?.as === 'names' ? [reading.noun] : [];
		})
	);
	const named = async (table: 'partner' | 'organisation' | 'goal'): Promise<Choice[]> => {
		const rows = await tx
			.selectFrom(table)
			.select(['id', 'name'])
			.where('office_id', '=', actor.officeId)
			.where('deleted_at', 'is', null)
			.execute();
		return rows
			.map(({ id, name }) => ({ value: id, label: words(name, language) }))
			.sort((a, b) => compare(a.label, b.label));
	};
	const choices: Record<string, Choice[]> = {};
	for (const noun of ['partner', 'organisation', 'goal'] as const)
		if (asked.has(noun)) choices[noun] = await named(noun);
	if (asked.has('party')) choices['party'] = [...(await named('partner')), ...(await named('organisation'))];
	if (asked.has('person')) {
		const day = dayAt(new Date(), office.timeZone);
		const people = await peopleChoices(tx, actor.officeId, office.city, { language, day, shown: VISIBILITIES });
		choices['person'] = people.map(({ id, name }) => ({ value: id, label: name }));
	}
	return choices;
}
