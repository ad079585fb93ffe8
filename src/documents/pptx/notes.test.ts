import { describe, expect, test } from 'vitest';
import type { FlowDocument, Line, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { hasSchemas, partsOf, problemsOf, wordsOf } from '../../../tests/support/office-tools.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { largeDocument, TORTURE } from '../../../tests/support/sample-torture.ts';
import { writeDeck } from './deck.ts';

/** A report in which some sections have something for whoever speaks. */
function noted(document: FlowDocument, notes: Record<number, Line>): FlowDocument {
	const sections = document.sections.map((section, index): Section =>
		notes[index] ? { ...section, notes: notes[index] } : section
	);
	return { ...document, sections };
}

const said = (text: string): Line => [{ text }];
const notesIn = (parts: Map<string, string>) =>
	[...parts].filter(([name]) => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(name)).map(([, xml]) => xml);
/** The targets of a part's relationships by the last word of their type. */
const related = (parts: Map<string, string>, part: string) => {
	const at = part.lastIndexOf('/') + 1;
	const list = parts.get(`${part.slice(0, at)}_rels/${part.slice(at)}.rels`) ?? '';
	return new Map([...list.matchAll(/Type="[^"]*\/(\w+)" Target="([^"]*)"/g)].map(([, type, target]) => [type, target]));
};

describe.each([
	['he', 'he-IL', '1', 'r'],
	['en', 'en-GB', '0', 'l']
] as const)('notes for whoever speaks, in %s', (language: Language, lang, rtl, start) => {
	const words = language === 'he' ? ['לפתוח בברכה', 'להזכיר את Up-Next'] : ['Welcome them', 'Speak of Up-Next'];
	const document = noted(sampleReport(language), { 0: said(words[0] ?? ''), 2: said(`${words[1] ?? ''}\n2:00`) });
	const deck = writeDeck(document);
	const parts = partsOf(deck);
	const notes = notesIn(parts);
	const master = parts.get('ppt/notesMasters/notesMaster1.xml') ?? '';

	test('stand with the first slide of their section, and nowhere else', () => {
		expect(notes.map((xml) => wordsOf(xml).trim())).toEqual([words[0], `${words[1] ?? ''}\n2:00`]);
		const title = sampleReport(language).sections[2]?.title ?? '';
		const slides = [1, 2].map((number) => {
			const slide = related(parts, `ppt/notesSlides/notesSlide${number}.xml`).get('slide') ?? '';
			expect(related(parts, slide.replace('..', 'ppt')).get('notesSlide')).toBe(
				`../notesSlides/notesSlide${number}.xml`
			);
			return wordsOf(parts.get(slide.replace('..', 'ppt')) ?? '').split('\n')[0];
		});
		expect(slides).toEqual([document.title, title]);
		const all = [...parts].filter(([name]) => name.startsWith('ppt/slides/_rels/'));
		expect(all.filter(([, xml]) => xml.includes('notesSlide'))).toHaveLength(2);
	});

	test('are no words of the slides', () => {
		const slides = [...parts].filter(([name]) => name.startsWith('ppt/slides/slide'));
		for (const [, xml] of slides) expect(wordsOf(xml)).not.toContain(words[0]);
	});

	test('run in the direction of the deck, in the master and by themselves, and say their languages', () => {
		const levels = master.match(/<a:lvl\dpPr[^>]*>/g) ?? [];
		expect(levels).toHaveLength(9);
		for (const level of levels) expect(level).toMatch(new RegExp(`algn="${start}" .*rtl="${rtl}"`));
		for (const xml of [...notes, master]) {
			const paragraphs = xml.match(/<a:p>.*?<\/a:p>/g) ?? [];
			expect(paragraphs.length).toBeGreaterThan(0);
			for (const each of paragraphs) expect(each).toContain(`<a:pPr algn="${start}" rtl="${rtl}"/>`);
		}
		expect(notes[1]).toMatch(new RegExp(`lang="${lang}"`));
		expect(notes[1]).toMatch(/lang="en-(US|GB)"[^>]*><a:t>(Up-Next|Speak of Up-Next)/);
		expect(master).toContain(`rtlCol="${rtl}"`);
	});

	test('have one master with a theme of its own, which the presentation names', () => {
		const presentation = parts.get('ppt/presentation.xml') ?? '';
		expect(presentation).toMatch(/<\/p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId\d+"\/>/);
		expect(related(parts, 'ppt/presentation.xml').get('notesMaster')).toBe('notesMasters/notesMaster1.xml');
		expect(related(parts, 'ppt/notesMasters/notesMaster1.xml').get('theme')).toBe('../theme/theme2.xml');
		expect(parts.get('ppt/theme/theme2.xml')).toBe(parts.get('ppt/theme/theme1.xml'));
		expect(parts.get('docProps/app.xml')).toContain('<Notes>2</Notes>');
	});

	test('are the same bytes each time', () => {
		expect(Buffer.from(writeDeck(document)).equals(Buffer.from(deck))).toBe(true);
	});
});

test('a deck without notes has no trace of them', () => {
	for (const document of [sampleReport('he'), noted(sampleReport('he'), { 1: said(' \n'), 2: [] })]) {
		const parts = partsOf(writeDeck(document));
		expect([...parts.keys()].filter((name) => /notes|theme2/i.test(name))).toEqual([]);
		expect(parts.get('[Content_Types].xml')).not.toMatch(/notes/i);
		expect(parts.get('ppt/presentation.xml')).not.toContain('notesMaster');
	}
});

test('the notes of a section that goes on to further slides are said once', () => {
	const document = largeDocument('he', 3, 120);
	const noting = noted(document, Object.fromEntries(document.sections.map((_, index) => [index, said(`${index}`)])));
	const parts = partsOf(writeDeck(noting));
	const slides = [...parts.keys()].filter((name) => name.startsWith('ppt/slides/slide'));
	expect(slides.length).toBeGreaterThan(document.sections.length);
	expect(notesIn(parts).map((xml) => wordsOf(xml).trim())).toEqual(document.sections.map((_, index) => `${index}`));
});

test('the cover’s notes are not said again with the map that goes on after it', () => {
	const { blocks } = sampleReport('he').sections.find((each) =>
		each.blocks.some(({ kind }) => kind === 'map')
	) as Section;
	const [cover, ...others] = sampleReport('he').sections as [Section, ...Section[]];
	const sections = [{ ...cover, blocks: [...cover.blocks, ...blocks], notes: said('ברכה') }, ...others];
	expect(notesIn(partsOf(writeDeck({ ...sampleReport('he'), sections })))).toHaveLength(1);
});

describe('what people type as notes', () => {
	const document = noted(
		sampleReport('he'),
		Object.fromEntries(sampleReport('he').sections.map((_, index) => [index, TORTURE.map((text) => ({ text }))]))
	);

	test('cannot break the file', () => {
		for (const xml of notesIn(partsOf(writeDeck(document)))) {
			expect(xml).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd-\uffff]/);
			expect(xml.isWellFormed()).toBe(true);
			expect(xml).not.toMatch(/<script>|<b>bold/);
		}
	});

	test.skipIf(!hasSchemas())('is valid by the schemas of the standard, in both languages', () => {
		expect(problemsOf(writeDeck(document), 'pptx')).toBe('');
		expect(problemsOf(writeDeck(noted(sampleReport('en'), { 0: said('One\n\ntwo') })), 'pptx')).toBe('');
	});
});
