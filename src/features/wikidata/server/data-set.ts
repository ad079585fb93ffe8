import Papa from 'papaparse';
import { isItemId, type DataSet, type Item, type Statement } from '../wikidata.ts';

/** Why a file is no data set. */
export type Unfit = { ok: false; file: 'statements' | 'items'; missing: readonly string[] };

const STATEMENTS = ['source', 'target'] as const;
const ITEMS = ['wikidata_id', 'name_en', 'country', 'lat', 'lon'] as const;

/**
 * Reads a data set of statements as two tables: "source,target" with the ids of items, and if there is one
 * "wikidata_id,name_en,country,lat,lon". Lines without ids are left out and counted.
 */
export function readDataSet(
	statements: string,
	items?: string
): { ok: true; dataSet: DataSet; leftOut: number } | Unfit {
	const said = tableOf(statements, STATEMENTS);
	if ('missing' in said) return { ok: false, file: 'statements', missing: said.missing };
	const described = items === undefined ? { rows: [] } : tableOf(items, ITEMS);
	if ('missing' in described) return { ok: false, file: 'items', missing: described.missing };
	const pairs = said.rows.flatMap(({ source = '', target = '' }): Statement[] =>
		isItemId(source) && isItemId(target) ? [{ subject: source, object: target }] : []
	);
	const known = described.rows.flatMap((row): [string, Item][] => {
		const id = row.wikidata_id ?? '';
		return isItemId(id)
			? [
					[
						id,
						{
							...{ id, name: row.name_en || id, country: row.country ?? '' },
							...{ latitude: numberIn(row.lat), longitude: numberIn(row.lon) }
						}
					]
				]
			: [];
	});
	const leftOut = said.rows.length - pairs.length + described.rows.length - known.length;
	return { ok: true, dataSet: { statements: pairs, items: new Map(known) }, leftOut };
}

type Row<Column extends string> = Partial<Record<Column, string>>;

function tableOf<const Column extends string>(
	text: string,
	columns: readonly Column[]
): { rows: Row<Column>[] } | { missing: Column[] } {
	const { data, meta } = Papa.parse<Row<Column>>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true });
	const missing = columns.filter((column) => !meta.fields?.includes(column));
	return missing.length > 0 ? { missing } : { rows: data };
}

function numberIn(text: string | undefined): number | null {
	return text && Number.isFinite(Number(text)) ? Number(text) : null;
}
