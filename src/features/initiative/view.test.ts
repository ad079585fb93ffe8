import { expect, it } from 'vitest';
import {
	activityQuery,
	bodiesBySide,
	initiativeTable,
	leadsOf,
	partiesOf,
	type NamedBody,
	type NamedParty
} from './view.ts';

const poznan: NamedParty = { id: '1', name: { en: 'Poznań' }, flag: 'PL' };
const embassy: NamedBody = { id: '2', name: { en: 'Embassy of Poland' }, flag: 'PL', role: 'partner', isTheirs: false };
const music: NamedBody = { id: '3', name: { en: 'Music Centre' }, flag: null, role: 'lead', isTheirs: false };

it('is with its partners; with the bodies beside it only where there are none', () => {
	expect(partiesOf({ partners: [poznan], bodies: [embassy, music] })).toEqual([poznan]);
	expect(partiesOf({ partners: [], bodies: [embassy, music] })).toEqual([embassy]);
	expect(leadsOf({ bodies: [embassy, music] })).toEqual([music]);
});

it('the file says in one line what the list says', () => {
	const row = {
		...{ id: '9', stage: 'proposal' as const, title: { en: 'A tree' }, standing: { en: 'To set a date' } },
		...{ begun: '2019', expected: '2020~', ended: null, partners: [], bodies: [embassy, music] },
		goals: [{ id: '4', number: 2, shortName: { en: 'Enrichment' } }]
	};
	expect(initiativeTable([row], 'he').rows[0]).toEqual([
		'A tree',
		'הצעה',
		'Embassy of Poland',
		'Music Centre',
		'2. Enrichment',
		'To set a date',
		'2019',
		'2020~',
		null
	]);
});

it('a body stands on the side that its own record says: ours, the partner’s, or neither', () => {
	const theirs: NamedBody = { ...music, id: '5', flag: 'PL', isTheirs: true };
	expect(bodiesBySide([embassy, music, theirs], 'IL')).toEqual([
		{ side: 'ours', bodies: [music] },
		{ side: 'theirs', bodies: [theirs] },
		{ side: 'third', bodies: [embassy] }
	]);
	expect(bodiesBySide([], 'IL')).toEqual([]);
});

it('an activity takes over what the initiative has', () => {
	const goals = [{ id: '4', number: 2, shortName: {} }];
	const sponsor: NamedBody = { ...music, id: '6', role: 'sponsor' };
	const query = activityQuery({ id: '9', partners: [poznan], goals, bodies: [music, sponsor], themes: ['youth'] });
	expect([...new URLSearchParams(query)]).toEqual([
		['initiative', '9'],
		['partners[]', '1'],
		['goals[]', '4'],
		['themes[]', 'youth'],
		['organisations.id[]', '3'],
		['organisations.role[]', 'lead'],
		['organisations.id[]', '6'],
		['organisations.role[]', 'partner']
	]);
});
