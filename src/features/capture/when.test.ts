import { describe, expect, it } from 'vitest';
import { findNoDay } from './no-day.ts';
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
		['24 בדצמבר', '2026-12-24'],
		['ב-3.3', '2026-03-03'],
		['ב-10-17.7.2026', '2026-07-10 to 2026-07-17'],
		['מ-3.5 עד 7.5', '2026-05-03 to 2026-05-07'],
		['2 עד 9 באוגוסט 2025', '2025-08-02 to 2025-08-09'],
		['בין 2 ל-9 באוגוסט', '2026-08-02 to 2026-08-09'],
		['30 בדצמבר 2025 עד 3 בינואר 2026', '2025-12-30 to 2026-01-03'],
		['ביום שלישי, 3.3', '2026-03-03'],
		['בתחילת ינואר', '2027-01'],
		['בסוף אוקטובר', '2026-10'],
		['באמצע מרץ 2024', '2024-03'],
		['בקיץ 2023', '2023-07~'],
		['בקיץ האחרון', '2026-07~'],
		['בחנוכה', '2026-12-09~'],
		['בפסח', '2026-04-05~'],
		['בפסח 2024', '2024-04-26~'],
		['בפורים 2024', '2024-03-24'],
		['בחג הפסח 2024', '2024-04-26~'],
		['בחג המולד', '2026-12-25'],
		['בפסחא 2025', '2025-04-20'],
		['בחג הפסחא', '2026-04-05'],
		['מאי 2019', '2019-05']
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
		['10 February', '2026-02-10'],
		['on 2 to 9 August 2025', '2025-08-02 to 2025-08-09'],
		['between 2 and 9 August', '2026-08-02 to 2026-08-09'],
		['30 April to 3 May', '2026-04-30 to 2026-05-03'],
		['30 December to 3 January 2026', '2025-12-30 to 2026-01-03'],
		['May–June 2025', '2025-05 to 2025-06'],
		['in early May', '2026-05'],
		['in mid-June 2025', '2025-06'],
		['at the end of October', '2026-10'],
		['in spring 2024', '2024-04~'],
		['on Tuesday, 3 March', '2026-03-03'],
		['at Passover', '2026-04-05~'],
		['at Christmas', '2026-12-25'],
		['at Easter 2024', '2024-03-31']
	])('“meeting %s with Poznań” is %s', (said, date) => {
		expect(when(`meeting ${said} with Poznań`)).toEqual({ date, text: said });
	});

	it.each([
		['The mayor may visit in spring'],
		['a march for peace'],
		['a meeting with 2000 residents'],
		['מפגש עם 2000 תושבים'],
		['תרומה של 3.5 מיליון'],
		['3.5% more visitors'],
		['budget of ₪3.5'],
		['31.2 is no day, nor 31.2.2026'],
		['יום הזיכרון לשואה'],
		['יום העצמאות'],
		['03-5551234'],
		['version 1.2.3.4'],
		['sat with the mayor'],
		['שני ילדים'],
		['ברכות לפסח'],
		['greetings for Hanukkah'],
		['ערב ביום העצמאות של פולין'],
		['סדר היום'],
		['ראש השנה']
	])('there is none in “%s”', (line) => expect(when(line)).toBeNull());

	it('without a year leans ahead where the line says that it is to come', () => {
		expect(when('תהיה פגישה ביום שלישי', true)?.date).toBe('2026-12-01');
		expect(when('visit planned in March', true)?.date).toBe('2027-03');
		expect(when('visit planned 3 March', true)?.date).toBe('2027-03-03');
	});

	it('leans ahead where something was put off to it', () => {
		expect(when('visit postponed to March')).toEqual({ date: '2027-03', text: 'to March' });
		expect(when('הביקור נדחה לינואר')?.date).toBe('2027-01');
		expect(when('visit planned for 2027')).toEqual({ date: '2027', text: 'for 2027' });
	});

	it('is the first of several', () => {
		expect(when('אתמול דיברנו על הביקור במרץ 2020')?.date).toBe('2026-11-28');
	});

	it.each([
		['מכתב ברכה לקראת ראש השנה 2020', '2020-09-20~'],
		['בסוכות תשפ"א', '2020-10-06~'],
		['בסוכות תשפ״א', '2020-10-06~'],
		['בסוכות תשפא', '2020-10-06~'],
		['בסוכות ה׳תשפ״א', '2020-10-06~'],
		['בפסח תשפ"א', '2021-03-31~'],
		['בפסח של 2024', '2024-04-26~'],
		['במרץ תשפ"א', '2021-03'],
		['באוקטובר תש״ף', '2019-10'],
		['בשנת תש״ף', '2019-09 to 2020-09'],
		['הביקור נדחה לקיץ 2027', '2027-07~'],
		['Expo 2020', '2020'],
		['visit to Poznań 2024', '2024']
	])('a year that is written counts: “%s” is %s', (line, date) => expect(when(line)?.date).toBe(date));

	it('finds the 29th of February in a year that has one', () => {
		expect(when('29.2')?.date).toBe('2024-02-29');
		expect(when('29.2', true)?.date).toBe('2028-02-29');
	});

	it.each([
		['31.2.2026 ביקור בגדנסק', '31.2.2026', '31.2.2026'],
		['ביקור בגדנסק ב־31.2', 'ב־31.2', '31.2'],
		['ביקור ב-31 בפברואר 2026 בגדנסק', 'ב-31 בפברואר 2026', '31 בפברואר 2026'],
		['meeting on 31 June with Poznań', 'on 31 June', '31 June'],
		['meeting on Tuesday, 31.4.2026', 'on Tuesday, 31.4.2026', '31.4.2026'],
		['fair 28–31 February 2026 - 5 stands', '28–31 February 2026', '28–31 February 2026'],
		['31 June - 5 guests', '31 June', '31 June'],
		['June 31, 2026: visit', 'June 31, 2026', 'June 31, 2026'],
		['fair 28.2–31.2.2026', '28.2–31.2.2026', '28.2–31.2.2026'],
		['fair 3.2.2026 to 31.2.2026', '3.2.2026 to 31.2.2026', '3.2.2026 to 31.2.2026'],
		['31.2.2026 Expo 2020', '31.2.2026', '31.2.2026'],
		['31.2.2026 about the plan of 3.3.2026', '31.2.2026', '31.2.2026']
	])('a day that no calendar has is found: “%s”', (line, marked, text) => {
		const words = wordsOf(line);
		const found = findNoDay(line, words, findWhen(line, words, TODAY));
		expect(found && [line.slice(found.start, found.end), found.text]).toEqual([marked, text]);
	});

	it.each([
		'3.3.2026 about the plan of 31.2.2026',
		'grew by 31.2 percent',
		'room 30.2',
		'version 1.31.2.4',
		'29.2',
		'אתמול'
	])('there is no impossible day in “%s”', (line) => {
		const words = wordsOf(line);
		expect(findNoDay(line, words, findWhen(line, words, TODAY))).toBeUndefined();
	});

	it('turns with the year', () => {
		expect(when('yesterday', false, '2026-01-01')?.date).toBe('2025-12-31');
		expect(when('בחודש שעבר', false, '2026-01-15')?.date).toBe('2025-12');
		expect(when('24 December', false, '2026-01-02')?.date).toBe('2025-12-24');
	});
});
