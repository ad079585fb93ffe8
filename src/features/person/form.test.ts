import { expect, it } from 'vitest';
import { parseForm } from '#kernel/form.ts';
import { personFilters, personForm, roleEndForm, roleForm } from './form.ts';

const ID = '01890000-0000-7000-8000-000000000001';

function data(fields: Record<string, string>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries({ id: ID, version: '0', ...fields })) form.append(name, value);
	return form;
}

it('a role of the home city names nobody else', () => {
	const parsed = parseForm(roleForm, data({ personId: ID, kind: 'mayor', of: '' }));
	expect(parsed).toMatchObject({ ok: true, value: { kind: 'mayor', of: null, title: {}, starts: null, ends: null } });
});

it('the form of a role tells all that is wrong with it', () => {
	const parsed = parseForm(roleForm, data({ personId: ID, kind: '', of: 'goal:1', starts: '2020', ends: '2019' }));
	expect(parsed.ok ? [] : parsed.problems.map(({ field, code }) => [field, code])).toEqual([
		['kind', 'required'],
		['of', 'not_a_choice'],
		['ends', 'ends_before_start']
	]);
	const reversed = parseForm(roleForm, data({ personId: ID, kind: 'mayor', starts: '2020', ends: '6/2019' }));
	expect(reversed).toMatchObject({ ok: false, problems: [{ field: 'ends', code: 'ends_before_start' }] });
});

it('a role cannot be ended without saying when', () => {
	expect(parseForm(roleEndForm, data({ ended: '' }))).toMatchObject({
		problems: [{ field: 'ended', code: 'required' }]
	});
	expect(parseForm(roleEndForm, data({ ended: '9.9.2020' }))).toMatchObject({ value: { ended: '2020-09-09' } });
});

it('a new person may come with a role, and a role without its kind is asked for it', () => {
	const role = { 'role.id': ID, 'role.kind': '', 'role.of': `partner:${ID}`, 'role.title.he': '' };
	expect(parseForm(personForm, data(role))).toMatchObject({ problems: [{ field: 'role.kind', code: 'required' }] });
	const both = parseForm(personForm, data({ ...role, email: 'nobody' }));
	expect(both.ok ? [] : both.problems.map(({ field }) => field)).toEqual(['email', 'role.kind']);
	expect(parseForm(personForm, data({ ...role, 'role.of': '' }))).toMatchObject({
		ok: true,
		value: { name: {}, email: null, role: { kind: null } }
	});
});

it('reads the filters of the list from its address', () => {
	expect(
		personFilters(new URLSearchParams(`q=x&partner=${ID}&kind=mayor&current=on&organisation=?&notice=on`), true)
	).toEqual({
		words: 'x',
		partnerId: ID,
		organisationId: undefined,
		kind: 'mayor',
		currentOnly: true,
		isNoticeOwed: true
	});
	expect(personFilters(new URLSearchParams('notice=on'), false)).toMatchObject({ isNoticeOwed: false });
});
