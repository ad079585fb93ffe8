import { describe, expect, it } from 'vitest';
import { activityProposal } from '../../../tests/support/brought.ts';
import { offeredInitiative, offeredOrganisation, textsOf, titled, type Around } from './offers.ts';

const around: Around = {
	...{ tongue: 'he', from: 'deck.pptx', by: { role: 'director' }, today: '2026-11-30' },
	...{ partners: [], shownOn: [], people: [], organisations: [] }
};

describe('a paragraph as a title', () => {
	it('is itself where it is short', () => {
		expect(titled('A visit')).toEqual({ title: 'A visit', details: '' });
	});

	it('is its first sentence where it is long, with the whole as details', () => {
		const text = `The mayor of Poznań came for two days. ${'He spoke with many people of the city. '.repeat(12)}`;
		expect(titled(text)).toEqual({ title: 'The mayor of Poznań came for two days', details: text });
	});

	it('is cut at a word where it is one long sentence, and never longer than its field', () => {
		const { title } = titled('ביקור '.repeat(100));
		expect(title).toMatch(/ביקור…$/);
		expect(title.length).toBeLessThanOrEqual(300);
		expect(titled('א'.repeat(500)).title.length).toBeLessThanOrEqual(300);
	});
});

it('a text stands under its own language, whatever the document is in', () => {
	expect(textsOf('ביקור', 'en')).toEqual({ he: 'ביקור' });
	expect(textsOf('Smart City', 'he')).toEqual({ en: 'Smart City' });
	expect(textsOf('Jugendaustausch', 'de')).toEqual({ de: 'Jugendaustausch' });
	expect(textsOf('', 'he')).toEqual({});
});

it('what is promoted has begun where it is under way, and is expected where it is planned', () => {
	const proposal = activityProposal({ type: 'initiative', starts: '2020-10', status: 'under_way' });
	expect(offeredInitiative(proposal, around)).toMatchObject({ stage: 'initiative', begun: '2020-10', expected: null });
	const planned = { ...proposal, status: 'approved' as const };
	expect(offeredInitiative(planned, around)).toMatchObject({ begun: null, expected: '2020-10' });
});

it('what is promoted is proposed where who takes it over is not one who could have decided it', () => {
	const proposal = activityProposal({ type: 'initiative', starts: '2020-10', status: 'under_way' });
	const taken = offeredInitiative(proposal, { ...around, by: { role: 'coordinator' } });
	expect(taken).toMatchObject({ stage: 'proposal', begun: '2020-10' });
});

it.each([
	['שגרירות פולין', 'embassy'],
	['בית ספר אלון', 'school'],
	['אגף החינוך', 'municipal_department'],
	['Youth Orchestra of Verona', 'cultural_institution'],
	['Förderverein Goslar', 'association'],
	['Up-Next', 'other']
])('a body is what its name says: %s is %s', (name, kind) => {
	const source = { page: 1, paragraph: 0, raw: '' };
	const named = { type: 'organisation' as const, text: name, source, doubts: [], name, id: null };
	expect(offeredOrganisation({ ...named, partner: null, partnerId: null }, around).kind).toBe(kind);
});
