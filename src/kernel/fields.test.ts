import { expect, it } from 'vitest';
import { reference } from './fields.ts';

const field = reference(['partner', 'organisation']);
const id = '01890000-0000-7000-8000-000000000001';

it('a reference names a noun and a record, or nothing', () => {
	expect(field.parse(`partner:${id}`)).toEqual({ noun: 'partner', id });
	expect(field.parse('')).toBeNull();
	expect(field.parse(undefined)).toBeNull();
});

it.each([`person:${id}`, 'partner:1', 'partner', id, `partner:${id}'--`])('refuses %j as a reference', (value) => {
	expect(field.safeParse(value).error?.issues[0]?.message).toBe('not_a_choice');
});
