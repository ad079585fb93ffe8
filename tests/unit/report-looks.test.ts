import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeWordFile } from '../../src/documents/docx/file.ts';
import { writePage } from '../../src/documents/page/page.ts';
import { writePdf } from '../../src/documents/pdf/pdf.ts';
import { writeDeck } from '../../src/documents/pptx/deck.ts';
import { corrected } from '../../src/kernel/contrast.ts';
import { TYPEFACE_NAMES, TYPEFACES } from '../../src/kernel/look.ts';
import { hasSchemas, partsOf, problemsOf, slidesOf } from '../support/office-tools.ts';
import { hasTools, lookInto, objectsOf } from '../support/pdf-tools.ts';
import { sampleReport } from '../support/sample-figures.ts';
import { DRESSED, outfitWith } from '../support/sample-looks.ts';
import { largeDocument, tortureDocument } from '../support/sample-torture.ts';

const html = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const YELLOW = '#ffd500';

describe('an accent', () => {
	const outfit = outfitWith({ accent: YELLOW });
	const accent = corrected(YELLOW);
	const hex = accent.slice(1).toUpperCase();
	const document = sampleReport('he');

	test('that cannot be read is nowhere as it was chosen, and everywhere as it was corrected', () => {
		const deck = partsOf(writeDeck(document, outfit));
		const word = partsOf(writeWordFile(document, outfit));
		const page = html(writePage(document, outfit));
		expect(deck.get('ppt/theme/theme1.xml')).toContain(`<a:accent1><a:srgbClr val="${hex}"/></a:accent1>`);
		expect(word.get('word/theme/theme1.xml')).toContain(`<a:accent1><a:srgbClr val="${hex}"/></a:accent1>`);
		expect(word.get('word/styles.xml')).toContain(`<w:color w:val="${hex}" w:themeColor="accent1"/>`);
		expect(page).toContain(`--accent:${accent};`);
		for (const text of [...deck.values(), ...word.values(), page]) expect(text).not.toMatch(/ffd500|0b5d52|0b3b35/i);
	});

	test('colours the first series of charts and the lines of the map, and of others nothing', () => {
		const deck = partsOf(writeDeck(document, outfit));
		const chart = deck.get('ppt/charts/chart1.xml') ?? '';
		expect(/<c:ser>.*?<c:spPr>(.*?)<\/c:spPr>/s.exec(chart)?.[1]).toContain('<a:schemeClr val="accent1"/>');
		const page = html(writePage(document, outfit));
		expect(page).toMatch(new RegExp(`class="chart__bar" fill="${accent}"`));
		expect(page).toMatch(new RegExp(`class="tie" [^>]*stroke="${accent}"`));
		expect(page).toMatch(/class="tie tie--silent" [^>]*stroke="#b9731a"/);
	});
});

