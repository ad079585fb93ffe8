/**
 * What opens a formula in a spreadsheet, the wide forms of East Asian input included. A cell that begins so is text
 * all the same: an apostrophe says it.
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

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
