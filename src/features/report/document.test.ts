import { describe, expect, it } from 'vitest';
import type { Language } from '#kernel/language.ts';
import {
	buildFacts,
	buildReportActivity,
	buildReportInitiative,
	buildTie,
	itemWords,
	listUnder,
	wordsOf
} from '../../../tests/support/report-facts.ts';
import { writeReport } from './document.ts';
import type { ReportFacts } from './report.ts';

const goal = { id: 'g', position: 1, name: { he: 'נוער', en: 'The young' }, shortName: {} };

function section(facts: Partial<ReportFacts>, id: string, language: Language = 'en') {
	return writeReport(buildFacts(facts), language).sections.find((each) => each.id === id);
}

function said(facts: Partial<ReportFacts>, id: string, language: Language = 'en'): string[] {
	const found = section(facts, id, language);
	return found ? wordsOf(found) : [];
}

describe('a year with everything', () => {
	const activities = [
		buildReportActivity({ partners: ['p'], goals: ['g'] }),
		buildReportActivity({ partners: ['friend'] })
	];
	const ties = [
		buildTie('silent', { partner: { name: { he: 'אופסטרלנד', en: 'Opsterland' } }, signed: ['1963'] }),
		buildTie('p', { activities, signed: ['2008', '2010-06-21'] }),
		buildTie('friend', { activities, agreement: null, partner: { name: { en: 'Kunming' }, country: 'CN' } })
	];
	const activitiesBefore = [buildReportActivity({ partners: ['silent'] })];
	const facts = buildFacts({ ties, activities, activitiesBefore, goals: [goal] });

	it('is told in the order of a report to the council', () => {
		expect(writeReport(facts, 'en').sections.map(({ id }) => id)).toEqual([
			...['cover', 'goals', 'register', 'world', 'highlights', 'numbers', 'by-goal', 'by-partner', 'changes', 'tie-2'],
			...['others', 'tie-1', 'pipeline', 'method', 'disputed', 'notes']
		]);
	});

	it('is the same document each time, in both languages, with an anchor of its own for each section', () => {
		for (const language of ['he', 'en'] as const) {
			const document = writeReport(facts, language);
			expect(writeReport(facts, language)).toEqual(document);
			expect(document.language).toBe(language);
			const ids = document.sections.map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
		}
	});

	it('says the year in one sentence, and with how many of the twin cities there was contact', () => {
		expect(writeReport(facts, 'en').subtitle).toBe('2 activities. Contact with 1 of the 2 twin cities.');
		expect(writeReport(facts, 'he').subtitle).toBe('שתי פעילויות. קשר עם 1 מתוך 2 הערים התאומות.');
	});

	it('marks a disputed year wherever it stands, and gives the sources in the annex', () => {
		const claims = [
			claim('pact-p', '2008', 'The deck', true),
			claim('pact-p', '2010-06-21', 'Site of Poznań', false),
			claim('pact-p', '2008-01', 'A letter', false)
		];
		const disputed = { ...facts, claims };
		expect(said(disputed, 'register').join('\n')).toContain('| 2008* |');
		expect(said(disputed, 'register').at(-1)).toContain('Poznań 21 Jun 2010');
		expect(said(disputed, 'tie-2')[1]).toContain('Twin city since 2008 (other sources: 21 Jun 2010)');
		expect(said(disputed, 'disputed')).toEqual([
			'Annex: where the sources disagree',
			'The sources disagree on 1 date of signature.',
			'What each source says',
			'Poznań | 2008 | The deck | As in this report',
			'Poznań | Jan 2008 | A letter | Agrees'.replace('Jan', 'January'),
			'Poznań | 21 Jun 2010 | Site of Poznań | Disagrees'
		]);
	});

	it('prints all dates where the agreement is to be printed so', () => {
		const all = buildTie('p', { activities, signed: ['2008', '2010'], agreement: { printsAllDates: true } });
		expect(said({ ...facts, ties: [all] }, 'register').join('\n')).toContain('| 2008 or 2010* |');
	});

	it('keeps what is called a friendship pact elsewhere apart from the disputed dates', () => {
		const kind = { ...claim('pact-p', null, 'Their site', false), field: 'kind' as const, value: 'friendship_pact' };
		const words = said({ ...facts, ties: [buildTie('p', { activities })], claims: [kind] }, 'disputed');
		expect(words.join()).not.toContain('date of signature.');
		expect(words).toContain('On the kind of 1 tie a source differs from this report.');
		expect(words.at(-1)).toBe('Poznań | Friendship pact | Their site | Disagrees. Here: Twin-city pact');
	});

	it('tells of a city that is no twin under its own name', () => {
		expect(listUnder(section(facts, 'others'), 'Kunming, China')?.items).toHaveLength(1);
		expect(said(facts, 'tie-2').join()).not.toContain('Kunming');
	});
});