describe('a logo and a picture of the cover', () => {
	const deck = writeDeck(sampleReport('en'), DRESSED.en);
	const parts = partsOf(deck);
	const part = (name: string) => parts.get(name) ?? '';
	const [cover = ''] = slidesOf(parts);

	test('are parts of a deck once, though the logo stands on the cover and at the foot', () => {
		expect(Object.keys(unzipSync(deck)).filter((name) => name.startsWith('ppt/media/'))).toHaveLength(2);
		const pictures = cover.match(/<p:pic>.*?<\/p:pic>/gs) ?? [];
		expect(pictures).toHaveLength(2);
		expect(pictures[0]).toContain(`descr="${sampleReport('en').author.replaceAll('&', '&amp;')}"`);
		expect(pictures[1]).toContain('descr="The city at dusk"');
		expect(pictures[1]).toContain('<p:ph type="pic" idx="14"/>');
		expect(part('ppt/slideLayouts/slideLayout1.xml')).toContain('<p:ph type="pic" idx="14"/>');
		expect(part('ppt/slideMasters/slideMaster1.xml')).toMatch(/<p:pic>.*adec:decorative.*<\/p:pic>/s);
	});

	test('keep their shape: the logo whole, the picture cut at two sides', () => {
		// As the samples are: 300 to 100, and 320 to 160.
		const shapes = [3, 2];
		(cover.match(/<p:pic>.*?<\/p:pic>/gs) ?? []).forEach((picture, index) => {
			const [, cx = 0, cy = 0] = (/<a:ext cx="(\d+)" cy="(\d+)"/.exec(picture) ?? []).map(Number);
			const cut = (side: string) =>
				Number(new RegExp(`<a:srcRect[^>]* ${side}="(\\d+)"`).exec(picture)?.[1] ?? 0) / 100_000;
			const shown = ((shapes[index] ?? 0) * (1 - cut('l') - cut('r'))) / (1 - cut('t') - cut('b'));
			expect(shown).toBeCloseTo(cx / cy, 2);
		});
	});

	test('stand on paper, in Word and on the page as well, the picture without words where it is decoration', () => {
		const word = partsOf(writeWordFile(sampleReport('he'), DRESSED.he));
		const body = word.get('word/document.xml') ?? '';
		expect(body).toMatch(/<wp:anchor .*?adec:decorative.*?<a:srcRect [^>]*>.*?<\/wp:anchor>/s);
		expect(body).toMatch(/<wp:inline .*?descr="[^"]+"/s);
		expect(word.get('word/header1.xml')).toContain('<w:drawing>');
		const page = html(writePage(sampleReport('he'), DRESSED.he));
		expect(page).toMatch(/<img class="report__banner" src="data:image\/jpeg;base64,[^"]+" alt=""/);
		expect(page).toMatch(/<img class="report__logo" src="data:image\/png;base64,[^"]+" alt="[^"]+"/);
	});

	test('that are not to be had are left out', () => {
		const outfit = outfitWith({ logo: 'gone', cover: 'gone' });
		const plain = outfitWith({});
		expect(Buffer.from(writeDeck(sampleReport('he'), outfit)).equals(writeDeck(sampleReport('he'), plain))).toBe(true);
		expect(html(writePage(sampleReport('he'), outfit))).toBe(html(writePage(sampleReport('he'), plain)));
	});
});

describe('slides of 4:3', () => {
	test('say so, and their notes show them in their shape', () => {
		const parts = partsOf(writeDeck(sampleReport('he'), DRESSED.he));
		expect(parts.get('ppt/presentation.xml')).toContain('<p:sldSz cx="9144000" cy="6858000" type="screen4x3"/>');
	});

	test('hold 60 lines of a chapter by going on to further slides, in the words of the language', () => {
		for (const language of ['he', 'en'] as const) {
			const titles = slidesOf(partsOf(writeDeck(largeDocument(language, 1, 60), DRESSED[language]))).join('');
			expect(titles).toContain(language === 'he' ? '(המשך)' : '(continued)');
			expect(titles).toContain(language === 'he' ? '(המשך 2)' : '(continued 2)');
		}
	});
});

