import { describe, expect, it } from 'vitest';
import type { Block, FlowDocument } from '#kernel/flow-document.ts';
import { bilingualReport } from '../../../tests/support/sample-bilingual.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { tortureDocument } from '../../../tests/support/sample-torture.ts';
import { articleHtml } from './article.ts';
import { writePage } from './page.ts';

function documentOf(...blocks: Block[]): FlowDocument {
	return {
		...sampleReport('en'),
		sections: [{ id: 'only', title: 'Only', layout: 'flow', blocks }]
	};
}

function article(...blocks: Block[]): string {
	return articleHtml(documentOf(...blocks), { hasLinks: true });
}

const text = (words: string, span = {}): Block => ({ kind: 'text', tone: 'plain', line: [{ text: words, ...span }] });

describe('an article', () => {
	it('is in its own language and direction', () => {
		expect(articleHtml(sampleReport('he'), { hasLinks: false })).toMatch(
			/^<article class="report" lang="he" dir="rtl"/
		);
		expect(article()).toMatch(/^<article class="report" lang="en" dir="ltr"/);
	});

	it('has one first heading, and skips no level', () => {
		const levels = [...articleHtml(sampleReport('he'), { hasLinks: false }).matchAll(/<h(\d)/g)].map(([, level]) =>
			Number(level)
		);
		expect(levels[0]).toBe(1);
		expect(levels.filter((level) => level === 1)).toHaveLength(1);
		levels.reduce((before, level) => {
			expect(level).toBeLessThanOrEqual(before + 1);
			return level;
		});
	});

	it('marks what is in another language with its language and direction', () => {
		expect(article(text('שלום', { lang: 'he', isFallback: true }))).toContain(
			'<p><bdi lang="he" dir="rtl">שלום</bdi></p>'
		);
		expect(article(text('plain', { lang: 'en' }))).toContain('<p>plain</p>');
	});

	it('leads to its own paths and nowhere else', () => {
		expect(article(text('a', { href: '/o/a/goals' }))).toContain('<a href="/o/a/goals">a</a>');
		for (const href of ['javascript:alert(1)', 'https://example.org', '//example.org', '/\\example.org', 'goals']) {
			expect(article(text('a', { href }))).toContain('<p>a</p>');
		}
		const alone = articleHtml(documentOf(text('a', { href: '/o/a/goals' })), { hasLinks: false });
		expect(alone).toContain('<p>a</p>');
	});

	it('says the states of a list that has several, and is silent where its heading says it', () => {
		const items = [
			{ mark: 'done' as const, line: [{ text: 'One' }] },
			{ mark: 'cancelled' as const, line: [{ text: 'Two' }] }
		];
		expect(article({ kind: 'list', heading: 'All', items })).toContain('<span class="sr">Cancelled: </span>');
		expect(article({ kind: 'list', heading: 'Done', items: items.slice(0, 1) })).not.toContain('class="sr"');
	});

	it('says that a list is empty', () => {
		expect(article({ kind: 'list', heading: 'Ideas', items: [], empty: 'No ideas.' })).toContain(
			'<p class="report__empty">No ideas.</p>'
		);
	});

	it('heads the columns and the rows of a table', () => {
		const columns = [
			{ title: 'City', weight: 1, align: 'start' as const },
			{ title: 'Year', weight: 1, align: 'end' as const }
		];
		const html = article({
			...{ kind: 'table', caption: 'Twins', columns, notes: [[{ text: '* Disputed' }]] },
			rows: [[[{ text: 'Poznań\nPoland' }], [{ text: '2008*' }]]]
		});
		expect(html).toContain('<caption><h3>Twins</h3></caption>');
		expect(html).toContain('<th scope="col" class="num">Year</th>');
		expect(html).toContain('<th scope="row">Poznań<small>Poland</small></th>');
		expect(html).toContain('<p class="report__note">* Disputed</p>');
	});

	it('backs a chart with its values', () => {
		const series = [{ name: '2020', values: [3] }];
		const html = article({ kind: 'chart', title: 'By goal', alt: 'Youth 3', categories: ['Youth'], series });
		expect(html).toContain('<title>Youth 3</title>');
		expect(html).toMatch(/<details class="values">.*<th scope="row">Youth<\/th><td class="num"[^>]*>3<\/td>/s);
	});

	it('writes whatever is typed as text', () => {
		const attack = '<script>alert(1)</script><img src=x onerror=alert(1)>"\' & \u202e\u0000';
		const html = articleHtml(
			{
				...documentOf(text(attack), { kind: 'list', heading: attack, items: [], empty: attack }),
				...{ title: attack, subtitle: attack, author: attack }
			},
			{ hasLinks: true }
		);
		expect(html).not.toMatch(/<script|<img/);
		expect(html).not.toMatch(/[\u202e\u0000]/);
		expect(html).toContain('&lt;script&gt;');
		expect(articleHtml(tortureDocument('he'), { hasLinks: true })).not.toMatch(/<script|<img|onerror=[^&]*>/i);
	});
});

