import { describe, expect, it } from 'vitest';
import {
	buildFacts,
	buildReportActivity,
	buildReportInitiative,
	buildTie,
	wordsOf
} from '../../../tests/support/report-facts.ts';
import { writeReport } from './document.ts';
import { forPublic } from './for-public.ts';
import type { ReportFacts } from './report.ts';

const activities = [
	buildReportActivity({ partners: ['p'] }),
	buildReportActivity({ partners: ['p', 'hidden'], title: { he: 'משלחת', en: 'Of both' } }),
	buildReportActivity({ partners: ['hidden'], title: { he: 'סוד', en: 'Of the hidden' } }),
	buildReportActivity({ partners: ['wish'], title: { he: 'ביקור', en: 'Of the candidate' } }),
	buildReportActivity({ partners: [], title: { he: 'כנס', en: 'Of nobody' } })
];
const named = (en: string, he: string) => ({ name: { en, he } });
const ties = [
	buildTie('p', { activities, signed: ['2008'], lastTwoWay: '2020' }),
	buildTie('quiet', {
		partner: { ...named('Opsterland', 'אופסטרלנד'), status: 'suspended', statusUntil: '2027' },
		...{ signed: ['1963'], lastTwoWay: '2011', agreement: { termEnds: '2021' } }
	}),
	buildTie('asleep', { partner: { ...named('Verona', 'ורונה'), status: 'dormant' }, signed: ['1998'] }),
	buildTie('friend', { partner: named('Kunming', 'קונמינג'), agreement: null, activities }),
	buildTie('wish', { partner: { ...named('Zzwish', 'זזמועמדת'), status: 'in_talks' }, agreement: null, activities }),
	buildTie('gone', { partner: { ...named('Zzgone', 'זזשהיתה'), status: 'ended' }, signed: ['1970'] })
];
const facts = (overrides: Partial<ReportFacts> = {}) =>
	buildFacts({
		...{ audience: 'public', ties, activities, since: [{ partnerId: 'quiet', date: '2020-05' }] },
		activitiesBefore: [buildReportActivity({ partners: ['quiet'] }), buildReportActivity({ partners: ['wish'] })],
		initiatives: [buildReportInitiative({ partners: ['wish'], title: { en: 'With the candidate' } })],
		contactEarlier: [{ partnerId: 'p', date: '2011' }],
		...overrides
	});
const said = (language: 'he' | 'en', given = facts()) => wordsOf(writeReport(forPublic(given), language)).join('\n');

describe('a report for everybody', () => {
	it('does not say how a tie stands, in any of its sections', () => {
		const en = said('en');
		expect(en).not.toMatch(/silent|dormant|suspend|renewed|\bstatus\b|two-way|candidate|last contact|Active/i);
		expect(en).not.toMatch(/no next step|\bterm\b|No activity was recorded in 2020/i);
		expect(said('he')).not.toMatch(/שותק|רדום|מושהה|בחידוש|מצב הקשר|מועמד|קשר אחרון|שתיקה|פעיל\b/);
	});

	it('tells of each twin city all the same, and counts what it shows', () => {
		const { sections } = writeReport(forPublic(facts()), 'en');
		expect(sections.map(({ id }) => id)).toEqual([
			...['cover', 'goals', 'register', 'world', 'highlights', 'numbers', 'by-partner', 'changes'],
			...['tie-1', 'tie-2', 'tie-3', 'others', 'pipeline', 'method', 'disputed']
		]);
		const register = sections.find(({ id }) => id === 'register');
		const [table] = register?.blocks ?? [];
		if (table?.kind !== 'table') throw new Error('no table');
		expect(table.columns.map(({ title }) => title)).toEqual(['City', 'Agreement', 'Signed', 'In 2020']);
		const [, opsterland] = table.rows.map((row) => row.map((line) => line.map(({ text }) => text).join('')));
		expect(opsterland).toEqual(['Opsterland\nPoland', 'Twin-city pact', '1963', 'No activity recorded']);
	});

	it('draws every tie of the map as it is of the register, with the words for it', () => {
		const [map] = writeReport(forPublic(facts()), 'en').sections.find(({ id }) => id === 'world')?.blocks ?? [];
		if (map?.kind !== 'map') throw new Error('no map');
		expect(map.places.map(({ name, state }) => [name, state])).toEqual([
			...[
				['Poznań', 'live'],
				['Opsterland', 'live'],
				['Verona', 'live'],
				['Kunming', 'candidate']
			]
		]);
		expect(map.legend).toEqual({ live: 'Twin city', candidate: 'Other tie' });
		expect(map.alt).toContain('Twin cities: Poznań, Opsterland and Verona. Other ties: Kunming.');
	});

	it('is not told of what was done with partners alone that it does not tell of', () => {
		const { activities, activitiesBefore, initiatives } = forPublic(facts());
		expect(activities.map(({ title }) => title.en)).toEqual(['A meeting', 'Of both', 'Of nobody']);
		expect([activitiesBefore.length, initiatives.length]).toEqual([1, 0]);
		for (const language of ['he', 'en'] as const) expect(said(language)).not.toMatch(/Zz|זז|hidden|סוד/);
	});

	it('leaves a report to the council as it is', () => {
		const council = wordsOf(writeReport(facts({ audience: 'council' }), 'en')).join('\n');
		for (const words of ['Verona', 'Dormant', 'Suspended', 'Zzwish']) expect(council).toContain(words);
	});
});
