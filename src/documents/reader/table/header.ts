/** So many rows down headings are looked for: titles, dates and remarks may stand above them. */
const LOOKED_AT = 30;
const JUDGED_BELOW = 20;

/**
 * The row that holds the headings, from 0; undefined where a table has none. It is not always the first: the name of the
 * list, a date and empty rows may stand above. Headings are words, differ from each other, and stand above what is filled.
 * @param isKnown whether a cell reads as the heading of something that is asked for
 */
export function headingRow(
	rows: readonly (readonly string[])[],
	isKnown: (cell: string) => boolean
): number | undefined {
	let best: { row: number; score: number } | undefined;
	for (let at = 0; at < Math.min(rows.length, LOOKED_AT); at += 1) {
		const score = scoreOf(rows[at] ?? [], rows.slice(at + 1, at + 1 + JUDGED_BELOW), isKnown);
		if (score > (best?.score ?? 0)) best = { row: at, score };
	}
	return best?.row;
}

function scoreOf(
	row: readonly string[],
	below: readonly (readonly string[])[],
	isKnown: (cell: string) => boolean
): number {
	const filled = row.flatMap((cell, column) => (cell === '' ? [] : [{ cell, column }]));
	const distinct = new Set(filled.map(({ cell }) => cell)).size;
	if (distinct === 0 || (distinct === 1 && filled.length > 1)) return 0;
	const width = Math.max(filled.length, ...below.map((each) => each.filter((cell) => cell !== '').length));
	const known = filled.filter(({ cell }) => isKnown(cell)).length;
	const words = filled.filter(({ cell }) => isHeadingLike(cell)).length;
	// A table of one row and nothing known above it is not made of headings alone.
	if (known === 0 && (words < filled.length || below.length === 0)) return 0;
	const served = filled.filter(({ column }) => below.some((each) => (each[column] ?? '') !== '')).length;
	const fullness = filled.length / width;
	const sameness = distinct / filled.length;
	const use = below.length === 0 ? 1 : served / filled.length;
	return fullness * sameness * use * (words / filled.length) + (2 * known) / width;
}

/** A few words, and neither a number, a date nor an address. */
function isHeadingLike(cell: string): boolean {
	return cell.length <= 60 && /\p{L}/u.test(cell) && !/^[\d\s./:-]+$/.test(cell) && !/@|https?:/.test(cell);
}

/** Headings in two rows, the upper one over several columns, are read as one: "Contact" above "e-mail". */
export function headingsAt(rows: readonly (readonly string[])[], at: number): string[] {
	const [upper, row] = [rows[at - 1] ?? [], rows[at] ?? []];
	const isUpper =
		upper.some((cell, column) => cell !== '' && cell === upper[column + 1]) && new Set(upper.filter(Boolean)).size > 1;
	return row.map((cell, column) => {
		const above = isUpper ? (upper[column] ?? '') : '';
		return (above === '' || above === cell ? cell : `${above} ${cell}`).replace(/\s+/g, ' ').trim();
	});
}
