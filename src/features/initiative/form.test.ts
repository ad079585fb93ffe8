import { expect, it } from 'vitest';
import { parseForm } from '#kernel/form.ts';
import { initiativeFilters, initiativeForm } from './form.ts';

const [A, B] = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'] as const;

function data(lists: Record<string, string[]>, fields: Record<string, string> = {}): FormData {
	const form = new FormData();
	const all = { id: A, version: '0', stage: 'idea', visibility: 'council', 'title.en': 'A tree', ...fields };
	for (const [name, value] of Object.entries(all)) form.append(name, value);
	for (const [name, values] of Object.entries(lists)) for (const value of values) form.append(name, value);
	return form;
}

it('takes several of each, without the empty lists at the end', () => {
	const parsed = parseForm(initiativeForm, data({ 'partners[]': [A, B, ''], 'leads[]': [B, ''] }));
	expect(parsed).toMatchObject({ ok: true, value: { partners: [A, B], leads: [B], funders: [], goals: [] } });
});

it('an organisation is one thing to an initiative', () => {
	const parsed = parseForm(initiativeForm, data({ 'leads[]': [A], 'bodies[]': [B], 'funders[]': [A] }));
	expect(parsed).toMatchObject({ ok: false, problems: [{ field: 'funders[]', code: 'chosen_twice' }] });
});

it('an organisation that is chosen twice is told beside everything else that is wrong', () => {
	const parsed = parseForm(initiativeForm, data({ 'leads[]': [A], 'funders[]': [A] }, { 'title.en': '' }));
	expect(parsed.ok ? [] : parsed.problems.map(({ code }) => code)).toEqual(['required', 'chosen_twice']);
	expect(parseForm(initiativeForm, data({ 'leads[]': ['x'], 'funders[]': [A] }, { bodies: 'x' })).ok).toBe(false);
});

it('was not over before it began', () => {
	const fields = { stage: 'completed', begun: '2016', ended: '2015' };
	const parsed = parseForm(initiativeForm, data({}, fields));
	expect(parsed).toMatchObject({ ok: false, problems: [{ field: 'ended', code: 'ends_before_start' }] });
	expect(parseForm(initiativeForm, data({}, { ...fields, ended: '2016' }))).toMatchObject({
		ok: true,
		value: { begun: '2016', ended: '2016' }
	});
});

it('tells all that is wrong', () => {
	const fields = { stage: 'dream', visibility: '', 'title.en': '', expected: 'soon', ownerId: '7' };
	const parsed = parseForm(initiativeForm, data({ 'goals[]': ['x'] }, fields));
	expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.code).toSorted()).toEqual([
		'not_a_choice',
		'not_a_choice',
		'not_a_choice',
		'not_a_date',
		'required',
		'required'
	]);
});

it('reads the filters of the list from its address', () => {
	expect(initiativeFilters(new URLSearchParams(`stage=all&partner=${A}&goal=x`))).toEqual({
		words: '',
		stage: 'all',
		partnerId: A,
		goalId: undefined,
		year: undefined
	});
	expect(initiativeFilters(new URLSearchParams('year=2015')).year).toBe(2015);
	expect(initiativeFilters(new URLSearchParams('stage=dream')).stage).toBeUndefined();
});
