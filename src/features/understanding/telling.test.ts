import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLogicalText } from '../../../tests/support/logical-text.ts';
import { coarseKind, coarseStatus } from './coarse.ts';
import { dateIn } from './dates.ts';
import { kindOf } from './kind.ts';
import { reasonIn, stateOf } from './state.ts';
import { understand } from './understand.ts';
import type { ActivityProposal, DocumentTongue, Known } from './understanding.ts';

const NOTHING: Known = { city: { he: 'רעננה' }, partners: [], organisations: [], people: [], learnt: [] };
const HEADS = {
	he: ['דוח שנתי 2020', 'הברבורג, גרמניה'],
	en: ['Annual report of the city 2020', 'Harburg, Germany'],
	de: ['Jahresbericht der Stadt für das Jahr 2020', 'Harburg (Deutschland)']
};

/** One line under the heading of a partner. */
function partnerSection(tongue: DocumentTongue, text: string) {
	const [title, head] = HEADS[tongue];
	return readLogicalText(`# ${title ?? ''}\n# ${head ?? ''}\n• ${text}`);
}

describe('what kind of thing a line tells of', () => {
	it.each<[string, DocumentTongue, string]>([
		['אירוח משלחת מבוגרים', 'he', 'delegation'],
		['ביקור משלחת עירונית בראשות ראש העיר', 'he', 'visit_hosted'],
		['קשרי גומלין ומכתבי תמיכה', 'he', 'letters_of_support'],
		['השתתפות במפגש זום של נציגי הערים', 'he', 'meeting'],
		['שיחות וידאו חודשיות עם הפדרציה', 'he', 'ongoing_contact'],
		['שיתוף פעולה בהפריית ידע', 'he', 'knowledge_exchange'],
		['Workshop for librarians as part of the mayor’s visit', 'en', 'knowledge_exchange'],
		['ביקור ראש העיר לציון 30 שנה לברית', 'he', 'visit_hosted'],
		['ביקור גומלין של כיתת המדעים', 'he', 'delegation'],
		['שלושה גננים מהרבורג ביקרו בפארק', 'he', 'delegation'],
		['Librarians from Harburg spent a week in our branches', 'en', 'delegation'],
		['Weekly emails with the twinning officer', 'en', 'ongoing_contact'],
		['Azubiaustausch der Stadtwerke', 'de', 'delegation'],
		['Letters of support between the mayors', 'en', 'letters_of_support'],
		['The high school choir travelled to Nantes', 'en', 'delegation'],
		['Concert of the high school choir', 'en', 'joint_initiative'],
		['Festakt zum Jubiläum der Partnerschaft', 'de', 'ceremony'],
		['Bericht über unsere Stadt im Derby Telegraph', 'de', 'press'],
		['Schüleraustausch des Gymnasiums', 'de', 'delegation']
	])('"%s"', (text, tongue, kind) => {
		expect(coarseKind({ ...kindOf(text, tongue), direction: null })).toBe(kind);
	});

	it('is told of lines of many reports', () => {
		const file = new URL('../../../tests/support/told-lines.txt', import.meta.url);
		const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
		const wrong = lines.filter((line) => {
			const [tongue, text = '', kind, status] = line.split('|') as [DocumentTongue, string, string, string];
			const { proposals } = understand(partnerSection(tongue, text), NOTHING, { year: 2020, today: '2026-11-30' });
			const told = proposals.find((each): each is ActivityProposal => each.type === 'activity');
			return !told || coarseKind(told) !== kind || coarseStatus(told.status) !== status;
		});
		expect(lines.length).toBeGreaterThan(130);
		expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(2);
	});

	it('says that it guesses where no word tells', () => {
		expect(kindOf('פסל סביבתי בכיכר', 'he')).toMatchObject({ kind: 'other', isGuess: true });
	});
});

