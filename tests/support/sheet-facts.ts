import type { BriefFacts, LeafletFacts, SheetActivity } from '../../src/features/sheet/sheet.ts';
import { buildTie } from './report-facts.ts';

const TODAY = '2026-11-29';

/** What may be said of a partner of which nothing is recorded; say only what the test is about. */
export function buildLeafletFacts(overrides: Partial<LeafletFacts> = {}): LeafletFacts {
	return {
		...common(),
		...{
			tallies: [],
			themes: [],
			scope: [],
			since: null,
			highlights: [],
			activities: { rows: [], all: 0 },
			withheld: 0
		},
		...overrides
	};
}

/** The same of what the office knows. */
export function buildBriefFacts(overrides: Partial<BriefFacts> = {}): BriefFacts {
	const none = { rows: [], all: 0 };
	return {
		...common(),
		...{ standing: null, people: none, initiatives: none, steps: none, letters: none, planned: none },
		...{ last: [], agreements: [], notes: [] },
		...overrides
	};
}

function common() {
	return {
		office: {
			...{ slug: 'testville', latitude: 32, longitude: 34.8 },
			name: { he: 'עיריית בדיקה, קשרי חוץ', en: 'Testville Foreign Relations' },
			city: { he: 'בדיקה', en: 'Testville' },
			contact: { he: 'רחוב הדוגמה 1\n03-5550100', en: '1 Example Street\n+972-3-555-0100' }
		},
		today: TODAY,
		tie: buildTie('p', { today: TODAY }),
		isPublic: true
	};
}

let counter = 0;

export function buildSheetActivity(overrides: Partial<SheetActivity> = {}): SheetActivity {
	counter += 1;
	return {
		...{ id: `activity-${counter}`, kind: 'youth_delegation', status: 'done', outcome: {} },
		title: { he: 'משלחת נוער', en: 'Youth delegation' },
		...{ starts: '2020-09-08', ends: null, participants: null },
		...overrides
	};
}
