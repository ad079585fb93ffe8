import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFile } from '#documents/reader/read-file.ts';
import type { ReadDocument } from '#kernel/read-document.ts';
import { annotatedReport } from '../../../tests/support/annotated-report.ts';
import { scoreOf, type Golden } from '../../../tests/support/import-score.ts';
import { readLogicalText } from '../../../tests/support/logical-text.ts';
import { asJson } from './as-json.ts';
import { understand } from './understand.ts';
import type { ActivityProposal, Known } from './understanding.ts';

const TODAY = '2026-11-30';

function knownOf({ office_city_he, office_city_en }: Golden['meta']): Known {
	const city = { ...(office_city_he && { he: office_city_he }), ...(office_city_en && { en: office_city_en }) };
	return { city, partners: [], organisations: [], people: [], learnt: [] };
}

const reports = fileURLToPath(new URL('../../../tests/support/reports/', import.meta.url));
const all = readdirSync(reports).filter((name) => name.endsWith('.txt'));
/** Written to say things otherwise than the words know, and looked at once: what is asked of them is less. */
const holdOuts = all.filter((name) => name.startsWith('hold-out-'));
const names = all.filter((name) => !holdOuts.includes(name));

describe.each(names)('the report %s', (name) => {
	it('is understood within the bars', () => {
		const { text, golden } = annotatedReport(readFileSync(join(reports, name), 'utf8'));
		const year = golden.meta.report_year ?? 2020;
		const { proposals } = understand(readLogicalText(text), knownOf(golden.meta), { year, today: TODAY });
		const score = scoreOf(proposals, golden);
		const all = golden.activities.length;
		expect(score, score.differs.join('\n')).toMatchObject({ found: [all, all], partner: [all, all], extra: [] });
		for (const told of ['partners', 'ties', 'goals', 'highlights', 'ideas'] as const)
			expect(score[told][0], `${told}\n${score.differs.join('\n')}`).toBe(score[told][1]);
		expect(score.kind[0] / all, score.differs.join('\n')).toBeGreaterThanOrEqual(0.9);
		expect(score.status[0] / all, score.differs.join('\n')).toBeGreaterThanOrEqual(0.95);
	});
});

describe.each(holdOuts)('the report %s, whose wordings are not those of the lists of words', (name) => {
	it('is understood but for what its words hide', () => {
		const { text, golden } = annotatedReport(readFileSync(join(reports, name), 'utf8'));
		const year = golden.meta.report_year ?? 2020;
		const { proposals } = understand(readLogicalText(text), knownOf(golden.meta), { year, today: TODAY });
		const score = scoreOf(proposals, golden);
		const all = golden.activities.length;
		expect(score, score.differs.join('\n')).toMatchObject({ found: [all, all], partner: [all, all] });
		expect(score.ties[0], score.differs.join('\n')).toBe(score.ties[1]);
		expect(score.kind[0] / all, score.differs.join('\n')).toBeGreaterThanOrEqual(0.6);
		expect(score.status[0] / all, score.differs.join('\n')).toBeGreaterThanOrEqual(0.9);
	});
});

const nothing: Known = { city: { he: 'רעננה' }, partners: [], organisations: [], people: [], learnt: [] };

/** A document of one partner's section. */
function told(heading: string, ...items: string[]) {
	return readLogicalText(['# דוח שנתי 2020', `# ${heading}`, ...items.map((item) => `• ${item}`)].join('\n'));
}

function activitiesOf(document: ReadDocument, known: Partial<Known> = {}) {
	const { proposals } = understand(document, { ...nothing, ...known }, { year: 2020, today: TODAY });
	return proposals.filter((each): each is ActivityProposal => each.type === 'activity');
}

