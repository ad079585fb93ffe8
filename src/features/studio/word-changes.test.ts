import { describe, expect, it } from 'vitest';
import { wordChanges, type Stretch } from './word-changes.ts';

/** With what changed in brackets. */
function marked(stretches: readonly Stretch[]): string {
	return stretches.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('');
}

describe('two wordings of a line', () => {
	it.each([
		['en', 'A visit of the mayor to Poznań', 'A visit of the deputy mayor to Poznań'],
		['he', 'ביקור של 12 בני נוער בפוזנן', 'ביקור של 14 בני נוער בפוזנן']
	] as const)('show in %s the words that changed, and nothing is lost', (language, before, after) => {
		const found = wordChanges(before, after, language);
		expect(found.before.map(({ text }) => text).join('')).toBe(before);
		expect(found.after.map(({ text }) => text).join('')).toBe(after);
	});

	it('mark in Hebrew a number, and not the words around it', () => {
		const found = wordChanges('ביקור של 12 בני נוער בפוזנן', 'ביקור של 14 בני נוער בפוזנן', 'he');
		expect(marked(found.before)).toBe('ביקור של [12] בני נוער בפוזנן');
		expect(marked(found.after)).toBe('ביקור של [14] בני נוער בפוזנן');
	});

	it('mark what was added alone', () => {
		const found = wordChanges('The mayor wrote to Verona', 'The mayor wrote twice to Verona', 'en');
		expect(marked(found.before)).toBe('The mayor wrote to Verona');
		expect(marked(found.after)).toMatch(/^The mayor wrote ?\[ ?twice ?\] ?to Verona$/);
	});

	it('of which one was cut short show what went', () => {
		const found = wordChanges(
			'Twin city since 1979. Status: active. Nothing is under way.',
			'Twin city since 1979.',
			'en'
		);
		expect(marked(found.before)).toMatch(/^Twin city since 1979\. ?\[.*under way\.\]$/);
		expect(marked(found.after)).toMatch(/^Twin city since 1979\.$/);
	});

	it('that share hardly a word are not marked at all', () => {
		const found = wordChanges('Letters of support and thanks', 'The delegation and its hosts planted a tree', 'en');
		expect(marked(found.after)).toBe('The delegation and its hosts planted a tree');
		expect(marked(found.before)).toBe('Letters of support and thanks');
	});

	it('of which one is nothing are whole', () => {
		expect(wordChanges('', 'A letter', 'en')).toEqual({ before: [], after: [{ text: 'A letter', isChanged: false }] });
	});
});
