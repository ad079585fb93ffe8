import { expect, it } from 'vitest';
import { downloadName, fileKind, formatBytes, mediaTypesOf } from './attachment.ts';

it.each([
	[999, '999 B', '999 בתים'],
	[1500, '2 KB', '2 ק״ב'],
	[1_249_000, '1.2 MB', '1.2 מ״ב']
])('%d bytes are %s', (bytes, english, hebrew) => {
	expect([formatBytes(bytes, 'en'), formatBytes(bytes, 'he')]).toEqual([english, hebrew]);
});

it('accepts documents and pictures, not what a browser or a program would run', () => {
	expect(fileKind('application/pdf')).toBe('PDF');
	const refused = ['text/html', 'image/svg+xml', 'application/javascript', 'application/xhtml+xml', 'application/zip'];
	expect(refused.map(fileKind)).toEqual(refused.map(() => undefined));
	expect(fileKind('application/vnd.ms-word.document.macroenabled.12')).toBeUndefined();
});

it.each([
	['הסכם.pdf', 'application/pdf', 'הסכם.pdf'],
	['SCAN.PDF', 'application/pdf', 'SCAN.PDF'],
	['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
	['pact.html', 'application/pdf', 'pact.html.pdf'],
	['notes', 'text/plain', 'notes.txt'],
	['run.bat', 'text/plain', 'run.bat.txt'],
	['table.csv', 'text/plain', 'table.csv'],
	['old.doc', 'application/x-cfb', 'old.doc']
])('%s that is %s is handed out as %s', (name, mediaType, expected) => {
	expect(downloadName({ name, mediaType })).toBe(expected);
});

it('a file is of one group', () => {
	expect(mediaTypesOf('picture')).toContain('image/heic');
	expect(mediaTypesOf('document')).not.toContain('image/heic');
});
