import { expect, it } from 'vitest';
import { fileKind, formatBytes } from './attachment.ts';

it.each([
	[999, '999 B'],
	[1500, '2 KB'],
	[1_249_000, '1.2 MB']
])('%d bytes are %s', (bytes, expected) => {
	expect(formatBytes(bytes)).toBe(expected);
});

it('accepts documents and pictures, not what a browser would run', () => {
	expect(fileKind('application/pdf')).toBe('PDF');
	expect(['text/html', 'image/svg+xml', 'application/javascript', 'application/xhtml+xml'].map(fileKind)).toEqual([
		undefined,
		undefined,
		undefined,
		undefined
	]);
});
