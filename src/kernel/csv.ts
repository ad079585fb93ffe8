/**
 * What opens a formula in a spreadsheet, in full width as well: Excel takes either where it is set to Asian languages.
 * A cell that begins so is text all the same: an apostrophe says it.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One line per row, CRLF, with a byte-order mark: without it Excel reads Hebrew as gibberish. */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
	return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const text = FORMULA.test(value) ? `'${value}` : value;
	return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
