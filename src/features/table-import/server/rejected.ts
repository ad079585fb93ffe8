import { toCsv } from '#kernel/csv.ts';
import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import type { Database, OfficeId } from '#platform/server/database.ts';
import { rowProblemText } from '../labels.ts';
import { listChecked, loadImportRecord } from './queries.ts';

const AT_ONCE = 2000;

/**
 * The rows that are not brought in, as they came, each with its line and why: put right, the file can be brought in.
 * @returns undefined where there is no such table
 */
export async function rejectedRows(
	db: Database,
	office: OfficeId,
	id: string,
	language: Language
): Promise<{ name: string; csv: string } | undefined> {
	const record = await db.forOffice(office, (tx) => loadImportRecord(tx, office, id));
	if (!record) return undefined;
	const { headings, target } = record;
	const rows: (string | number)[][] = [
		[...headings, m.table_line({}, { locale: language }), m.table_why({}, { locale: language })]
	];
	for (let after = 0; ;) {
		const some = await db.forOffice(office, (tx) =>
			listChecked(tx, office, record, { outcome: 'rejected', after, size: AT_ONCE })
		);
		for (const { cells, line, problems } of some) {
			const why = (problems ?? []).map((problem) => rowProblemText(target, problem, language)).join('; ');
			rows.push([...headings.map((_, at) => cells[at] ?? ''), line, why]);
		}
		const last = some.at(-1);
		if (!last || some.length < AT_ONCE) break;
		after = last.line;
	}
	return {
		name: m.table_rejected_file(
			{ name: record.name || m.table_pasted({}, { locale: language }) },
			{ locale: language }
		),
		csv: toCsv(rows)
	};
}
