import { describe, expect, test } from 'vitest';
import type { Language } from '#kernel/language.ts';
import { hasSchemas, partsOf, problemsOf, slidesOf, wordsOf } from '../../../tests/support/office-tools.ts';
import { bilingualReport, SPOKEN } from '../../../tests/support/sample-bilingual.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { writeDeck } from './deck.ts';

const RTL: Record<Language, string> = { he: '1', en: '0' };
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map((match) => match[1] ?? match[0]);
const isHebrew = (words: string) => /[א-ת]/.test(words.split('\n')[0] ?? '');

describe.each([
	['he', 'en'],
	['en', 'he']
] as const)('a deck in two languages, %s first', (first, second) => {
	const document = bilingualReport(first);
	const deck = writeDeck(document);
	const parts = partsOf(deck);
	const part = (name: string) => parts.get(name) ?? '';
	const slides = slidesOf(parts);
	/** By their place in the file. */
	const layouts = slides.map((_, index) => {
		const related = part(`ppt/slides/_rels/slide${index + 1}.xml.rels`);
		return Number(/slideLayout(\d+)\.xml/.exec(related)?.[1]);
	});

	test('has a master for each direction, with a theme and layouts of its own', () => {
		const masters = [1, 2].map((nth) => part(`ppt/slideMasters/slideMaster${nth}.xml`));
		[first, second].forEach((language, nth) => {
			const levels = all(masters[nth] ?? '', /<a:lvl\dpPr[^>]*>/g);
			expect(levels.length).toBeGreaterThan(18);
			expect(levels.filter((level) => !level.includes(`rtl="${RTL[language]}"`))).toEqual([]);
			const related = part(`ppt/slideMasters/_rels/slideMaster${nth + 1}.xml.rels`);
			expect(all(related, /slideLayout(\d+)\.xml/g).map(Number)).toEqual([1, 2, 3, 4, 5, 6].map((at) => at + 6 * nth));
			const theme = part(`ppt/theme/${/theme\d\.xml/.exec(related)?.[0] ?? ''}`);
			expect(theme).toContain(`rtl="${RTL[language]}"><a:defRPr lang="${language === 'he' ? 'he-IL' : 'en-GB'}"`);
		});
		const presentation = part('ppt/presentation.xml');
		const numbers = [presentation, ...masters].flatMap((xml) => all(xml, /<p:sld(?:Master|Layout)Id id="(\d+)"/g));
		expect(numbers).toHaveLength(14);
		expect(new Set(numbers).size).toBe(14);
		expect(presentation).toMatch(new RegExp(`<p:presentation [^>]*rtl="${RTL[first]}"`));
	});

	test('sets every slide in its own language: words, layout, tables, charts and footer', () => {
		slides.slice(1).forEach((slide, index) => {
			const language = isHebrew(wordsOf(slide)) ? 'he' : 'en';
			expect((layouts[index + 1] ?? 0) > 6).toBe(language !== first);
			const own = slide.replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '');
			expect(all(own, /<a:pPr [^>]*rtl="(\d)"/g).filter((rtl) => rtl !== RTL[language])).toEqual([]);
			expect(all(own, /<a:tblPr[^>]*>/g).every((table) => table.includes('rtl="1"') === (language === 'he'))).toBe(
				true
			);
			expect(wordsOf(slide)).toContain(sampleReport(language).footer);
		});
		const charts = [...parts].filter(([name]) => /charts\/chart\d+\.xml$/.test(name)).map(([, xml]) => xml);
		expect(charts.map((xml) => /<c:lang val="([^"]+)"/.exec(xml)?.[1])).toEqual(
			[first, second].map((language) => (language === 'he' ? 'he-IL' : 'en-GB'))
		);
	});

	test('has each section twice, one after the other', () => {
		const languages = slides.slice(1).map((slide) => (isHebrew(wordsOf(slide)) ? 'he' : 'en'));
		expect(languages[0]).toBe(first);
		const turns = languages.filter((language, index) => language !== languages[index - 1]);
		expect(turns).toHaveLength(2 * (sampleReport(first).sections.length - 1));
	});

	test('has one cover, with both titles, each in its own direction', () => {
		const [cover = ''] = slides;
		expect(wordsOf(cover)).toContain(sampleReport('he').title);
		expect(wordsOf(cover)).toContain(sampleReport('en').title);
		expect(slides.filter((slide) => slide.includes('type="ctrTitle"'))).toHaveLength(1);
		const [title = ''] = cover.split('</p:sp>');
		expect(all(title, /<a:pPr [^>]*rtl="(\d)"/g)).toEqual([RTL[second]]);
		expect(part('docProps/core.xml')).toContain(`${sampleReport(first).title} · ${sampleReport(second).title}`);
	});

	test('has notes in both languages with the cover, and each with its own section', () => {
		const notes = [...parts].filter(([name]) => /notesSlides\/notesSlide\d+\.xml$/.test(name)).map(([, xml]) => xml);
		expect(notes.map((xml) => wordsOf(xml).trim())).toEqual([
			`${SPOKEN[first]}\n${SPOKEN[second]}`,
			SPOKEN[first],
			SPOKEN[second]
		]);
		expect(notes.map((xml) => all(xml, /<a:pPr [^>]*rtl="(\d)"/g).join())).toEqual(
			[[first, second], [first], [second]].map((languages) => languages.map((each) => RTL[each]).join())
		);
	});

	test('is the same file twice', () => {
		expect(Buffer.from(writeDeck(bilingualReport(first))).equals(Buffer.from(deck))).toBe(true);
	});

	test.skipIf(!hasSchemas())('is valid by the schemas of ISO 29500', () => {
		expect(problemsOf(deck, 'pptx')).toBe('');
	});
});
