import { describe, expect, it } from 'vitest';
import { parseForm } from '#kernel/form.ts';
import { newId } from '#kernel/id.ts';
import { partnerFilters, partnerForm, statusForm } from './form.ts';

const WHOLE = { version: '0', kind: 'city', status: 'active', visibility: 'council', 'name.en': 'Lyon' };

function data(fields: Record<string, string>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries({ id: newId(), ...fields })) form.append(name, value);
	return form;
}

function problems(fields: Record<string, string>): string[] {
	const form = parseForm(partnerForm, data({ ...WHOLE, ...fields }));
	return form.ok ? [] : form.problems.map(({ field, code }) => `${field} ${code}`);
}

describe('the form of a partner', () => {
	it('needs a name, a kind, a status and a visibility', () => {
		expect(problems({})).toEqual([]);
		expect(problems({ 'name.en': '', kind: 'planet', status: '', visibility: 'all' })).toEqual([
			'kind not_a_choice',
			'name.en required',
			'status required',
			'visibility not_a_choice'
		]);
	});

	it('refuses places, countries and time zones that are none', () => {
		expect(problems({ latitude: '91', longitude: 'east', country: 'QQ', timeZone: 'Europe/Nowhere' })).toEqual([
			'country not_a_country',
			'latitude not_degrees',
			'longitude not_a_number',
			'timeZone not_a_time_zone'
		]);
	});

	it('takes the name in the partner’s own language among its names', () => {
		const form = parseForm(partnerForm, data({ ...WHOLE, localLanguage: 'zh-Hant', localName: '臺南市' }));
		expect(form).toMatchObject({ ok: true, value: { name: { en: 'Lyon', 'zh-Hant': '臺南市' } } });
		const without = parseForm(partnerForm, data({ ...WHOLE, localLanguage: '<b>', localName: 'X' }));
		expect(without).toMatchObject({ ok: true, value: { name: { en: 'Lyon' }, localLanguage: null } });
	});
});

describe('a change of status', () => {
	const change = (fields: Record<string, string>) => {
		const form = parseForm(statusForm, data({ version: '1', ...fields }));
		return form.ok ? form.value : form.problems.map(({ field, code }) => `${field} ${code}`);
	};

	it('a suspension may say until when', () => {
		expect(change({ status: 'suspended', statusSince: '3/2024', statusUntil: '2027' })).toMatchObject({
			...{ statusSince: '2024-03', statusUntil: '2027' }
		});
	});

	it('no other status ends by itself', () => {
		expect(change({ status: 'dormant', statusUntil: '2027' })).toEqual(['statusUntil only_suspended']);
	});

	it('does not end before it begins', () => {
		expect(change({ status: 'suspended', statusSince: '2027', statusUntil: '2025' })).toEqual([
			'statusUntil ends_before_start'
		]);
		expect(change({ status: 'suspended', statusSince: '2025-06', statusUntil: '2025' })).toMatchObject({
			statusUntil: '2025'
		});
	});
});

it('the filters of the list are read from the address; what says nothing narrows nothing', () => {
	const filters = (query: string) => partnerFilters(new URLSearchParams(query));
	expect(filters('q=lyon&kind=city&status=dormant&country=FR&silent=on')).toEqual({
		...{ words: 'lyon', kind: 'city', status: 'dormant', country: 'FR', silent: true }
	});
	expect(filters('kind=x&status=y&country=france&silent=')).toEqual({
		...{ words: '', kind: undefined, status: undefined, country: undefined, silent: false }
	});
});
