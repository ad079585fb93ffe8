import { describe, expect, it } from 'vitest';
import { findWhen } from './when.ts';
import { wordsOf } from './words.ts';

/** A Sunday. */
const TODAY = '2026-11-29';

function when(line: string, isComing = false, today = TODAY) {
	const found = findWhen(line, wordsOf(line), today, isComing);
	if (!found) return null;
	const { starts, ends, start, end } = found;
	return { date: ends ? `${starts} to ${ends}` : starts, text: line.slice(start, end) };
}

describe('a date in a line', () => {
	it.each([
		['היום', '2026-11-29'],
		['הבוקר', '2026-11-29'],
		['אתמול', '2026-11-28'],
		['מאתמול', '2026-11-28'],
		['שלשום', '2026-11-27'],
		['מחר', '2026-11-30'],
		['מחרתיים', '2026-12-01'],
		['לפני יומיים', '2026-11-27'],
		['לפני שלושה ימים', '2026-11-26'],
		['לפני 10 ימים', '2026-11-19'],
		['בעוד ארבעה ימים', '2026-12-03'],
		['בשבוע שעבר', '2026-11-22~'],
		['לפני שבועיים', '2026-11-15~'],
		['לפני 3 שבועות', '2026-11-08~'],
		['השבוע', '2026-11-29~'],
		['בשבוע הבא', '2026-12-06~'],
		['החודש', '2026-11'],
		['בחודש שעבר', '2026-10'],
		['לפני חודשיים', '2026-09'],
		['בחודש הבא', '2026-12'],
		['השנה', '2026'],
		['בשנה שעברה', '2025'],
		['אשתקד', '2025'],
		['בשנה הבאה', '2027'],
		['ביום שלישי', '2026-11-24'],
		['ביום ג׳', '2026-11-24'],
		["ביום ג'", '2026-11-24'],
		['ביום ג׳ האחרון', '2026-11-24'],
		['יום שלישי שעבר', '2026-11-24'],
		['ביום ראשון', '2026-11-29'],
		['ביום ראשון האחרון', '2026-11-22'],
		['ביום שלישי הבא', '2026-12-01'],
		['ביום ה׳ הקרוב', '2026-12-03'],
		['בשבת', '2026-11-28'],
		['במרץ', '2026-03'],
		['במרס 2020', '2020-03'],
		['מרץ 2020', '2020-03'],
		['במרץ האחרון', '2026-03'],
		['במרץ הקרוב', '2027-03'],
		['בנובמבר', '2026-11'],
		['3 במרץ', '2026-03-03'],
		['ב־3 במרץ', '2026-03-03'],
		['ב-3 במרץ 2020', '2020-03-03'],
		['3 למרץ', '2026-03-03'],
		['3–5 במרץ', '2026-03-03 to 2026-03-05'],
		['3.3', '2026-03-03'],
		['ב־3.3', '2026-03-03'],
		['3.3.2026', '2026-03-03'],
		['3/3/26', '2026-03-03'],
		['3-5.3.2026', '2026-03-03 to 2026-03-05'],
		['30.3–2.4.2026', '2026-03-30 to 2026-04-02'],
		['3/2026', '2026-03'],
		['2026-03-03', '2026-03-03'],
		['2026-03', '2026-03'],
		['בשנת 2020', '2020'],
		['ב־2020', '2020'],
		['ב2020', '2020'],
		['24.12', '2026-12-24'],
		['24 בדצמבר', '2026-12-24']
	])('“פגישה %s עם פוזנן” is %s', (said, date) => {
		expect(when(`פגישה ${said} עם פוזנן`)).toEqual({ date, text: said });
	});

	it.each([
		['today', '2026-11-29'],
		['yesterday', '2026-11-28'],
		['the day before yesterday', '2026-11-27'],
		['tomorrow', '2026-11-30'],
		['3 days ago', '2026-11-26'],
		['two weeks ago', '2026-11-15~'],
		['in two days', '2026-12-01'],
		['last week', '2026-11-22~'],
		['this week', '2026-11-29~'],
		['next week', '2026-12-06~'],
		['last month', '2026-10'],
		['this month', '2026-11'],
		['two months ago', '2026-09'],
		['last year', '2025'],
		['on Tuesday', '2026-11-24'],
		['last Tuesday', '2026-11-24'],
		['last Sunday', '2026-11-22'],
		['next Tuesday', '2026-12-01'],
		['on Tue', '2026-11-24'],
		['Tuesday', '2026-11-24'],
		['in March', '2026-03'],
		['last March', '2026-03'],
		['next March', '2027-03'],
		['March 2020', '2020-03'],
		['in March 2020', '2020-03'],
		['3 March', '2026-03-03'],
		['on 3 March', '2026-03-03'],
		['on the 3rd of March', '2026-03-03'],
		['3rd March 2020', '2020-03-03'],
		['March 3, 2020', '2020-03-03'],
		['Mar 3', '2026-03-03'],
		['3-5 March', '2026-03-03 to 2026-03-05'],
		['in 2020', '2020'],
		['10 January', '2027-01-10'],
		['10 February', '2026-02-10']
	])('“meeting %s with Poznań” is %s', (said, date) => {
		expect(when(`meeting ${said} with Poznań`)).toEqual({ date, text: said });
	});

	it.each([
		['The mayor may visit in spring'],
		['a march for peace'],
		['Expo 2020'],
		['תרומה של 3.5 מיליון'],
		['3.5% more visitors'],
		['budget of ₪3.5'],
		['31.2 is no day, nor 31.2.2026'],
		['יום הזיכרון לשואה'],
		['יום העצמאות'],
		['03-5551234'],
		['version 1.2.3.4'],
		['sat with the mayor'],
		['שני ילדים']
	])('there is none in “%s”', (line) => expect(when(line)).toBeNull());

	it('without a year leans ahead where the line says that it is to come', () => {
		expect(when('תהיה פגישה ביום שלישי', true)?.date).toBe('2026-12-01');
		expect(when('visit planned in March', true)?.date).toBe('2027-03');
		expect(when('visit planned 3 March', true)?.date).toBe('2027-03-03');
	});

	it('is the first of several', () => {
		expect(when('אתמול דיברנו על הביקור במרץ 2020')?.date).toBe('2026-11-28');
	});

	it('finds the 29th of February in a year that has one', () => {
		expect(when('29.2')?.date).toBe('2024-02-29');
		expect(when('29.2', true)?.date).toBe('2028-02-29');
	});

	it('turns with the year', () => {
		expect(when('yesterday', false, '2026-01-01')?.date).toBe('2025-12-31');
		expect(when('בחודש שעבר', false, '2026-01-15')?.date).toBe('2025-12');
		expect(when('24 December', false, '2026-01-02')?.date).toBe('2025-12-24');
	});
});
