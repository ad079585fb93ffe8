import { describe, expect, it } from 'vitest';
import { LineReader } from './capture.ts';

const reader = new LineReader({ city: {}, partners: [], organisations: [], goals: [] });
const read = (line: string) => reader.read(line, '2026-11-29');

describe('how many took part', () => {
	it.each([
		['ביקור משלחת מבראמשה עם 25 תלמידים', 25],
		['25 participants from Goslar', 25],
		['כ־40 משתתפים בטקס', 40],
		['כ-1,200 איש בפסטיבל', 1200],
		['a delegation of 12 from Kunming', 12],
		['משלחת של 12 מקונמינג', 12],
		['hosted 30 high school students', 30],
		['25 תלמידים ו-3 מורים', 28],
		['40 משתתפים, מתוכם 12 תלמידים', 40],
		['zoom, 10 ppl', 10],
		['40 שנים לברית', null],
		['תרומה של 5000 ש״ח לתלמידים', null],
		['in 2025 students visited', null],
		['3–10 July', null],
		['delegation of 3 days', null]
	])('in “%s” is %s', (line, participants) => expect(read(line).participants).toBe(participants));

	it('stays in a title that is a sentence with it, and goes where it stands aside', () => {
		expect(read('ביקור מבראמשה עם 25 תלמידים').title).toBe('ביקור מבראמשה עם 25 תלמידים');
		expect(read('youth delegation to Bramsche, 25 participants, July 2026').title).toBe('youth delegation to Bramsche');
		expect(read('ערב במשכן למוסיקה עם 150 איש').title).toBe('ערב במשכן למוסיקה');
	});

	it('of pupils makes a visit a youth delegation', () => {
		expect(read('Hosted 18 students from Bramsche').kind).toBe('youth_delegation');
		expect(read('Hosted 18 guests from Bramsche').kind).toBe('official_visit');
	});
});
