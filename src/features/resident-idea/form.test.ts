import { expect, it } from 'vitest';
import { parseForm } from '#kernel/form.ts';
import { ideaForm, queueOf, takeForm, withdrawForm } from './form.ts';

const WHOLE = { text: 'A chess evening', name: 'Noa', email: 'Noa@Example.org', age: 'adult', consent: 'on' };

function read(fields: Record<string, string>) {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return parseForm(ideaForm, data);
}

function problems(fields: Record<string, string>): string[] {
	const parsed = read(fields);
	return parsed.ok ? [] : parsed.problems.map(({ field, code }) => `${field} ${code}`);
}

it('an idea is read whole', () => {
	expect(read(WHOLE)).toEqual({
		ok: true,
		value: {
			...{ text: 'A chess evening', partnerId: null, name: 'Noa', email: 'noa@example.org' },
			...{ age: 'adult', consent: true, mayPublish: false }
		}
	});
});

it('all that is missing is told at once, in the order of the form', () => {
	expect(problems({})).toEqual([
		'text required',
		'age required',
		'name required',
		'email required',
		'consent required'
	]);
});

it.each([
	[{ text: 'x'.repeat(1001) }, ['text too_long']],
	[{ name: 'x'.repeat(101) }, ['name too_long']],
	[{ email: 'noa' }, ['email not_an_email']],
	[{ email: 'a@b.example\r\nBcc: c@d.example' }, ['email not_an_email']],
	[{ email: `${'x'.repeat(250)}@a.example` }, ['email not_an_email']],
	[{ age: 'child' }, ['age not_a_choice']],
	[{ partnerId: '../x' }, ['partnerId not_a_choice']]
])('%o is refused', (fields, expected) => {
	expect(problems({ ...WHOLE, ...fields })).toEqual(expected);
});

it('withdrawing is agreed to with a tick', () => {
	expect(parseForm(withdrawForm, new FormData()).ok).toBe(false);
	const data = new FormData();
	data.append('sure', 'on');
	expect(parseForm(withdrawForm, data)).toEqual({ ok: true, value: { sure: true, keep: false } });
});

it('what is taken up has a title', () => {
	expect(parseForm(takeForm, new FormData())).toMatchObject({ ok: false });
});

it('the queue is that of the address, else what waits', () => {
	expect(queueOf(new URLSearchParams('queue=spam'))).toBe('spam');
	expect(queueOf(new URLSearchParams('queue=all'))).toBe('waiting');
	expect(queueOf(new URLSearchParams())).toBe('waiting');
});