describe('whom something was with', () => {
	const boulogne = {
		id: 'p3',
		name: { he: 'בולון־ביאנקורט', fr: 'Boulogne-Billancourt' },
		alsoCalled: [],
		country: 'FR'
	};

	it('is the partner of the register, by any spelling, as the document spells it', () => {
		const [letter] = activitiesOf(told('בולון ביאנקור, צרפת', 'מכתב תמיכה מעיריית בולון'), { partners: [boulogne] });
		expect(letter).toMatchObject({ partner: 'בולון ביאנקור', partnerId: 'p3', shownOn: null, doubts: [] });
	});

	it('is spelt as the document does also where only a line names one of the register', () => {
		const kunming = { id: 'p4', name: { en: 'Kunming', he: 'קונמינג' }, alsoCalled: [], country: 'CN' };
		const haarlem = { id: 'p5', name: { he: 'הארלם', en: 'Haarlem' }, alsoCalled: [], country: 'NL' };
		const known = { partners: [kunming, haarlem] };
		const [visit] = activitiesOf(told('פעילות', 'אירוח משלחת מקונמינג'), known);
		expect(visit).toMatchObject({ partner: 'קונמינג', partnerId: 'p4' });
		const [choir] = activitiesOf(told('Aktivitäten', 'Auftritt des Haarlemer Chors im Rathaus'), known);
		expect(choir).toMatchObject({ partner: 'Haarlem', partnerId: 'p5' });
	});

	it.each([
		['# קשרי חוץ 2022\nעיריית נתיבות', 'תרומת ספרים לתושבי נתיבות'],
		['# קשרי חוץ בכפר יונה – סיכום', 'סיור של נציגי כפר יונה בבית החולים'],
		['# סיכום\n# ערים תאומות לעפולה\n• הרבורג, גרמניה (1980)', 'הגעת ציוד לעפולה'],
		['# International Office\nCity of Norwich', 'A visit to Norwich by two planners'],
		['# Jahresbericht der Stadt Kassel', 'Besuch von Fachleuten in Kassel']
	])('is never the city whose document it is, whichever office brings it in: %s', (cover, line) => {
		const document = readLogicalText(`${cover}\n# Harburg, Germany\n• ${line}`);
		expect(activitiesOf(document)).toMatchObject([
			{ partner: expect.stringMatching(/^(?:Harburg|הרבורג)$/) as string }
		]);
	});

	it('is who is named, where that is another one than whose heading it is', () => {
		const [visit] = activitiesOf(told('טאיינאן, טאייוואן', 'אירוח משלחת מהעיר קונמינג בסין'));
		expect(visit).toMatchObject({ partner: 'קונמינג', shownOn: { partner: 'טאיינאן' }, doubts: ['section'] });
	});

	it('is the partner of the heading, where another place is only where it was', () => {
		const [meeting] = activitiesOf(told('Derby, UK', 'Meeting of the youth councils in Haarlem, Netherlands'));
		expect(meeting).toMatchObject({ partner: 'Derby', doubts: ['partner'] });
	});

	it('is what a person said that a spelling means', () => {
		const learnt = [{ field: 'partner' as const, wording: 'עיר האור', meaning: 'p3' }];
		const [visit] = activitiesOf(told('פעילות', 'ביקור משלחת מעיר האור'), { partners: [boulogne], learnt });
		expect(visit).toMatchObject({ partnerId: 'p3' });
	});
});

it('tells plans of the next spring, what was put off of the year in which it was to be, and a memorandum as one', () => {
	const text = `# דוח שנתי 2020
# מה רצינו להשיג
• חיבור בין בתי ספר
# ניס, צרפת
• מרתון משותף, שתוכנן לנובמבר, נדחה לאביב 2021 בשל שביתה
• חתימה על מזכר הבנות עם עיריית טירנה, אלבניה
# תוכניות להמשך
• פגישה ראשונה עם ניס מתוכננת לאפריל
• מסלול אופניים משותף`;
	const { proposals } = understand(readLogicalText(text), nothing, { year: 2020, today: TODAY });
	expect(proposals).toMatchObject([
		{ type: 'goal' },
		{ type: 'partner', partner: 'ניס' },
		{ type: 'activity', status: 'postponed', starts: '2020-11' },
		{ type: 'partner', partner: 'טירנה', agreement: { kind: 'memorandum' } },
		{ type: 'activity' },
		{ type: 'initiative', starts: '2021-04' },
		{ type: 'initiative', status: expect.not.stringMatching('under_way') as string }
	]);
});

it('takes what a person taught before it guesses, and has no doubt of it', () => {
	const learnt = [
		{ field: 'kind' as const, wording: 'ערב ידידות', meaning: 'reception' },
		{ field: 'status' as const, wording: 'ערב ידידות', meaning: 'postponed' }
	];
	expect(activitiesOf(told('פוזנן, פולין', 'ערב ידידות'))).toMatchObject([{ kind: 'other', doubts: ['kind'] }]);
	expect(activitiesOf(told('פוזנן, פולין', 'ערב ידידות.'), { learnt })).toMatchObject([
		{ kind: 'reception', status: 'postponed', doubts: [] }
	]);
});

