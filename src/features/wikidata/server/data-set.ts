import Papa from 'papaparse';
import { isItemId, type DataSet, type Item, type Statement } from '../wikidata.ts';

/** Why a file is no data set. */
export type Unfit = { ok: false; file: 'statements' | 'items'; missing: readonly string[] };

const STATEMENTS = ['source', 'target'] as const;
const ITEMS = ['wikidata_id', 'name_en', 'country', 'lat', 'lon'] as const;

/**
 * Reads a data set of statements as two tables: "source,target" with the ids of items, and if there is one
 * "wikidata_id,name_en,country,lat,lon". One table may have the columns of both. Lines without ids are left out and
 * counted.
 */
export function readDataSet(
	statements: string,
	items?: string
): { ok: true; dataSet: DataSet; leftOut: number } | Unfit {
	const said = tableOf(statements, STATEMENTS);
	if ('missing' in said) return { ok: false, file: 'statements', missing: said.missing };
	const both = tableOf(statements, ITEMS);
	const described = items === undefined ? ('missing' in both ? { rows: [] } : both) : tableOf(items, ITEMS);
	if ('missing' in described) return { ok: false, file: 'items', missing: described.missing };
	const pairs = said.rows.map(statementIn);
	const known = described.rows.map(itemIn);
	const isEmpty = (at: number) => !pairs[at] && !(described === both && known[at]);
	const leftOut = pairs.filter((_, at) => isEmpty(at)).length;
	return {
		ok: true,
		dataSet: {
			statements: pairs.filter((pair) => pair !== undefined),
			items: new Map(known.flatMap((item) => (item ? [[item.id, item]] : [])))
		},
		leftOut: leftOut + (described === both ? 0 : known.filter((item) => !item).length)
	};
}

function statementIn({ source, target }: Row<(typeof STATEMENTS)[number]>): Statement | undefined {
	const [subject, object] = [idIn(source), idIn(target)];
	return subject && object ? { subject, object } : undefined;
}

function itemIn({ wikidata_id, name_en, country, lat, lon }: Row<(typeof ITEMS)[number]>): Item | undefined {
	const id = idIn(wikidata_id);
	return id
		? {
				...{ id, name: name_en || id, country: country ?? '' },
				...{ latitude: numberIn(lat), longitude: numberIn(lon) }
			}
		: undefined;
}

/** The id of an item, by itself or as the address that the query service of Wikidata gives. */
function idIn(text = ''): string | undefined {
	const id = text.trim().replace(/^https?:\/\/www\.wikidata\.org\/entity\//, '');
	return isItemId(id) ? id : undefined;
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