describe.each(TYPEFACES)('a document in %s', (typeface) => {
	const family = TYPEFACE_NAMES[typeface];
	const outfit = outfitWith({ typeface });
	const lacks = typeface === 'assistant';

	test('names it and brings it along, with Heebo for the words that it cannot write', () => {
		const deck = writeDeck(sampleReport('en'), outfit);
		const parts = partsOf(deck);
		expect(parts.get('ppt/theme/theme1.xml')).toContain(`<a:latin typeface="${family}"/>`);
		expect(parts.get('ppt/theme/theme1.xml')).toContain(`<a:cs typeface="${family}"/>`);
		expect(Object.keys(unzipSync(deck)).filter((name) => name.endsWith('.fntdata'))).toHaveLength(lacks ? 4 : 2);
		const slides = slidesOf(parts).join('');
		expect(slides.includes('<a:latin typeface="Heebo"/><a:cs typeface="Heebo"/></a:rPr><a:t>Poznań</a:t>')).toBe(lacks);
		const word = partsOf(writeWordFile(sampleReport('en'), outfit));
		expect(word.get('word/styles.xml')).toContain(`w:cs="${family}"`);
		expect(word.get('word/fontTable.xml')?.match(/<w:embedRegular/g)).toHaveLength(lacks ? 2 : 1);
		expect(html(writePage(sampleReport('en'), outfit))).toContain(`--typeface:'${family}'`);
	});

	test.skipIf(!hasTools('pdffonts'))('is printed in it', async () => {
		const { bytes, replaced } = await writePdf(sampleReport('en'), outfit);
		expect(replaced).toEqual([]);
		const fonts = lookInto(bytes, 'pdffonts', '{}').toString();
		expect(fonts).toContain(family.replaceAll(' ', ''));
		expect(fonts.includes('Heebo')).toBe(lacks || typeface === 'heebo');
		expect(fonts).not.toMatch(/Type 3|\bno +(yes|no) +(yes|no)/);
	});
});

describe.skipIf(!hasTools('qpdf', 'pdfinfo'))('a PDF with a logo and a picture', () => {
	let plain: Uint8Array;
	let dressed: Uint8Array;
	beforeAll(async () => {
		[plain, dressed] = [
			(await writePdf(sampleReport('en'))).bytes,
			(await writePdf(sampleReport('en'), DRESSED.en)).bytes
		];
	});
	const roles = (pdf: Uint8Array, role: string) => objectsOf(pdf).filter((each) => each['/S'] === role);

	test('has the same headings and tables, and says what its pictures show', () => {
		for (const role of ['/H1', '/H2', '/H3', '/TH', '/LI']) {
			expect({ role, count: roles(dressed, role).length }).toEqual({ role, count: roles(plain, role).length });
		}
		const said = (pdf: Uint8Array) => roles(pdf, '/Figure').map((each) => String(each['/Alt']));
		expect(said(dressed)).toHaveLength(said(plain).length + 2);
		expect(said(dressed).join('|')).toContain('The city at dusk');
		expect(said(dressed).join('|')).toContain(sampleReport('en').author);
	});

	test('is a sound file that says it is PDF/UA-1, also where the picture is decoration', async () => {
		for (const pdf of [dressed, (await writePdf(sampleReport('he'), DRESSED.he)).bytes]) {
			expect(lookInto(pdf, 'qpdf', '--check', '{}').toString()).toContain('No syntax or stream encoding errors found');
			expect(lookInto(pdf, 'qpdf', '--qdf', '--object-streams=disable', '{}', '-').toString('latin1')).toMatch(
				/<pdfuaid:part>1</
			);
		}
	});
});

test.each(['he', 'en'] as const)('the same document in the same look gives the same bytes (%s)', async (language) => {
	const [document, outfit] = [sampleReport(language), DRESSED[language]];
	for (const write of [writeDeck, writeWordFile, writePage]) {
		expect(Buffer.from(write(document, outfit)).equals(Buffer.from(write(document, outfit)))).toBe(true);
	}
	const [one, other] = await Promise.all([writePdf(document, outfit), writePdf(document, outfit)]);
	expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
});

describe.skipIf(!hasSchemas())('every part is as ISO 29500 has it', () => {
	test.each([
		['dressed, 4:3, in Hebrew', sampleReport('he'), DRESSED.he],
		['dressed, in English', sampleReport('en'), DRESSED.en],
		['40 partners', largeDocument('he', 40, 200), DRESSED.he],
		['60 lines in a chapter', largeDocument('en', 1, 60), DRESSED.en],
		['what an enemy types, in a typeface that lacks letters', tortureDocument('he'), DRESSED.en]
	])('%s', (_, document, outfit) => {
		expect(problemsOf(writeDeck(document, outfit), 'pptx')).toBe('');
		expect(problemsOf(writeWordFile(document, outfit), 'docx')).toBe('');
	});
});
