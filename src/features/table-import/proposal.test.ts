import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { headingParts, proposeColumns, proposeTarget } from './proposal.ts';
import { TARGETS } from './table-import.ts';
import { TARGET_FIELDS } from './targets.ts';

const fields = (target: (typeof TARGETS)[number], headings: string[], samples: string[][] = []) =>
	proposeColumns(target, headings, samples).map(({ field, language }) => [field, language].filter(Boolean).join(':'));

describe('what columns hold', () => {
	it.each(TARGETS)('is told by the headings of our own exports, in both languages: %s', (target) => {
		for (const locale of LANGUAGES) {
			const own = TARGET_FIELDS[target].filter(({ name }) => name !== 'agreementKind');
			expect(
				fields(
					target,
					own.map(({ label }) => label({}, { locale }))
				)
			).toEqual(own.map(({ name }) => name));
		}
	});

	it('is told by the headings that people write', () => {
		expect(fields('partners', ['שם העיר', 'מדינה', 'שנת חתימה', 'סטטוס', 'הערות', 'מס"ד'])).toEqual([
			...['name', 'country', 'signed', 'status', 'summary', '']
		]);
		expect(fields('people', ['First name', 'Last Name', 'E-Mail', 'Mobile', 'Position', 'City'])).toEqual([
			...['name', 'name', 'email', 'phone', 'role.kind', 'role.of']
		]);
		expect(fields('activities', ['Titel', 'Datum', 'Art', 'Partnerstadt', 'Teilnehmer', 'Bemerkungen'])).toEqual([
			...['title', 'starts', 'kind', 'partners', 'participants', 'details']
		]);
		expect(fields('gifts', ['recipient', 'donor', 'gift_description', 'value_usd', 'date_received'])).toEqual([
			...['receiver', 'giver', 'title', 'value', 'starts']
		]);
	});

	it('may say its language', () => {
		expect(fields('organisations', ['שם (עברית)', 'Name (English)', 'סוג'])).toEqual(['name:he', 'name:en', 'kind']);
		expect(headingParts('שם באנגלית')).toEqual({ text: 'שם', language: 'en' });
	});

	it('is told by what stands in it where the heading says nothing', () => {
		const samples = [
			['Jacek Nowak', 'Anna Kowalska'],
			['j@poznan.pl', 'a@poznan.pl'],
			['+48 61 878 52 00', '']
		];
		expect(fields('people', ['name', 'x', 'y'], samples)).toEqual(['name', 'email', 'phone']);
	});
});

it.each([
	['people', ['First name', 'Last name', 'E-mail', 'Phone']],
	['partners', ['Sister city', 'Country', 'Since']],
	['gifts', ['recipient', 'donor', 'gift_description', 'value_usd']],
	['letters', ['הנדון', 'סוג מכתב', 'נשלח בתאריך', 'נמען']],
	['activities', ['פעילות', 'תאריך', 'משתתפים', 'ערים ושותפים']],
	['organisations', ['Organisation', 'Type', 'Website']]
])('what a table holds is told by its headings: %s', (target, headings) => {
	expect(proposeTarget(headings, '')).toBe(target);
});

it('what a table holds is told by what stands in it, where its headings could be of several', () => {
	const headings = ['Title', 'Kind', 'Date', 'City'];
	const of = (...kinds: string[]) => proposeTarget(headings, '', [['A', 'B'], kinds, ['2020'], ['Goslar']]);
	expect(of('Official visit', 'Meeting', 'Excursion')).toBe('activities');
	expect(of('Twin pact', 'Friendship pact')).toBe('agreements');
});
