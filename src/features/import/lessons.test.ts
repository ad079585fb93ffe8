import { describe, expect, it } from 'vitest';
import { activityProposal } from '../../../tests/support/brought.ts';
import { lessonOfSpelling, lessonsOfEdits, lessonsOfWords } from './lessons.ts';

describe('what an import teaches', () => {
	it('is the kind and the status that a person chose in the place of others', () => {
		const proposed = activityProposal({ text: 'ועדה משותפת' });
		expect(lessonsOfEdits(proposed, { ...proposed, kind: 'conference' })).toEqual([
			{ field: 'kind', wording: 'ועדה משותפת', meaning: 'conference' }
		]);
		expect(lessonsOfEdits(proposed, proposed)).toEqual([]);
	});

	it('is a spelling of a partner that none of its names has', () => {
		const partner = { id: 'p', names: ['פוזנן', 'Poznań'] };
		expect(lessonOfSpelling('פוזנה', partner)).toEqual([{ field: 'partner', wording: 'פוזנה', meaning: 'p' }]);
		expect(lessonOfSpelling('POZNAN', partner)).toEqual([]);
		expect(lessonOfSpelling(null, partner)).toEqual([]);
	});

	it('is how words are spelt that were misread, but no numbers, and not a paragraph that was written anew', () => {
		const words = (before: string, after: string) => lessonsOfWords(before, after).map(({ meaning }) => meaning);
		expect(words('ביקור בבולוןביאנקור ב-2019', 'ביקור בבולון ביאנקור ב-2020')).toEqual(['בבולון', 'ביאנקור']);
		expect(words('א', 'אחת שתים שלוש ארבע חמש שש שבע שמונה')).toEqual([]);
	});
});
