import { describe, expect, it } from 'vitest';
import { writeReport } from '#features/report/document.ts';
import { builtIn, builtIns, FALLBACK } from '#features/template/built-in.ts';
import { keyOf, type FlowDocument } from '#kernel/flow-document.ts';
import { buildFacts, buildReportActivity, buildTie, wordsOf } from '../../../tests/support/report-facts.ts';
import { begunWith } from './beginning.ts';

const activities = [buildReportActivity({ partners: ['p'], datedOn: '2020-03' })];
const ties = [buildTie('p', { activities }), buildTie('q')];
const generated = writeReport(buildFacts({ ties, activities }), 'en');
const keys = ({ sections }: FlowDocument) => sections.map(keyOf);

function begun(name: string): FlowDocument {
	const template = builtIn(name);
	if (!template) throw new Error(`There is no template ${name}.`);
	return begunWith(template, generated, 'en');
}

describe('what the record writes, begun with a template', () => {
	it('is as the record has it with the usual one', () => {
		expect(begunWith(FALLBACK, generated, 'en')).toEqual(generated);
	});

	it('has its order, with the cover before and the chapters of the ties where it puts them', () => {
		const [first, second, ...others] = keys(begun('public'));
		expect([first, second]).toEqual(['cover', 'highlights']);
		expect(others.indexOf('goals')).toBeGreaterThan(others.indexOf('tie:q'));
		expect(others.indexOf('tie:p')).toBeLessThan(others.indexOf('tie:q'));
	});

	it('is without what it leaves out', () => {
		expect(keys(generated)).toEqual(expect.arrayContaining(['goals', 'world', 'notes']));
		for (const hidden of ['goals', 'world', 'notes']) expect(keys(begun('leadership'))).not.toContain(hidden);
		expect(keys(begun('leadership'))).toEqual(expect.arrayContaining(['tie:p', 'tie:q', 'method', 'disputed']));
	});

	it.each(builtIns().map(({ id }) => id))('%s says no word that the record does not', (name) => {
		const [said, all] = [wordsOf(begun(name)), new Set(wordsOf(generated))];
		expect(said.filter((line) => !all.has(line))).toEqual([]);
	});
});
