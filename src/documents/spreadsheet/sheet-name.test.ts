import { expect, test } from 'vitest';
import { sheetNames } from './sheet-name.ts';

test('sheets have names of 31 characters at most, without what Excel refuses, and no two alike', () => {
	const long = 'א'.repeat(40);
	expect(sheetNames(['a/b', 'A b', '', "'x'", long, long, 'History', '[]'], 'Sheet')).toEqual([
		...['a b', 'A b 2', 'Sheet', 'x'],
		...['א'.repeat(31), `${'א'.repeat(29)} 2`, 'History 2', 'Sheet 2']
	]);
});

test('a cut goes through no character', () => {
	expect(sheetNames([`${'a'.repeat(30)}😀`], 'Sheet')).toEqual(['a'.repeat(30)]);
});
