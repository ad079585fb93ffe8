import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

/** The only line of a table of one row, without its byte-order mark and its end. */
function line(...cells: (string | number | null)[]): string {
	return toCsv([cells]).slice(1, -2);
}

test('begins with a byte-order mark, once, and ends every line as Excel does', () => {
	expect(toCsv([['א'], ['ב']])).toBe('\ufeffא\r\nב\r\n');
	expect(toCsv([])).toBe('\ufeff');
});

test('quotes what holds a comma, a quote or a line break, and doubles the quotes', () => {
	expect(line('a,b', 'ארה"ב', 'x\ny', 'plain')).toBe('"a,b","ארה""ב","x\ny",plain');
});

test('leaves out what is not there', () => {
	expect(line(null, '', 'x')).toBe(',,x');
});

test('writes numbers as numbers, negative ones too', () => {
	expect(line(12, -3, 0.5, 0)).toBe('12,-3,0.5,0');
});

test.each(['=1+1', '+972-9-761-0610', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1'])(
	'keeps %j from being a formula',
	(text) => {
		expect(line(text)).toBe(`"'${text}"`);
	}
);

test('leaves a sign inside a text alone', () => {
	expect(line('a=b', '2019-2021', ' -5', 'x@example.org')).toBe('a=b,2019-2021, -5,x@example.org');
});
