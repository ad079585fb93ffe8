import { describe, expect, it } from 'vitest';
import { joinedTexts, mergedWith, type Mergeable } from './merge.ts';

function initiative(overrides: Partial<Mergeable> = {}): Mergeable {
	return {
		...{ details: {}, standing: {}, programme: {}, risks: {}, outcome: {}, sourceNote: {}, themes: [] },
		...{ source: null, sourceBodyId: null, ownerId: null, expected: null, begun: null },
		...{ budgetPlanned: null, budgetActual: null, currency: 'ILS', visibility: 'council' },
		...overrides
	};
}

describe('two initiatives that are the same thing', () => {
	it('become one that says what either said, and nothing twice', () => {
		const stays = initiative({ details: { en: 'A tree' }, themes: ['youth'], source: 'office' });
		const goes = initiative({
			...{ details: { en: 'A bench', he: 'ספסל' }, themes: ['youth', 'sport'], source: 'resident' },
			...{ begun: '2019', sourceNote: { en: 'Dana' } }
		});
		expect(mergedWith(stays, goes)).toMatchObject({
			...{ details: { en: 'A tree\n\nA bench', he: 'ספסל' }, themes: ['youth', 'sport'] },
			...{ source: 'office', begun: '2019', sourceNote: { en: 'Dana' } }
		});
	});

	it('take over an amount with its currency, or keep their own', () => {
		const [none, euros] = [initiative(), initiative({ budgetPlanned: 500, currency: 'EUR' })];
		expect(mergedWith(none, euros)).toMatchObject({ budgetPlanned: 500, currency: 'EUR' });
		const shekels = initiative({ budgetActual: 70 });
		expect(mergedWith(shekels, euros)).toMatchObject({ budgetPlanned: null, budgetActual: 70, currency: 'ILS' });
	});

	it('are shown to those to whom the one that stays is shown', () => {
		const [inner, open] = [initiative({ visibility: 'office' }), initiative({ visibility: 'public' })];
		expect(mergedWith(open, inner).visibility).toBe('public');
		expect(mergedWith(inner, open).visibility).toBe('office');
	});
});

it('a text that contains the other is the longer one', () => {
	expect(joinedTexts({ en: 'A tree' }, { en: 'A tree that sings' })).toEqual({ en: 'A tree that sings' });
	expect(joinedTexts({ en: 'A tree that sings' }, { en: 'A tree' })).toEqual({ en: 'A tree that sings' });
	expect(joinedTexts({}, { he: 'עץ' })).toEqual({ he: 'עץ' });
});
