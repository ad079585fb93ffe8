import { describe, expect, it } from 'vitest';
import type { Person } from './person.ts';
import type { RoleHeld } from './role.ts';
import { contactOf, holdersOf, personRow, personTable, roleLines, type Looking } from './view.ts';

const person: Person = {
	id: 'p',
	name: {},
	email: 'mayor@example.org',
	phone: '+48 61 878 52 00',
	languages: ['pl', 'en'],
	note: 'Prefers to be written to',
	receivedOn: '2019-05',
	receivedFrom: 'The city hall of Poznań',
	noticeOn: '2019-05-20',
	erasedAt: null,
	version: 1
};
const mayor: RoleHeld = {
	id: 'r1',
	personId: 'p',
	kind: 'mayor',
	title: {},
	of: { noun: 'partner', id: 'poznan', name: { he: 'פוזנן', en: 'Poznań' }, isCity: true, flag: 'PL' },
	starts: '2018',
	ends: null,
	version: 1
};
const former: RoleHeld = {
	...mayor,
	id: 'r2',
	kind: 'council_member',
	of: { noun: 'home', id: null, name: { en: 'Testville' }, isCity: true, flag: null },
	ends: '2018'
};
const as = (role: Looking['actor']['role']): Looking => ({ actor: { role }, language: 'en', day: '2020-09-09' });

describe('how to reach a person', () => {
	it('is for those who write, and for no reader', () => {
		expect(contactOf(person, { role: 'coordinator' })).toEqual({
			email: 'mayor@example.org',
			phone: '+48 61 878 52 00',
			note: 'Prefers to be written to',
			receivedOn: '2019-05',
			receivedFrom: 'The city hall of Poznań',
			noticeOn: '2019-05-20'
		});
		expect(contactOf(person, { role: 'reader' })).toBeUndefined();
		expect(personRow(person, [mayor], as('reader'))).toMatchObject({ email: null, phone: null });
		expect(JSON.stringify(personTable([person], new Map([['p', [mayor]]]), as('reader')))).not.toMatch(/mayor@|\+48/);
	});
});

it('a row does not repeat the role that stands for the name', () => {
	const donor: RoleHeld = { ...mayor, id: 'r3', kind: 'donor' };
	expect(personRow(person, [former, donor, mayor], as('director'))).toMatchObject({
		name: { text: 'Mayor of Poznań' },
		roles: ['Donor, Poznań'],
		flag: 'PL'
	});
});

it('the lines of roles say whose they are, for the page and for the form', () => {
	const lines = roleLines([former, mayor], as('reader'));
	expect(lines.map(({ label, time, path, of }) => ({ label, time, path, of }))).toEqual([
		{ label: 'Mayor of Poznań', time: 'current', path: '/partners/poznan', of: 'partner:poznan' },
		{ label: 'Member of the City Council of Testville', time: 'former', path: undefined, of: '' }
	]);
});

it('who has no name is called by the role in an organisation', () => {
	const roles: Parameters<typeof holdersOf>[0] = [
		{ ...mayor, kind: 'attache' as const, personName: {}, ends: '2019' },
		{ ...mayor, id: 'r4', kind: 'ambassador' as const, personName: { en: 'Jan Kowalski' } }
	];
	expect(holdersOf(roles, as('reader')).map((each) => [each.name.text, each.title, each.isFormer])).toEqual([
		['Jan Kowalski', 'Ambassador', false],
		['Attaché', 'Attaché', true]
	]);
});

it('the file names languages, and holds no marks of direction', () => {
	const foreign: RoleHeld = { ...mayor, of: { ...mayor.of, name: { en: 'Poznań' } } };
	const looking: Looking = { ...as('coordinator'), language: 'he' };
	const { columns, rows } = personTable([person], new Map([['p', [foreign]]]), looking);
	expect(rows[0]).toEqual(['ראש עיריית Poznań', '', 'פולנית, אנגלית', 'mayor@example.org', '+48 61 878 52 00']);
	expect(columns).toHaveLength(5);
});
