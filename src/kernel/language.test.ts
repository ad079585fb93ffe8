import { describe, expect, it } from 'vitest';
import { languagesOf, parseDocumentLanguages } from './language.ts';

describe('the languages of a document', () => {
	it('are one of ours, or both', () => {
		expect(['he', 'en', 'he+en'].map(parseDocumentLanguages)).toEqual(['he', 'en', 'he+en']);
		expect(languagesOf('en')).toEqual(['en']);
		expect(languagesOf('he+en')).toEqual(['he', 'en']);
	});

	it('are both where an address turned its plus into a space', () => {
		expect(parseDocumentLanguages('he en')).toBe('he+en');
	});

	it.each(['fr', 'en+he', 'he+', '', 'he+en+', undefined, null, 3, ['he']])('are not %s', (value) => {
		expect(parseDocumentLanguages(value)).toBeUndefined();
	});
});