describe('a page that stands alone', () => {
	const html = new TextDecoder().decode(writePage(sampleReport('he')));

	it('needs nothing beside it, and runs nothing', () => {
		expect(html).toMatch(/^<!doctype html>\n<html lang="he" dir="rtl">/);
		expect(html).toMatch(/src:url\(data:font\/ttf;base64,/);
		expect(html).not.toMatch(/<script|<link|@import|url\((?!data:)/);
		expect([...html.matchAll(/(?:href|src)="([^#][^"]*)"/g)].map(([, target]) => target)).toEqual([]);
	});

	it('prints on A4 with the number of the page in its language', () => {
		expect(html).toContain("content: 'עמוד ' counter(page) ' מתוך ' counter(pages)");
		expect(html).toContain('size: A4');
	});

	it('names itself, and is the same each time', () => {
		expect(html).toContain('<title>קשרי חוץ 2020, ');
		expect(writePage(sampleReport('he'))).toEqual(writePage(sampleReport('he')));
	});
});

describe('an article in two languages', () => {
	const html = articleHtml(bilingualReport('he'), { hasLinks: false });

	it('sets each section in its own language and direction, one after the other', () => {
		const sections = [
			...html.matchAll(/<section id="([^"]+)" class="[^"]*" aria-labelledby="[^"]+"( lang="en" dir="ltr")?>/g)
		];
		const own = sampleReport('he').sections.slice(1);
		expect(sections.map(([, id, turned]) => [id, turned !== undefined])).toEqual(
			own.flatMap(({ id }) => [
				[id, false],
				[`${id}-en`, true]
			])
		);
	});

	it('is headed by both titles, and has contents in each language', () => {
		expect(html).toMatch(/^<article class="report" lang="he" dir="rtl" aria-labelledby="report-title report-title-2">/);
		expect(html).toContain(`<h1 id="report-title">${sampleReport('he').title}</h1>`);
		expect(html).toMatch(
			new RegExp(
				`<div class="report__second" lang="en" dir="ltr">.*<h1 id="report-title-2">${sampleReport('en').title}</h1>`
			)
		);
		expect(html).toMatch(/<nav aria-label="תוכן העניינים">.*<nav lang="en" dir="ltr" aria-label="Contents">/);
		const targets = [...html.matchAll(/<a href="#([^"]+)"/g)].map(([, target]) => target);
		expect(targets).toHaveLength(2 * (sampleReport('he').sections.length - 1));
		expect(targets.filter((target) => !html.includes(`id="${String(target)}"`))).toEqual([]);
	});

	it('says its states in the language of each section', () => {
		const sections = html.split('<section ').slice(1);
		const said = (language: 'he' | 'en') =>
			sections.filter((section) => / lang="en" /.test(section.slice(0, 200)) === (language === 'en')).join('');
		expect(said('he')).toContain('<span class="sr">בוצע: </span>');
		expect(said('he')).not.toContain('<span class="sr">Done: </span>');
		expect(said('en')).toContain('<span class="sr">Done: </span>');
		expect(said('en')).not.toContain('<span class="sr">בוצע: </span>');
	});
});
