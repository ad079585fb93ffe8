import { describe, expect, it } from 'vitest';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { exportResponse, type ExportTable } from './export.ts';

const table: ExportTable = {
	title: 'גופים / "x"',
	language: 'he',
	columns: [
		{ title: 'שם', kind: 'text' },
		{ title: 'מתי', kind: 'date' },
		{ title: 'סכום', kind: 'money' }
	],
	rows: [
		['=1+1', '2020-09', { amount: 1200, currency: 'ILS' }],
		['Poznań', null, null]
	]
};

describe('a list as a file', () => {
	it('is CSV as spreadsheets read it: what was typed is text, a date as it is known, an amount a number', async () => {
		const response = await exportResponse('csv', table);
		const bytes = new Uint8Array(await response.arrayBuffer());
		expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(new TextDecoder().decode(bytes)).toBe('שם,מתי,סכום\r\n"\'=1+1",ספטמבר 2020,1200\r\nPoznań,,\r\n');
	});

	it('has a safe name in its own script, and is kept by nobody on the way', async () => {
		const { headers } = await exportResponse('csv', table);
		expect(headers.get('content-disposition')).toBe(
			`attachment; filename="x.csv"; filename*=UTF-8''%D7%92%D7%95%D7%A4%D7%99%D7%9D%20x.csv`
		);
		expect(headers.get('cache-control')).toBe('private, no-store');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
	});

	it('is a workbook as well', async () => {
		const response = await exportResponse('xlsx', table);
		expect(response.headers.get('content-type')).toContain('spreadsheetml');
		expect(new TextDecoder().decode((await response.arrayBuffer()).slice(0, 2))).toBe('PK');
	});

	it('ends after the limit and says so in its last line', async () => {
		const rows = Array.from({ length: EXPORT_LIMIT + 1 }, (_, index) => [`row ${index}`, null, null]);
		const lines = (await (await exportResponse('csv', { ...table, rows })).text()).trim().split('\r\n');
		expect(lines).toHaveLength(EXPORT_LIMIT + 2);
		expect(lines.at(-2)).toBe(`row ${EXPORT_LIMIT - 1},,`);
		expect(lines.at(-1)).toContain('10,000');
		const whole = await exportResponse('csv', { ...table, rows: rows.slice(0, EXPORT_LIMIT) });
		expect((await whole.text()).trim().split('\r\n').at(-1)).toBe(`row ${EXPORT_LIMIT - 1},,`);
	});
});
