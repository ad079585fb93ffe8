import { describe, expect, it } from 'vitest';
import { arranged, moved, spelledOut } from './order.ts';

describe('an order that was chosen', () => {
	it('is kept, and forgets what is not there any more', () => {
		expect(arranged(['a', 'b', 'c'], ['c', 'gone', 'a', 'b'])).toEqual(['c', 'a', 'b']);
	});

	it('leaves what it does not name behind what it stood behind', () => {
		expect(arranged(['a', 'new', 'b', 'c'], ['c', 'b', 'a'])).toEqual(['c', 'b', 'a', 'new']);
		expect(arranged(['new', 'a', 'b'], ['b', 'a'])).toEqual(['new', 'b', 'a']);
	});

	it('names each once, though it was chosen twice', () => {
		expect(arranged(['a', 'b'], ['b', 'b', 'a'])).toEqual(['b', 'a']);
	});

	it('is that of the record where none was chosen', () => {
		expect(arranged(['a', 'b'], [])).toEqual(['a', 'b']);
	});
});

describe('moving by a place', () => {
	it('changes places with the one before or behind', () => {
		expect(moved(['a', 'b', 'c'], 'b', 'up')).toEqual(['b', 'a', 'c']);
		expect(moved(['a', 'b', 'c'], 'b', 'down')).toEqual(['a', 'c', 'b']);
	});

	it('stays among its own', () => {
		expect(moved(['done-1', 'plan-1', 'done-2'], 'done-2', 'up', ['done-1', 'done-2'])).toEqual([
			'done-2',
			'plan-1',
			'done-1'
		]);
		expect(moved(['done-1', 'plan-1'], 'plan-1', 'up', ['plan-1'])).toBeUndefined();
	});
});

describe('the one word that a template has for many sections', () => {
	const section = (key: string, layout: 'flow' | 'statement' = 'flow') => ({
		id: key,
		key,
		layout,
		title: '',
		blocks: []
	});
	const all = [section('goals'), section('tie:a'), section('tie:b', 'statement'), section('tie:c'), section('method')];

	it('stands for all of them, in their order', () => {
		expect(spelledOut(['silent', 'chapters', 'goals'], all)).toEqual(['tie:b', 'tie:a', 'tie:c', 'goals']);
	});

	it('stands for nothing where there are none', () => {
		expect(spelledOut(['chapters', 'silent', 'goals'], [section('goals')])).toEqual(['goals']);
		expect(spelledOut(['silent'], [section('silent', 'statement')])).toEqual(['silent']);
	});
});
