import { expect, it } from 'vitest';
import { shortcutOf } from '#features/office/shortcuts.ts';
import { reviewKeyOf } from './shortcuts.ts';

it.each([
	['a', 'א', 'accept'],
	['e', 'ע', 'edit'],
	['M', 'צ', 'merge'],
	['s', 'ד', 'skip'],
	['u', 'ב', 'back'],
	['j', 'ArrowDown', 'next'],
	['k', 'ArrowUp', 'previous']
])('%s and %s: %s', (english, hebrew, does) => {
	expect([reviewKeyOf(english), reviewKeyOf(hebrew)]).toEqual([does, does]);
});

it('no letter of quick capture or of the search decides on a proposal', () => {
	for (const key of ['n', 'מ', '/', '?', 'Enter', ' ', 'constructor']) expect(reviewKeyOf(key)).toBeUndefined();
});

it('a key of a review is one that is used nowhere else, or the way to a section, which rests meanwhile', () => {
	const others = ['a', 'e', 'm', 's', 'u', 'j', 'k', 'א', 'צ', 'ד', 'ב'].map((key) => shortcutOf(key, false));
	expect(others.filter(Boolean)).toEqual([]);
});
