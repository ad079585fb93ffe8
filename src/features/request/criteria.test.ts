import { describe, expect, it } from 'vitest';
import { askedNow, criteriaOf, isBuiltIn, isUpToDate, variantsOf, type Criterion } from './criteria.ts';

function own(overrides: Partial<Criterion>): Criterion {
	return {
		...{ code: 'ours', kind: 'scored', variant: null, name: { en: 'Ours' }, explanation: {} },
		...{ weight: 1, position: 5, isOn: true, version: 1, ...overrides }
	};
}

describe('what comes along', () => {
	it('is four gates and thirteen criteria, each with words in both languages', () => {
		const criteria = criteriaOf([]);
		expect(criteria.filter(({ kind }) => kind === 'gate')).toHaveLength(4);
		expect(criteria.filter(({ kind }) => kind === 'scored')).toHaveLength(13);
		for (const { name, explanation } of criteria) {
			expect([name['he'], name['en'], explanation['he'], explanation['en']].every(Boolean)).toBe(true);
		}
	});

	it('stands with gates first, and one of the office’s own at its place', () => {
		const codes = criteriaOf([own({ position: 5 })]).map(({ code }) => code);
		expect(codes.slice(0, 4)).toEqual(['diplomatic_relations', 'application', 'council_resolution', 'reputation']);
		expect(codes[4]).toBe('attributes');
		expect(codes[5]).toBe('ours');
	});
});

describe('what an office makes of it', () => {
	it('is kept, and words that it leaves empty are those that come along', () => {
		const goals = criteriaOf([own({ code: 'goals', name: {}, weight: 7, position: 1 })]).find(
			({ code }) => code === 'goals'
		);
		expect(goals).toMatchObject({ weight: 7, version: 1 });
		expect(goals?.name['en']).toBe('Match of goals');
	});

	it('can read reciprocity as economic benefit, and attributes without size', () => {
		expect(variantsOf('reciprocity').map(({ variant }) => variant)).toEqual(['mutual', 'economic']);
		const read = criteriaOf([own({ code: 'reciprocity', name: {}, variant: 'economic' })]);
		expect(read.find(({ code }) => code === 'reciprocity')?.name['en']).toBe('Economic benefit');
		expect(variantsOf('attributes')).toHaveLength(2);
		expect(variantsOf('goals')).toEqual([]);
	});

	it('cannot make a gate of a criterion', () => {
		expect(criteriaOf([own({ code: 'goals', kind: 'gate' })]).find(({ code }) => code === 'goals')?.kind).toBe(
			'scored'
		);
		expect([isBuiltIn('goals'), isBuiltIn('ours')]).toEqual([true, false]);
	});
});

describe('what a request is measured by', () => {
	it('leaves out what is turned off', () => {
		const codes = askedNow(criteriaOf([own({ code: 'ease', name: {}, isOn: false })])).map(({ code }) => code);
		expect(codes).not.toContain('ease');
		expect(codes).toHaveLength(16);
	});

	it('is up to date until a weight, a word or the order changes; an answer is no change', () => {
		const now = askedNow(criteriaOf([]));
		const answered = now.map((each) => ({ ...each, answer: 'yes' as const, evidence: { en: 'Seen' } }));
		expect(isUpToDate(answered, now)).toBe(true);
		expect(isUpToDate(now, askedNow(criteriaOf([own({ code: 'goals', name: {}, weight: 9, position: 6 })])))).toBe(
			false
		);
		expect(isUpToDate(now, now.slice(1))).toBe(false);
	});
});