function claim(agreementId: string, date: string | null, source: string, preferred: boolean) {
	return { agreementId, field: 'signed' as const, date, value: null, source: { en: source }, preferred };
}

describe('a silent tie', () => {
	it('has its explicit line, and stands alone where nothing else is known', () => {
		const ties = [
			buildTie('a', { partner: { name: { he: 'אופסטרלנד', en: 'Opsterland' } }, signed: ['1963'] }),
			buildTie('b', { signed: ['1979'] })
		];
		const found = section({ ties }, 'tie-1', 'he');
		expect(found?.blocks).toMatchObject([{ kind: 'text', tone: 'attention' }]);
		expect(said({ ties }, 'tie-1', 'he')[1]).toBe(
			'בשנת 2020 לא נרשמה פעילות עם אופסטרלנד. הברית, הוותיקה בבריתות העיר, נחתמה בשנת 1963. לא רשום קשר דו־צדדי מתוארך קודם.'
		);
		expect(said({ ties }, 'tie-2')[1]).toContain('The pact was signed in 1979.');
	});

	it('that is being renewed says so, lists what has no date, and is not let off for it', () => {
		const activities = [
			buildReportActivity({ starts: null }),
			buildReportActivity({ starts: null, status: 'under_way' })
		];
		const tie = buildTie('p', { activities, partner: { status: 'being_renewed' }, lastTwoWay: '2018-05' });
		const found = section({ ties: [tie], activities }, 'tie-1', 'he');
		expect(found?.blocks[0]).toMatchObject({ kind: 'text', tone: 'attention' });
		expect(said({ ties: [tie], activities }, 'tie-1', 'he')[1]).toBe(
			'בשנת 2020 לא נרשמה פעילות מתוארכת עם פוזנן. מצב הקשר: בחידוש קשר. שתי פעילויות רשומות ללא תאריך, ואינן נספרות לשנה. הברית נחתמה בשנת 1990. קשר דו־צדדי אחרון: מאי 2018.'
		);
		expect(listUnder(found, 'ללא תאריך, ואינו נספר לשנה')?.items).toHaveLength(2);
		expect(writeReport(buildFacts({ ties: [tie], activities }), 'en').subtitle).toBe(
			'No dated activity was recorded in 2020, 2 are recorded without a date. No contact with any of the twin cities.'
		);
	});

	it('in a year that still runs is told calmly, as nothing yet', () => {
		const tie = buildTie('p', { today: '2020-11-29', lastTwoWay: '2019-05' });
		const facts = { ties: [tie], asOf: '2020-11-29' };
		expect(said(facts, 'tie-1')[1]).toContain('No activity with Poznań has been recorded in 2020 so far.');
		expect(said(facts, 'register').join()).toContain('Nothing recorded yet');
		expect(said(facts, 'method').join(' ')).toContain('While the period runs, a silent tie is told as “nothing yet”');
		const cold = buildTie('p', { today: '2020-11-29', lastTwoWay: '2018-05' });
		expect(said({ ...facts, ties: [cold] }, 'tie-1')[1]).toContain('No activity with Poznań was recorded in 2020.');
		expect(said({ ties: [tie] }, 'method').join(' ')).not.toContain('While the period runs');
	});

	it('is not called silent where the office has something that is not meant for the reader', () => {
		const words = said({ ties: [buildTie('p')], withheld: ['p'] }, 'tie-1')[1];
		expect(words).toContain('no activity with Poznań in 2020 that is meant for this report');
		expect(words).not.toContain('was recorded');
	});

	it('outside the register needs its line too', () => {
		const tie = buildTie('p', { agreement: { kind: 'memorandum' }, signed: ['2015-03-01'] });
		expect(said({ ties: [tie] }, 'tie-1')[1]).toContain('The agreement was signed: 1 Mar 2015.');
		expect(said({ ties: [tie] }, 'others')).toContain('No other ties are recorded.');
	});

	it('that is over is not asked for anything, and is still in the register', () => {
		const tie = buildTie('p', { partner: { status: 'ended' } });
		expect(said({ ties: [tie] }, 'register').join()).toContain('Ended');
		expect(said({ ties: [tie] }, 'tie-1')[1]).toContain('Status: Ended');
		expect(said({ ties: [tie] }, 'silent')[1]).toContain('No tie was silent');
	});
});

