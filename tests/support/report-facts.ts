import type { TieAgreement, TieFacts } from '../../src/features/year/tie.ts';
import { tieOf, type Tie } from '../../src/features/year/tie.ts';
import type { Tally } from '../../src/features/year/thread.ts';
import type { ReportActivity, ReportFacts, ReportInitiative } from '../../src/features/report/report.ts';
import { ALL_TOLD } from '../../src/features/report/untold.ts';
import type { Item, ListBlock, Section } from '../../src/kernel/flow-document.ts';
import { plainText, type FlowDocument } from '../../src/kernel/flow-document.ts';
import { countedOn } from '../../src/kernel/known-date.ts';
import { periodOf } from '../../src/kernel/period.ts';

/** The facts of an empty year; say only what the test is about. */
export function buildFacts(overrides: Partial<ReportFacts> = {}): ReportFacts {
	return {
		office: {
			slug: 'testville',
			name: { he: 'עיריית בדיקה', en: 'Testville' },
			city: { he: 'בדיקה', en: 'Testville' },
			latitude: 32,
			longitude: 34.8,
			periodStartsIn: 1
		},
		audience: 'council',
		period: periodOf(2020, 1),
		before: periodOf(2019, 1),
		asOf: null,
		ties: [],
		bodies: [],
		goals: [],
		activities: [],
		activitiesBefore: [],
		initiatives: [],
		completed: [],
		declined: [],
		highlights: [],
		steps: [],
		since: [],
		claims: [],
		notes: [],
		withheld: [],
		withheldBefore: [],
		untold: ALL_TOLD,
		contactEarlier: [],
		begun: [],
		openBefore: [],
		requests: [],
		promised: [],
		...overrides
	};
}

interface TieOverrides {
	partner?: Partial<TieFacts['partner']>;
	/** null: there is no agreement. */
	agreement?: Partial<TieAgreement> | null;
	/** Signed in this year by the preferred source; the rest is what other sources say. */
	signed?: string[];
	activities?: ReportActivity[];
	lastTwoWay?: string;
	/** The day on which it is looked at. */
	today?: string;
}

/** A twin city as the register sees it in 2020, with what the activities of the test come to. */
export function buildTie(id: string, overrides: TieOverrides = {}): Tie {
	const {
		partner,
		agreement = {},
		signed = ['1990'],
		activities = [],
		lastTwoWay = null,
		today = '2021-01-01'
	} = overrides;
	const own = activities.filter(({ partners }) => partners.includes(id));
	const claims = signed.map((date, index) => ({
		...{ field: 'signed' as const, date, value: null, preferred: index === 0 }
	}));
	const tallies = own.flatMap(({ starts, direction, status }): Tally[] =>
		starts !== null && countedOn(starts) !== undefined ? [{ when: starts, direction, status, count: 1 }] : []
	);
	const pact: TieAgreement = {
		...{
			id: `pact-${id}`,
			kind: 'twin_pact',
			status: 'in_force',
			printsAllDates: false,
			termEnds: null,
			renewsItself: false,
			claims
		},
		...agreement
	};
	const facts: TieFacts = {
		partner: {
			...{ id, name: { he: 'פוזנן', en: 'Poznań' }, localLanguage: null, country: 'PL', countryName: {} },
			...{ showsFlag: true, latitude: 52, longitude: 17, statusUntil: null, summary: {} },
			kind: 'city',
			status: 'active',
			...partner
		},
		agreements: agreement === null ? [] : [pact],
		tallies,
		firstDay: null,
		lastTwoWay,
		hasUndatedContact: false,
		undated: own.length - tallies.length
	};
	const outlook = { today, firstDay: '2020-07-02', holdsRecords: true, heldBefore: true };
	return tieOf(facts, periodOf(2020, 1), outlook);
}

let counter = 0;

/** Something that was done with partner "p" in 2020. */
export function buildReportActivity(overrides: Partial<ReportActivity> = {}): ReportActivity {
	counter += 1;
	const starts = overrides.starts === undefined ? '2020' : overrides.starts;
	return {
		...{ id: `activity-${counter}`, kind: 'meeting', direction: 'mutual', status: 'done', themes: [] },
		...{ participants: null, moneyActual: null, moneySunk: null, currency: 'ILS', partners: ['p'], goals: [] },
		...{ title: { he: 'פגישה', en: 'A meeting' }, details: {}, outcome: {}, ends: null, reason: null, reasonNote: {} },
		...{ correspondence: null, shownOn: [], bodies: [], officials: [] },
		...overrides,
		starts,
		datedOn: overrides.datedOn ?? (starts === null ? null : (countedOn(starts) ?? null))
	};
}

export function buildReportInitiative(overrides: Partial<ReportInitiative> = {}): ReportInitiative {
	counter += 1;
	return {
		...{ id: `initiative-${counter}`, stage: 'initiative', title: { he: 'יוזמה', en: 'An initiative' }, standing: {} },
		...{ expected: null, partners: [], goals: [], bodies: [] },
		...overrides
	};
}

/** A report as a reader reads it: every line of every section. */
export function wordsOf(document: FlowDocument | Section): string[] {
	const sections = 'sections' in document ? document.sections : [document];
	return sections.flatMap((section) => [
		section.title,
		...(section.lede ? [plainText(section.lede)] : []),
		...section.blocks.flatMap((block) => {
			switch (block.kind) {
				case 'text':
					return [plainText(block.line)];
				case 'list':
					return [
						block.heading ?? '',
						...block.items.flatMap(itemWords),
						block.items.length > 0 ? '' : (block.empty ?? '')
					];
				case 'table':
					return [
						block.caption,
						...block.rows.map((row) => row.map(plainText).join(' | ')),
						...block.notes.map(plainText)
					];
				case 'chart':
				case 'map':
					return [block.title, block.alt];
				case 'picture':
					return [block.alt, ...(block.caption ? [plainText(block.caption)] : [])];
			}
		})
	]);
}

/** The list under a heading; undefined where there is none. */
export function listUnder(section: Section | undefined, heading: string): ListBlock | undefined {
	return section?.blocks.find((block): block is ListBlock => block.kind === 'list' && block.heading === heading);
}

export function itemWords({ line, note }: Item): string[] {
	return [plainText(line), ...(note ? [plainText(note)] : [])];
}
