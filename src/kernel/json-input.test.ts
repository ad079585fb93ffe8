import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { choices, date, flag, ids, integer, linkRows, money, reference, texts, version } from './fields.ts';
import { newId } from './id.ts';
import { nestsDeeper, parseJson } from './json-input.ts';

const [first, second] = [newId(), newId()];
const schema = z.object({
	version: version(),
	name: texts({ required: true, max: 20 }),
	starts: date(),
	participants: integer(),
	cost: money(),
	isTie: flag(),
	goals: ids(),
	themes: choices(['culture', 'sport']),
	people: linkRows(['guest', 'host']),
	about: reference(['partner'])
});

describe('what a program sends', () => {
	it('is read by the schema of the form, each kind of value as JSON has it', () => {
		const sent = {
			...{ version: 3, name: { he: 'ביקור', en: 'Visit' }, starts: '2020-04', participants: 30, cost: 12.5 },
			...{ isTie: true, goals: [first, second], themes: ['sport'], about: { noun: 'partner', id: first } },
			people: [{ id: first, role: 'host' }, { id: second }]
		};
		expect(parseJson(schema, sent)).toEqual({
			ok: true,
			value: { ...sent, people: [sent.people[0], { id: second, role: 'guest' }] }
		});
	});

	it.each([[{}], [{ starts: null, participants: null, isTie: false, goals: [], people: [], about: null }]])(
		'may leave out what is unknown, or say so: %j',
		(rest) => {
			expect(parseJson(schema, { name: { en: 'Visit' }, ...rest })).toMatchObject({
				ok: true,
				value: { starts: null, participants: null, isTie: false, goals: [], people: [], about: null }
			});
		}
	);

	it('comes back with all of its problems', () => {
		const outcome = parseJson(schema, { name: { en: 'x'.repeat(21) }, starts: 'soon', goals: ['x'], themes: ['war'] });
		expect(outcome).toEqual({
			ok: false,
			problems: [
				{ field: 'name', code: 'too_long', limit: 20 },
				{ field: 'starts', code: 'not_a_date' },
				{ field: 'goals', code: 'not_a_choice' },
				{ field: 'themes', code: 'not_a_choice' }
			]
		});
	});
});

describe('levels of what a program sends', () => {
	const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

	it.each([
		['a word', 'x', 0, false],
		['a field', { a: 1 }, 1, false],
		['a list within a field', { a: [1] }, 1, true],
		['as many as may be', nested(20), 20, false],
		['one more', nested(22), 20, true],
		['far too many', nested(100_000), 20, true]
	])('%s', (_what, value, levels, expected) => {
		expect(nestsDeeper(value, levels)).toBe(expected);
	});
});