describe('a chapter', () => {
	const activities = [
		buildReportActivity(),
		buildReportActivity({ status: 'cancelled_after_preparation', reasonNote: { en: 'Covid' } }),
		buildReportActivity({ kind: 'correspondence' })
	];
	const tie = buildTie('p', { activities });

	it('keeps what was done, what was in vain and the letters apart, and says what is missing', () => {
		const facts = { ties: [tie], activities };
		const chapter = section(facts, 'tie-1');
		expect(chapter?.blocks.map((block) => (block.kind === 'list' ? block.heading : block.kind))).toEqual([
			...['What was done', 'Cancelled after preparation', 'Letters']
		]);
		expect(listUnder(chapter, 'Cancelled after preparation')?.items.map(itemWords)).toEqual([
			['A meeting', 'Reason: Covid.']
		]);
		expect(said(facts, 'tie-1')[1]).toContain('Nothing is recorded as under way or in promotion.');
	});

	it('shows what was with another, says where it is counted, and does not count it', () => {
		const elsewhere = [...activities, buildReportActivity({ partners: ['q'], shownOn: ['p'] })];
		const other = buildTie('q', { activities: elsewhere, agreement: null, partner: { name: { en: 'Kunming' } } });
		const facts = { ties: [tie, other], activities: elsewhere };
		const shown = listUnder(section(facts, 'tie-1'), 'Shown here too, and counted elsewhere');
		expect(shown?.items.map(itemWords)).toEqual([['A meeting', 'Counted with Kunming.']]);
		expect(said(facts, 'register').join()).toContain('2 activities and 1 cancelled after preparation');
	});
});

describe('the formal status beside the state of the year', () => {
	const row = (facts: Partial<ReportFacts>, language: Language) => said(facts, 'register', language)[2] ?? '';

	it.each([
		['active', 'Active on record', 'פעיל לפי הרישום'],
		['low_activity', 'Low activity on record', 'פעילות מצומצמת לפי הרישום'],
		['in_talks', 'In talks on record', 'במגעים לפי הרישום'],
		['under_evaluation', 'Under evaluation on record', 'בבחינה לפי הרישום'],
		['dormant', 'Dormant', 'רדום'],
		['being_renewed', 'Being renewed', 'בחידוש קשר'],
		['suspended', 'Suspended', 'מושעה']
	] as const)('of a silent tie that is %s does not contradict it', (status, en, he) => {
		const facts = { ties: [buildTie('p', { partner: { status } })] };
		expect(row(facts, 'en')).toMatch(new RegExp(`\\| ${en} \\| .* \\| No activity recorded$`));
		expect(row(facts, 'he')).toMatch(new RegExp(`\\| ${he} \\| .* \\| לא נרשמה פעילות$`));
	});

	it('stands alone where the year bears it out, and not where a dormant tie was alive', () => {
		const activities = [buildReportActivity()];
		const of = (status: 'active' | 'dormant') => ({
			ties: [buildTie('p', { activities, partner: { status } })],
			activities
		});
		expect(row(of('active'), 'en')).toContain('| Active |');
		expect(row(of('dormant'), 'en')).toContain('| Dormant on record |');
	});

	it('says since when, where that is known', () => {
		const facts = { ties: [buildTie('p')], since: [{ partnerId: 'p', date: '2019' }] };
		expect(row(facts, 'en')).toContain('| Active since 2019 on record |');
		expect(row(facts, 'he')).toContain('| פעיל מאז 2019 לפי הרישום |');
	});
});

