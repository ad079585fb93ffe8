import { describe, expect, it } from 'vitest';
import type { Language } from '#kernel/language.ts';
import { wordsOf, buildTie } from '../../../tests/support/report-facts.ts';
import { buildLeafletFacts, buildSheetActivity } from '../../../tests/support/sheet-facts.ts';
import { writeLeaflet } from './leaflet.ts';
import type { LeafletFacts } from './sheet.ts';

const leaflet = (facts: Partial<LeafletFacts>, language: Language = 'en') =>
	writeLeaflet(buildLeafletFacts(facts), language, () => true);
const said = (facts: Partial<LeafletFacts>, language: Language = 'en') => wordsOf(leaflet(facts, language)).join('\n');

describe('a leaflet', () => {
	it('is called by both cities, and says since when and of what kind the tie is', () => {
		expect(leaflet({}).title).toBe('Testville and Poznań');
		expect(leaflet({}, 'he').title).toBe('בדיקה ופוזנן');
		expect(leaflet({ tie: buildTie('p', { signed: ['1979~'] }) }).subtitle).toBe('Twin city since about 1979');
		expect(leaflet({ tie: buildTie('p', { signed: ['2008', '2010-06-21'] }) }).subtitle).toBe('Twin city since 2008');
	});

	it('names the partner in its own script, in our other language, and its country', () => {
		const name = { he: 'טאינאן', en: 'Tainan', 'zh-Hant': '臺南' };
		const tie = buildTie('p', { partner: { name, localLanguage: 'zh-Hant', country: 'TW' } });
		expect(said({ tie }, 'he')).toContain('臺南 · Tainan · טייוואן');
		const [cover] = leaflet({ tie }, 'he').sections;
		expect(cover?.blocks[0]).toMatchObject({ line: [{ lang: 'zh-Hant' }, {}, { lang: 'en' }, {}, {}] });
	});

	it('tells in which fields, and what took place, with its date, its kind and who took part', () => {
		const activities = { rows: [buildSheetActivity({ participants: 24 })], all: 1 };
		const words = said({ activities, themes: ['education', 'youth'] });
		expect(words).toContain('Fields of work: Education and Youth.');
		expect(words).toContain('Youth delegation\n8 Sep 2020, Youth delegation. Participants: 24.');
	});

	it('counts what is known, and has no line for what is not', () => {
		const tallies = [
			{ kind: 'official_visit' as const, count: 3, participants: null },
			{ kind: 'sports_delegation' as const, count: 2, participants: 31 }
		];
		const words = said({ tallies, since: '2008', activities: { rows: [], all: 5 } });
		expect(words).toMatch(
			/Visits \| 3\nDelegations \| 2\nActivities in all \| 5\nParticipants, as far as recorded \| 31/
		);
		expect(words).not.toContain('Projects');
		expect(words).toContain('As recorded, from 2008 on.');
	});

	it('shows both cities on a map that says how far apart they are; without a place there is none', () => {
		expect(said({})).toContain('The distance: 2,650 km.');
		const nowhere = { tie: buildTie('p', { partner: { latitude: null, longitude: null } }) };
		expect(said(nowhere)).not.toContain('km');
	});

	it('leaves out what it has nothing to say of: no guest is told what is missing', () => {
		const document = leaflet({ withheld: 4 });
		expect(document.sections.map(({ id }) => id)).toEqual(['cover', 'map', 'contact']);
		expect(wordsOf(document).join()).not.toMatch(/recorded|On record|4/);
		expect(said({ activities: { rows: [buildSheetActivity({ starts: null })], all: 1 } })).not.toContain('No date');
	});

	it('tells what the agreement is about where no activity is for everybody', () => {
		expect(said({ scope: ['education', 'sport'] })).toContain(
			'Fields of cooperation under the agreement: Education and Sport.'
		);
		expect(said({ scope: ['education', 'sport'], themes: ['youth'] })).not.toContain('under the agreement');
	});

	it('is set larger, with more of the world, where there is little to say', () => {
		const bare = leaflet({});
		expect(bare.scale).toBe('largest');
		expect(bare.sections[1]?.blocks[0]).toMatchObject({ kind: 'map', height: 'full' });
		const full = writeLeaflet(buildLeafletFacts({}), 'en', ({ scale }) => scale === undefined);
		expect(full.scale).toBeUndefined();
		expect(full.sections[1]?.blocks[0]).toMatchObject({ kind: 'map', height: 'tall' });
	});

	it('has the distance as a line where there is no table, and in the table where there is', () => {
		expect(said({})).toContain('2,650 km apart, as the crow flies.');
		const words = said({ activities: { rows: [buildSheetActivity()], all: 1 } });
		expect(words).toContain('Distance as the crow flies | 2,650 km');
		expect(words).not.toContain('km apart');
	});
});
