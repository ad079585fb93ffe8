import type { BriefFacts, LeafletFacts } from '../../src/features/sheet/sheet.ts';
import { buildTie } from './report-facts.ts';
import { buildBriefFacts, buildLeafletFacts, buildSheetActivity } from './sheet-facts.ts';

const he = 'שם ארוך מאוד שאינו נגמר, ובו מוסדות, ועדות, בתי ספר ומרכזים קהילתיים, ';
const en = 'A very long name that does not end, with institutions, committees, schools and community centres, ';
const long = { he: he.repeat(4), en: en.repeat(4) };
const many = <T>(toRow: (index: number) => T) => ({
	rows: Array.from({ length: 24 }, (_, index) => toRow(index)),
	all: 200
});

const tie = buildTie('p', {
	partner: { name: { ...long, pl: en.repeat(3) }, localLanguage: 'pl', summary: long },
	signed: ['1979~', '1980', '1981-05-04'],
	lastTwoWay: '2020-09-08'
});
const activity = () =>
	buildSheetActivity({ title: long, outcome: long, starts: '2019-12-30', ends: '2020-01-02', participants: 1234 });

/** A partner of whom there is far too much for one page, with names of 300 letters. */
export const OVERFULL: { leaflet: LeafletFacts; brief: BriefFacts } = {
	leaflet: buildLeafletFacts({
		...{ tie, since: '1979', themes: ['education', 'youth', 'culture_art', 'sport', 'health', 'tourism'] },
		tallies: [{ kind: 'official_visit', count: 120, participants: 12_345 }],
		highlights: many((index) => ({ id: String(index), text: long })).rows,
		activities: many(activity)
	}),
	brief: buildBriefFacts({
		...{ tie, standing: { since: '2019', note: long }, last: many(activity).rows, planned: many(activity) },
		people: many((index) => ({
			...{ id: String(index), name: long, languages: ['pl', 'en', 'de', 'fr'], note: long.en },
			roles: []
		})),
		initiatives: many((index) => ({
			...{ id: String(index), stage: 'initiative' as const, title: long, standing: long, expected: '2027' }
		})),
		steps: many((index) => ({ id: String(index), what: long, who: en, due: '2026-10', doneOn: null })),
		letters: many((index) => ({
			...{ id: String(index), title: long, isOurs: true, starts: '2026-01-01', replyDue: '2026-02-01' }
		})),
		agreements: [],
		notes: many((index) => ({ id: String(index), text: long, source: long })).rows
	})
};
