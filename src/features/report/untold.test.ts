import { describe, expect, it } from 'vitest';
import { buildFacts, buildReportActivity, buildTie, wordsOf } from '../../../tests/support/report-facts.ts';
import { writeReport } from './document.ts';
import type { ReportFacts } from './report.ts';
import { absence, ALL_TOLD, isAnyUntold, UNTOLD, type Untold } from './untold.ts';

/** Words that say that there is none of something, or that nothing was done. */
const SAYS_NONE = {
	en: /\b(?:not? .*recorded|none recorded|nothing recorded|nothing is recorded|no highlights were written|there are no|there is no date|no contact with any|took place; |without a date is recorded|no tie was silent|no tie has an agreement)/i,
	he: /(?<!ש)לא (?:נרשמ|נרשם|נכתב|רשום|היה קשר)|אין רישום|אין ערים תאומות במרשם|אין קשרים שמקומם ידוע\.|אין קשרים שיש להם הסכם, ולכן|אין קשר שותק:|אין תאריך חתימה/
} as const;
/** The annex tells how it is counted, whatever there is. */
const METHOD = 'method';

const EVERYTHING: Untold = {
	...(Object.fromEntries(UNTOLD.map((what) => [what, true])) as unknown as Untold),
	goals: ['g'],
	contacts: ['p', 'q', 'r']
};
const goal = { id: 'g', position: 1, name: { he: 'נוער', en: 'Youth' }, shortName: {} };
const other = { agreement: null, partner: { id: 'r', kind: 'country' as const } };

/** Reports of the kinds of offices that have nothing to say somewhere. */
const CASES: Record<string, Partial<ReportFacts>> = {
	'with nothing at all': {},
	'with goals and no tie': {
		goals: [goal],
		bodies: [{ id: 'e', name: { he: 'שגרירות', en: 'An embassy' }, country: null }]
	},
	'with silent ties': { goals: [goal], ties: [buildTie('p'), buildTie('q'), buildTie('r', other)] },
	'in a year that has not ended': { goals: [goal], asOf: '2020-06-01', ties: [buildTie('p', { today: '2020-06-01' })] },
	'with something of one tie': (() => {
		const activities = [
			buildReportActivity({ partners: ['p'] }),
			buildReportActivity({ partners: ['p'], status: 'under_way' })
		];
		return { goals: [goal], activities, ties: [buildTie('p', { activities }), buildTie('q')] };
	})()
};

const sayingNone = (facts: Partial<ReportFacts>, language: 'he' | 'en') => {
	const written = writeReport(buildFacts(facts), language);
	const sections = written.sections.filter(({ id }) => id !== METHOD);
	return [written.subtitle ?? '', ...wordsOf({ ...written, sections })].filter((said) =>
		SAYS_NONE[language].test(said)
	);
};

describe.each(['he', 'en'] as const)('of what may be untold, a report in %s', (language) => {
	it.each(Object.entries(CASES))('%s never says that there is none', (_, facts) => {
		const hidden = { untold: EVERYTHING, withheld: ['p', 'q', 'r'], withheldBefore: ['p', 'q', 'r'] };
		for (const audience of ['council', 'public'] as const) {
			expect(sayingNone({ ...facts, ...hidden, audience }, language)).toEqual([]);
		}
	});

	it.each(Object.entries(CASES))('%s says so where everything is told', (_, facts) => {
		expect(sayingNone({ ...facts, audience: 'leadership' }, language)).not.toEqual([]);
	});
});

describe('what is untold', () => {
	it('decides which of two sentences is said', () => {
		const said = { none: 'there is none', untold: 'none is meant for you' };
		expect([absence(false, said), absence(true, said)]).toEqual([said.none, said.untold]);
	});

	it('is anything of it', () => {
		expect(isAnyUntold(ALL_TOLD)).toBe(false);
		for (const what of UNTOLD) expect(isAnyUntold({ ...ALL_TOLD, [what]: true })).toBe(true);
	});

	it('touches nothing else: of a goal and a tie that everything is told of, it is said that there is nothing', () => {
		const facts = { goals: [goal], ties: [buildTie('p')], untold: { ...EVERYTHING, goals: ['x'], contacts: ['q'] } };
		const words = wordsOf(writeReport(buildFacts(facts), 'en')).join('\n');
		expect(words).toContain('No activity was recorded for this goal.');
		expect(words).toContain('No activity with Poznań was recorded in 2020.');
		expect(words).toContain('No earlier two-way contact with a date is recorded.');
	});

	it('makes the numbers those of what is meant for the report, and leaves the public no notes on the data', () => {
		const say = (untold: Untold, audience: ReportFacts['audience']) =>
			wordsOf(writeReport(buildFacts({ goals: [goal], untold, audience }), 'en')).join('\n');
		const words = say({ ...EVERYTHING }, 'public');
		expect(words).toContain('The numbers count only what is meant for this report.');
		expect(words).not.toContain('notes on the data');
		expect(say(ALL_TOLD, 'council')).not.toContain('count only what is meant');
		expect(say(EVERYTHING, 'council')).toContain('No notes on the data are meant for this report.');
	});
});
