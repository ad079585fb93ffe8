import { expect, it } from 'vitest';
import { contentDisposition, safeFileName } from './file-name.ts';

it.each([
	['גופים.csv', 'גופים.csv'],
	['../../etc/passwd', 'etc passwd'],
	['a\r\nSet-Cookie: x.CSV', 'a Set-Cookie x.csv'],
	['.xlsx', 'file.xlsx'],
	['', 'file'],
	['invoice\u202efdp.exe', 'invoice fdp.exe']
])('%j becomes %j', (name, expected) => {
	expect(safeFileName(name)).toBe(expected);
});

it('keeps a long name short and its ending on', () => {
	expect(safeFileName(`${'א'.repeat(300)}.pdf`)).toBe(`${'א'.repeat(100)}.pdf`);
});

it('names a file in plain letters and in its own script', () => {
	expect(contentDisposition('attachment', 'גופים (2).csv')).toBe(
		`attachment; filename="(2).csv"; filename*=UTF-8''%D7%92%D7%95%D7%A4%D7%99%D7%9D%20%282%29.csv`
	);
	expect(contentDisposition('inline', 'Poznań.png')).toContain('filename="Poznan.png"');
});

it('no name can end the header or its quotes', () => {
	const header = contentDisposition('attachment', 'a"; x=\r\ny.csv');
	expect(header).toMatch(/^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[^"\r\n;]*$/);
});
