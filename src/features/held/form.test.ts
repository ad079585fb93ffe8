import { expect, it } from 'vitest';
import { parseForm } from '#kernel/form.ts';
import { newId } from '#kernel/id.ts';
import { eraseForm } from './form.ts';

function parse(fields: Record<string, string>) {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return parseForm(eraseForm, data);
}

it('asks for a reason and for the name', () => {
	const id = newId();
	expect(parse({ id, version: '1' })).toMatchObject({
		problems: [
			{ field: 'reason', code: 'required' },
			{ field: 'confirm', code: 'required' }
		]
	});
	expect(parse({ id, version: '2', reason: 'asked', confirm: 'Jan', 'documents[]': id })).toEqual({
		ok: true,
		value: { id, version: 2, reason: 'asked', confirm: 'Jan', documents: [id] }
	});
});

it('takes documents by their ids alone', () => {
	expect(parse({ id: newId(), reason: 'x', confirm: 'y', 'documents[]': '../etc' })).toMatchObject({
		problems: [{ field: 'documents[]', code: 'not_a_choice' }]
	});
});