it('says of a text that was put right that somebody must look', () => {
	const document = told('פוזנן, פולין', 'מפגש בין ראשי הערים');
	const paragraph = document.pages[1]?.paragraphs[1];
	if (paragraph) Object.assign(paragraph, { confidence: 'medium', raw: ['ראשי הערים מפגש בין'] });
	expect(activitiesOf(document)).toMatchObject([
		{ doubts: ['text'], source: { page: 2, paragraph: 2, raw: 'ראשי הערים מפגש בין' } }
	]);
});

it('knows the bodies and people of the register, and proposes others by their names', () => {
	const known = {
		organisations: [{ id: 'o1', name: { he: 'המשכן למוסיקה' } }],
		people: [{ id: 'h1', name: { en: 'Jos Wienen' } }]
	};
	const text = 'Reception for Mayor Jos Wienen and Ambassador Jane Roe, בהובלת המשכן למוסיקה';
	expect(activitiesOf(told('Haarlem, Netherlands', text), known)).toMatchObject([
		{
			organisations: [{ id: 'o1', role: 'lead' }],
			people: [
				{ id: 'h1', role: 'guest' },
				{ id: null, name: 'Jane Roe' }
			]
		}
	]);
});

it('is printed in the words of the command line', () => {
	const document = told('פוזנן, פולין', 'היערכות לאירוח משלחת נוער שנקטעה בשל משבר הקורונה');
	const printed = asJson(document, understand(document, nothing, { year: 2020, today: TODAY }));
	expect(printed.lines.at(-1)).toMatchObject({ page: 2, confidence: 'high' });
	expect(printed.proposals.at(-1)).toMatchObject({
		...{ type: 'activity', partner: 'פוזנן', kind: 'delegation', status: 'cancelled', reason: 'משבר הקורונה' },
		...{ fineKind: 'youth_delegation', fineStatus: 'cancelled_after_preparation', year: null }
	});
});

const decks = '/work/shared/data/deck';
const skipped = existsSync(decks) ? undefined : `skipped: there is no ${decks}`;
if (skipped) process.stderr.write(`${skipped}\n`);

async function readDeck(name: string): Promise<ReadDocument> {
	return readFile(new Uint8Array(readFileSync(join(decks, name))), { names: [] });
}

describe.skipIf(skipped).each(['raanana-deck.logical.txt', 'raanana-deck.scrambled.txt'])(
	'the founding deck: %s',
	(name) => {
		it('is understood as its records say, with nothing known', async () => {
			const golden = JSON.parse(readFileSync(`${decks}/raanana-deck.records.json`, 'utf8')) as Golden;
			const { proposals } = understand(await readDeck(name), knownOf(golden.meta), { year: 2020, today: TODAY });
			const { differs, counterpart, ...score } = scoreOf(proposals, golden);
			expect(score).toEqual({
				...{ found: [21, 21], partner: [21, 21], kind: [21, 21], status: [21, 21], direction: [21, 21] },
				...{ reason: [21, 21], when: [21, 21], organisations: [8, 8], partners: [8, 8], ties: [11, 11] },
				...{ initiatives: [3, 3], goals: [6, 6], highlights: [6, 6], ideas: [0, 0], extra: [] }
			});
			expect(differs.filter((each) => !each.startsWith('counterpart'))).toEqual([]);
			expect(counterpart[0]).toBeGreaterThanOrEqual(5);
		});
	}
);

const samples = ['herzliya-he', 'kfarsaba-he', 'osnabrueck-de'];
const forms = ['pptx', 'pdf', 'logical.txt'];

describe.skipIf(skipped).each(samples)('the sample %s', (name) => {
	it.each(forms)('is understood within the bars, read from its %s', async (form) => {
		const golden = JSON.parse(readFileSync(`${decks}/samples/${name}.golden.json`, 'utf8')) as Golden;
		const document = await readDeck(`samples/${name}.${form}`);
		const year = golden.meta.report_year ?? 2020;
		const { proposals } = understand(document, knownOf(golden.meta), { year, today: TODAY });
		const score = scoreOf(proposals, golden);
		const all = golden.activities.length;
		expect(score, score.differs.join('\n')).toMatchObject({ found: [all, all], partner: [all, all], extra: [] });
		expect(score.partners[0]).toBe(score.partners[1]);
		expect(score.kind[0] / all, score.differs.join('\n')).toBeGreaterThanOrEqual(0.9);
		expect(score.status[0] / all, score.differs.join('\n')).toBeGreaterThanOrEqual(0.95);
	});
});