describe('how far it came', () => {
	const state = (text: string, tongue: DocumentTongue) =>
		stateOf({ text, tongue, kind: 'meeting', section: 'partner', isAhead: false });

	it.each<[string, DocumentTongue, string, string | null, string]>([
		['היערכות לאירוח משלחת שנקטעה בשל משבר הקורונה', 'he', 'cancelled_after_preparation', 'epidemic', 'משבר הקורונה'],
		['הביקור בוטל – מיעוט נרשמים', 'he', 'cancelled', 'too_few_registrants', 'מיעוט נרשמים'],
		['התערוכה נדחתה ל-2020 מטעמי תקציב', 'he', 'postponed', 'budget', 'תקציב'],
		['Called off owing to the storm', 'en', 'cancelled', 'disaster_weather', 'storm'],
		['The meeting was held in May', 'en', 'done', null, ''],
		['Wegen der Sicherheitslage abgesagt', 'de', 'cancelled', 'security_situation', 'Sicherheitslage'],
		['Das Projekt wird fortgesetzt', 'de', 'under_way', null, ''],
		['Besuch des Bürgermeisters', 'de', 'done', null, '']
	])('"%s"', (text, tongue, status, reason, reasonNote) => {
		expect(state(text, tongue)).toMatchObject({ status, reason, reasonNote });
	});

	it('takes what a column of states says before the words of the line', () => {
		const told = {
			text: 'ביקור מתוכנן',
			tongue: 'he',
			kind: 'official_visit',
			section: 'activities',
			isAhead: false
		} as const;
		expect(stateOf({ ...told, column: 'בוטל – מלחמה' })).toMatchObject({
			status: 'cancelled',
			reason: 'security_situation'
		});
		expect(stateOf({ ...told, column: 'בוצע' }).status).toBe('done');
	});

	it('is under way or planned without a word for it, as its section and its date say', () => {
		const told = { text: 'גן ידידות', tongue: 'he', kind: 'other', section: 'in_progress' } as const;
		expect(stateOf({ ...told, isAhead: false })).toMatchObject({ status: 'under_way', isGuess: true });
		expect(stateOf({ ...told, isAhead: true })).toMatchObject({ status: 'confirmed', isGuess: false });
	});

	it('knows why in words that have no code', () => {
		expect(reasonIn('בוטל בשל מחלוקת בין הצדדים', 'he')).toEqual({ reason: 'other', note: 'מחלוקת בין הצדדים' });
	});
});

describe('when it was', () => {
	it.each([
		['באפריל האחרון', '2020-04', null, 'אפריל האחרון'],
		['באוקטובר הקרוב', '2020-10', null, 'אוקטובר הקרוב'],
		['במרץ הקרוב', '2021-03', null, 'מרץ הקרוב'],
		['14.1 – משלחת מנהלים', '2020-01-14', null, '14.1'],
		['ביקור (6–9 ביוני)', '2020-06-06', '2020-06-09', '6–9 ביוני'],
		['קיץ 2019 – המחנה', '2019-07~', null, 'קיץ 2019'],
		['מחנה שלום (יולי)', '2020-07', null, 'יולי'],
		['am 3. September', '2020-09-03', null, '3. September'],
		['im vergangenen Mai', '2020-05', null, 'vergangenen Mai'],
		['vom 6. bis 13. Juni', '2020-06-06', '2020-06-13', '6. bis 13. Juni'],
		['last spring', '2020-04~', null, 'last spring'],
		['on 3 May', '2020-05-03', null, '3 May'],
		['10–15 March', '2020-03-10', '2020-03-15', '10–15 March'],
		['לאחר 7 באוקטובר', null, null, ''],
		['זו השנה ה-11', null, null, '']
	])('"%s"', (text, starts, ends, when) => {
		expect(dateIn(text, 2020)).toMatchObject({ starts, ends, when });
	});

	it('is not told where nobody knows of which year', () => {
		expect(dateIn('באפריל האחרון', null)).toMatchObject({ starts: null, when: 'אפריל האחרון', isOfReport: true });
	});
});
