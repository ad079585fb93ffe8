import { describe, expect, it } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

describe('a single key', () => {
	it.each([
		['n', 'capture'],
		['N', 'capture'],
		['מ', 'capture'],
		['/', 'search'],
		['?', 'help'],
		['g', 'await_section'],
		['ע', 'await_section']
	])('%s: %s, in either layout', (key, does) => expect(shortcutOf(key, false)).toEqual({ does }));

	it('leads to a section only behind the key that asks for one', () => {
		expect(shortcutOf('3', true)).toEqual({ does: 'go', section: 3 });
		expect(shortcutOf('3', false)).toBeUndefined();
		expect(shortcutOf('9', true)).toBeUndefined();
		expect(shortcutOf('n', true)).toEqual({ does: 'capture' });
	});

	it.each(['a', 'Enter', ' ', 'F1', 'Dead'])('%s does nothing', (key) =>
		expect(shortcutOf(key, false)).toBeUndefined()
	);
});
