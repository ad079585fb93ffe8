import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it('begins with a byte-order mark and ends each row with CRLF', () => {
	expect(
		toCsv([
			['שם', 'n'],
			['פוזנן', 1],
			[null, -0.5]
		])
	).toBe('\ufeffשם,n\r\nפוזנן,1\r\n,-0.5\r\n');
	expect(toCsv([])).toBe('\ufeff');
});

it.each([
	['a,b', '"a,b"'],
	['say "x"', '"say ""x"""'],
	['ארה"ב', '"ארה""ב"'],
	['two\nlines', '"two\nlines"'],
	["Ra'anana", '"Ra\'anana"'],
	['plain', 'plain']
])('quotes %j as %s', (value, cell) => {
	expect(toCsv([[value]])).toBe(`\ufeff${cell}\r\n`);
});

it.each(['=1+1', '+972-9', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x'])(
	'%j is no formula in a spreadsheet',
	(value) => {
		expect(toCsv([[value]])).toBe(`\ufeff"'${value}"\r\n`);
	}
);
