import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/kernel/language.ts';
import type { HttpClient } from '../support/http-client.ts';
import { buildOffice } from '../support/factories.ts';
import { testServer } from '../support/server.ts';

const server = testServer();

/** What each page of an office in which nothing is recorded teaches, in Hebrew and in English. */
const TEACHES: [path: string, he: string, en: string][] = [
	['year/2026', 'השנה מתחילה בשותפים', 'A year begins with partners'],
	['partners', 'כדאי להתחיל בערים התאומות', 'Begin with the twin cities'],
	['activities', 'שורה אחת ברישום המהיר מספיקה', 'An activity is anything that happened or was planned'],
	['initiatives', 'יכול להתחיל כאן', 'Any idea for a tie with a city'],
	['agreements', 'כל מה שנחתם', 'whatever was signed with a partner'],
	['people', 'אפשר לרשום אדם גם בלי שם', 'A person can be recorded without a name'],
	['organisations', 'גוף הוא כל מי שעובד עם הלשכה', 'An organisation is whoever works with the office'],
	['goals', 'מטרה היא משפט אחד', 'A goal is one sentence'],
	['news', 'לידיעה יש כותרת', 'An item has a heading'],
	['highlights/2026', 'נקודת ציון היא שורה אחת', 'A highlight is one line'],
	['steps', 'צעד הבא נרשם בעמוד של שותף', 'A next step is recorded on the page of a partner'],
	['files', 'מסמך מוסיפים בעמוד של שותף', 'A document is added on the page of a partner'],
	['notes', 'מאיזו שנה נאספו הנתונים', 'since which year data were collected'],
	['trash', 'מה שיימחק בטעות יחכה כאן', 'Deleting by mistake is no disaster'],
	['search', 'שם של שותף, אדם או גוף', 'The name of a partner, a person or a body'],
	['report/2026', 'הדוח נכתב מעצמו מתוך הרישום', 'The report writes itself from the record']
];

/** Pages on which something is done rather than listed. */
const WORKS = ['capture', 'menu', 'settings', 'settings/members', 'partners/edit', 'activities/edit', 'people/edit'];

let slug: string;
const directors = {} as Record<Language, HttpClient>;

beforeAll(async () => {
	slug = `empty-${Date.now().toString(36)}`;
	await buildOffice(server.db, { slug });
	for (const language of LANGUAGES) {
		directors[language] = await server.signedIn('director', { office: slug, language });
	}
});

describe.each(LANGUAGES)('the first day in an empty office, in %s', (language) => {
	it.each(TEACHES)('%s says what belongs there', async (path, he, en) => {
		const { status, html } = await directors[language].get(`/o/${slug}/${path}`);
		expect(status).toBe(200);
		expect(html).toContain(language === 'he' ? he : en);
	});

	it.each(WORKS)('%s can be worked with', async (path) => {
		const { status, html } = await directors[language].get(`/o/${slug}/${path}`);
		expect(status).toBe(200);
		expect(html).toMatch(/<h1[\s>]/);
	});

	it('the start, the year, the highlights and the report lead to a year', async () => {
		for (const path of ['', '/year', '/highlights', '/report']) {
			const { status, location } = await directors[language].get(`/o/${slug}${path}`);
			expect(status).toBe(303);
			expect(location).toMatch(new RegExp(`^/o/${slug}/`));
		}
	});

	it.each([
		['pptx', 'PK'],
		['docx', 'PK'],
		['xlsx', 'PK'],
		['pdf', '%PDF-'],
		['html', '<!doctype html>']
	])('the report is a %s file already', { timeout: 60_000 }, async (format, begins) => {
		const { status, html } = await directors[language].get(`/o/${slug}/report/2026/${language}/file.${format}`);
		expect(status).toBe(200);
		expect(html.slice(0, 20).toLowerCase()).toContain(begins.toLowerCase());
	});

	it.each(['partners', 'activities', 'goals'])('%s is an empty table already', async (noun) => {
		for (const format of ['csv', 'xlsx']) {
			expect((await directors[language].get(`/o/${slug}/${noun}/export.${format}`)).status).toBe(200);
		}
	});
});
