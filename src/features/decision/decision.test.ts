import { expect, it } from 'vitest';
import { STAGES } from '#features/initiative/initiative.ts';
import { parseForm } from '#kernel/form.ts';
import { outcomesAt, stageAfter, wrongDay } from './decision.ts';
import { correctionForm, decisionForm } from './form.ts';

it('an idea and a proposal are accepted, declined or put off; an initiative is not accepted again', () => {
	expect(outcomesAt('idea')).toEqual(['accepted', 'declined', 'later']);
	expect(outcomesAt('proposal')).toEqual(['accepted', 'declined', 'later']);
	expect(outcomesAt('initiative')).toEqual(['declined', 'later']);
	expect(STAGES.filter((stage) => outcomesAt(stage).length === 0)).toEqual(['completed', 'declined']);
});

it('what is put off stays where it stood', () => {
	expect(stageAfter('later', 'proposal')).toBe('proposal');
	expect(stageAfter('accepted', 'idea')).toBe('initiative');
	expect(stageAfter('declined', 'initiative')).toBe('declined');
});

it('is of a day that has come, and on which there was something to decide on', () => {
	const today = '2026-11-30';
	expect(wrongDay('2026-12-01', { begun: null, today })).toBe('not_yet');
	expect(wrongDay('1990-01-01', { begun: '2026-11-30', today })).toBe('before_beginning');
	expect(wrongDay('2020-01-01', { begun: '2020~', today })).toBeUndefined();
	expect(wrongDay('2026-11-30', { begun: '2026-11-30', today })).toBeUndefined();
	expect(wrongDay('1990-01-01', { begun: '../2000', today })).toBeUndefined();
	expect(wrongDay('1990-01-01', { begun: null, today })).toBeUndefined();
	expect(wrongDay('1099-01-01', { begun: null, today })).toBe('too_long_ago');
});

it('of what was put off the day to come back to it is put right with the rest', () => {
	const fields = { id: ID, version: '1', decidedOn: '2020-05-01', 'answer.he': 'x' };
	const corrected = (putOffUntil: string) => {
		const data = new FormData();
		for (const [name, value] of Object.entries({ ...fields, putOffUntil })) data.append(name, value);
		const form = parseForm(correctionForm, data);
		return form.ok ? form.value.putOffUntil : form.problems.map(({ field, code }) => `${field} ${code}`);
	};
	expect(corrected('2020-06-01')).toBe('2020-06-01');
	expect(corrected('2020-05-01')).toEqual(['putOffUntil not_after_decision']);
	expect(corrected('')).toBeNull();
});

const ID = '01890000-0000-7000-8000-000000000001';

function parsed(fields: Record<string, string>) {
	const data = new FormData();
	const all = { id: ID, version: '1', decisionId: ID, outcome: 'accepted', decidedOn: '2020-05-01', ...fields };
	for (const [name, value] of Object.entries(all)) data.append(name, value);
	const form = parseForm(decisionForm, data);
	return form.ok ? [] : form.problems.map(({ field, code }) => `${field} ${code}`);
}

it('a decision has an answer, a day and an outcome', () => {
	expect(parsed({ 'answer.he': 'אושר' })).toEqual([]);
	expect(parsed({})).toEqual(['answer required']);
	expect(parsed({ 'answer.he': 'x', outcome: 'maybe', decidedOn: '' }).toSorted()).toEqual([
		'decidedOn required',
		'outcome not_a_choice'
	]);
	expect(parsed({ 'answer.he': 'x', decidedOn: '2020-05' })).toEqual(['decidedOn not_a_day']);
});

it('what is put off is put off until a later day', () => {
	const later = { 'answer.he': 'אחרי החגים', outcome: 'later' };
	expect(parsed(later)).toEqual(['putOffUntil required']);
	expect(parsed({ ...later, putOffUntil: '2020-05-01' })).toEqual(['putOffUntil not_after_decision']);
	expect(parsed({ ...later, putOffUntil: '2020-11-01' })).toEqual([]);
});

it('a day to come back to it is not taken silently with another decision', () => {
	const day = { 'answer.he': 'אושר', putOffUntil: '2020-11-01' };
	for (const outcome of ['accepted', 'declined']) {
		expect(parsed({ ...day, outcome })).toEqual(['putOffUntil only_put_off']);
	}
});