describe('the next steps', () => {
	const ties = [
		buildTie('p', { partner: { name: { he: 'פוזנן', en: 'Poznań' } } }),
		buildTie('q', { partner: { name: { he: 'ורונה', en: 'Verona' } } }),
		buildTie('r', { partner: { name: { he: 'גוסלר', en: 'Goslar' } } })
	];
	const nothing = { agreementId: null, activityId: null, initiativeId: null };
	const step = (id: string) => ({
		...{ id, what: { en: 'Write' }, who: null, due: '2021', doneOn: null, visibility: 'council' as const, version: 1 },
		...nothing,
		partnerId: id
	});

	it('that are missing are told once, with the names of the ties', () => {
		const words = wordsOf(writeReport(buildFacts({ ties, steps: [step('q')] }), 'he')).join('\n');
		expect(words.match(/לא נרשם צעד הבא/g)).toHaveLength(1);
		expect(words).toContain('לא נרשם צעד הבא לדוח זה עם פוזנן וגוסלר.');
		expect(said({ ties, steps: [step('q')] }, 'pipeline')).toContain(
			'No next steps are recorded for Poznań and Goslar.'
		);
	});

	it('that are missing everywhere are told in one line without a name, and not at all where none is missing', () => {
		expect(said({ ties }, 'pipeline')).toContain('No next steps are recorded for any of the ties.');
		const all = said({ ties, steps: ['p', 'q', 'r'].map(step) }, 'pipeline').join();
		expect(all).not.toContain('next step');
		expect(listUnder(section({ ties, steps: [step('p')] }, 'tie-1'), 'Next')?.items.map(itemWords)).toEqual([
			['Write', 'By 2021']
		]);
	});
});

it('a year that has not ended says the day on which it is told, on the cover and in the method', () => {
	const facts = { goals: [goal], asOf: '2020-11-29' };
	expect(said(facts, 'cover').join()).toContain('As of 29 Nov 2020, before the end of the period.');
	expect(said(facts, 'cover', 'he').join()).toContain('נכון ליום 29.11.2020, לפני תום התקופה.');
	expect(said(facts, 'method').join()).toContain('what was on record on 29 Nov 2020');
	const ended = wordsOf(writeReport(buildFacts({ goals: [goal] }), 'en')).join();
	expect(ended).not.toContain('As of');
	expect(ended).not.toContain('has not ended');
});

describe('counting in Hebrew', () => {
	it.each([
		[1, 'פעילות אחת'],
		[2, 'שתי פעילויות'],
		[4, '4 פעילויות'],
		[10, '10 פעילויות']
	])('%i is %s', (count, words) => {
		const activities = Array.from({ length: count }, () => buildReportActivity({ goals: ['g'] }));
		const facts = { activities, ties: [buildTie('p', { activities })], goals: [goal] };
		expect(said(facts, 'register', 'he').join()).toContain(`| ${words}`);
		expect(said(facts, 'goals', 'he')).toContain(`${words} עם פוזנן.`);
	});
});

