import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { choices, texts } from './fields.ts';
import { parseForm, typedOf } from './form.ts';

const schema = z.object({ name: texts(), scope: choices(['a', 'b']) });

function formOf(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return data;
}

describe('a form whose names are an attack', () => {
	afterEach(() => {
		for (const name of Object.keys(Object.prototype)) delete (Object.prototype as Record<string, unknown>)[name];
	});

	it.each([
		'name.__proto__.status',
		'__proto__.status',
		'name.constructor.prototype.status',
		'constructor.prototype.status',
		'name.__proto__.__proto__.status'
	])('adds nothing to what every object has: %s', (name) => {
		parseForm(schema, formOf({ [name]: '418', 'name.en': 'Kind' }));
		expect(({} as Record<string, unknown>)['status']).toBeUndefined();
		expect(Object.keys(Object.prototype)).toEqual([]);
	});

	it.each(['constructor', 'toString', 'hasOwnProperty'])('%s is a name like any other', (name) => {
		expect(typedOf(formOf({ [name]: 'x' }))[name]).toEqual(['x']);
	});

	it('is not sent back with a name that stands for something else', () => {
		expect(Object.keys(typedOf(formOf({ ['__proto__']: 'x', name: 'y' })))).toEqual(['name']);
	});
});

describe('a form that has another shape than its page sends', () => {
	it.each([{ scope: 'a' }, { 'scope.en': 'a' }, { name: 'x' }, { 'name[]': 'x' }, { 'name.en': 'x', 'name[]': 'x' }])(
		'is refused in a word that has a sentence: %o',
		(fields) => {
			const parsed = parseForm(schema, formOf(fields as unknown as Record<string, string>));
			expect(parsed.ok ? [] : parsed.problems.map(({ code }) => code)).toEqual(['not_a_choice']);
		}
	);
});