describe('what is empty', () => {
	it('is one clear sentence and what will stand there, where nothing at all is recorded', () => {
		const document = writeReport(buildFacts({ asOf: '2020-11-29' }), 'he');
		expect(document.sections.map(({ id }) => id)).toEqual(['cover', 'blank']);
		const words = wordsOf(document);
		expect(words).toContain('לדוח של שנת 2020 לא נרשמו עדיין שותפים, מטרות או פעילויות.');
		expect(words).toContain('מה יהיה בדוח');
		expect(words.join()).toContain('נכון ליום 29.11.2020');
		// A single partner is something to tell.
		expect(writeReport(buildFacts({ ties: [buildTie('p')] }), 'he').sections.length).toBeGreaterThan(5);
	});

	it('says so in every section of a year of which little is known', () => {
		const empty = buildFacts({ initiatives: [buildReportInitiative()] });
		expect(writeReport(empty, 'en').subtitle).toBe('No dated activity was recorded in 2020.');
		const words = wordsOf(writeReport(empty, 'en'));
		for (const line of [
			'No goals are recorded for this year.',
			'There are no twin cities in the register.',
			'There are no ties whose place is known.',
			'No highlights were written for 2020.',
			'No other ties are recorded.',
			'No tie has an agreement, so none is silent.',
			'No ideas are recorded.',
			'No notes on the data are recorded.'
		]) {
			expect(words).toContain(line);
		}
	});

	it('does not make a year of which nothing is recorded a year of zeros', () => {
		const activities = [buildReportActivity()];
		const facts = { activities, ties: [buildTie('p', { activities })], goals: [goal] };
		expect(said(facts, 'numbers').join('\n')).toContain('Dated activities | 1 | None recorded');
		expect(section(facts, 'numbers')?.blocks).toHaveLength(1);
		const compared = { ...facts, activitiesBefore: [buildReportActivity(), buildReportActivity()] };
		expect(said(compared, 'numbers').join('\n')).toContain('Dated activities | 1 | 2');
	});

	it('leads from a goal to its page, and from its figure to the list of just what it counts', () => {
		const activities = [
			buildReportActivity({ goals: ['g'] }),
			buildReportActivity({ goals: ['g'], status: 'cancelled_after_preparation' })
		];
		const block = section({ goals: [goal], activities, audience: 'leadership' }, 'goals')?.blocks[0];
		const item = block?.kind === 'list' ? block.items[0] : undefined;
		expect(item?.line[0]?.href).toBe('/o/testville/goals/g');
		expect(item?.note?.find(({ href }) => href)).toEqual({
			text: '1 activity',
			href: '/o/testville/activities?year=2020&measure=took_place&goal=g'
		});
	});

	it('names a goal for which nothing was done', () => {
		expect(said({ goals: [goal] }, 'goals')).toContain('No activity was recorded for this goal.');
		const activities = [buildReportActivity({ goals: ['g'], status: 'cancelled_after_preparation' })];
		expect(said({ goals: [goal], activities }, 'goals')).toContain(
			'No activity for this goal took place; 1 cancelled after preparation.'
		);
	});

	it('is followed by what is promoted, and what was done by whom with and what else', () => {
		const ties = [
			buildTie('p', { partner: { name: { he: 'אטלנטה', en: 'Atlanta' } } }),
			buildTie('q', { partner: { name: { en: 'Bramsche' } } })
		];
		const initiatives = [buildReportInitiative({ goals: ['g'] })];
		const notes = (language: Language, facts: Partial<ReportFacts>) =>
			said({ goals: [goal], initiatives, ties, ...facts }, 'goals', language);
		expect(notes('he', {})).toContain('לא נרשמה פעילות למטרה זו; יוזמה אחת בקידום.');
		expect(notes('en', {})).toContain('No activity was recorded for this goal; 1 initiative in promotion.');
		const activities = [buildReportActivity({ goals: ['g'], partners: ['p', 'q'] })];
		expect(notes('he', { activities })).toContain('פעילות אחת עם אטלנטה ו־Bramsche, ועוד יוזמה אחת בקידום.');
		expect(notes('en', { activities })).toContain(
			'1 activity with Atlanta and Bramsche, and 1 initiative in promotion.'
		);
	});
});

it('an activity without a partner has a place, and so has one whose partner is not in the report', () => {
	const activities = [
		buildReportActivity({ partners: [], title: { en: 'A lecture' } }),
		buildReportActivity({ partners: ['gone'], title: { en: 'A concert' } })
	];
	const said = section({ activities }, 'others');
	const titles = (heading: string) => listUnder(said, heading)?.items.map((item) => itemWords(item)[0]);
	expect(titles('Activities without a partner')).toEqual(['A lecture']);
	expect(titles('Further activities')).toEqual(['A concert']);
});

it('an embassy stands among the other ties with what is promoted with it', () => {
	const bodies = [{ id: 'e', name: { en: 'Embassy of Poland' }, country: 'PL' }];
	const initiatives = [
		buildReportInitiative({ bodies: [{ id: 'e', name: { en: 'Embassy of Poland' }, isLead: false }] })
	];
	const list = listUnder(section({ bodies, initiatives }, 'others'), 'Embassy of Poland');
	expect(list?.items.map(itemWords)).toEqual([['An initiative', 'Initiative.']]);
});

it('a report for the public says for whom it is', () => {
	expect(writeReport(buildFacts({ audience: 'public' }), 'en').author).toBe('Testville. Annual report');
	for (const facts of [{}, { goals: [goal] }]) {
		const words = wordsOf(writeReport(buildFacts({ ...facts, audience: 'public' }), 'en'));
		expect(words.join()).toContain('only what is meant for the public');
	}
});

it('a year that spans two is named by both', () => {
	const period = { year: 2020, from: '2020-09-01', to: '2021-08-31' };
	expect(writeReport(buildFacts({ period }), 'en').title).toBe('Foreign relations 2020–2021');
});
