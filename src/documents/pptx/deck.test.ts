import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { plainText, type FlowDocument } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { partsOf, slidesOf, wordsOf } from '../../../tests/support/office-tools.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { tortureDocument } from '../../../tests/support/sample-torture.ts';
import { writeDeck } from './deck.ts';

const MATCH = {
	he: { lang: 'he-IL', rtl: '1', start: 'r' },
	en: { lang: 'en-GB', rtl: '0', start: 'l' }
} as const;

const withoutFallback = (xml: string) => xml.replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '');
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map((match) => match[1] ?? match[0]);

describe.each(['he', 'en'] as const)('a deck in %s', (language: Language) => {
	const { lang, rtl, start } = MATCH[language];
	const deck = writeDeck(sampleReport(language));
	const parts = partsOf(deck);
	const part = (name: string) => parts.get(name) ?? '';
	const slides = slidesOf(parts);
	const [presentation, master, theme] = [
		part('ppt/presentation.xml'),
		part('ppt/slideMasters/slideMaster1.xml'),
		part('ppt/theme/theme1.xml')
	];

	test('runs in its direction as a whole, also in what a user adds later', () => {
		expect(presentation).toMatch(new RegExp(`<p:presentation [^>]*rtl="${rtl}"`));
		for (const text of [
			presentation,
			master,
			...[...parts].filter(([name]) => /Layout\d/.test(name)).map(([, xml]) => xml)
		]) {
			const levels = all(text, /<a:lvl\dpPr[^>]*>/g);
			expect(levels.filter((level) => !level.includes(`rtl="${rtl}"`))).toEqual([]);
		}
		for (const style of ['titleStyle', 'bodyStyle', 'otherStyle']) {
			const levels = all(new RegExp(`<p:${style}>.*</p:${style}>`).exec(master)?.[0] ?? '', /<a:lvl\dpPr[^>]*>/g);
			expect(levels).toHaveLength(style === 'titleStyle' ? 1 : 9);
			expect(levels.filter((level) => !level.includes(`algn="${start}"`))).toEqual([]);
		}
		expect(theme).toContain(`<a:defPPr algn="${start}" rtl="${rtl}">`);
	});

	test('is dated by what it tells of, and by no clock', () => {
		expect(all(part('docProps/core.xml'), /<dcterms:\w+ [^>]*>([^<]*)</g)).toEqual([
			'2020-12-31T00:00:00Z',
			'2020-12-31T00:00:00Z'
		]);
		expect(Buffer.from(writeDeck(sampleReport(language))).equals(Buffer.from(deck))).toBe(true);
	});

	test('is set in Heebo, which it brings along, for Hebrew and Latin alike', () => {
		for (const family of ['majorFont', 'minorFont']) {
			const fonts = new RegExp(`<a:${family}>.*</a:${family}>`).exec(theme)?.[0] ?? '';
			for (const font of [
				'<a:latin typeface="Heebo"',
				'<a:cs typeface="Heebo"',
				'script="Hebr" typeface="Heebo"',
				'<a:ea typeface="Microsoft JhengHei"'
			]) {
				expect(fonts).toContain(font);
			}
		}
		expect(presentation).toMatch(
			/<p:embeddedFont><p:font typeface="Heebo"[^>]*charset="-79"\/><p:regular [^>]*><p:bold /
		);
		expect(presentation).toContain('embedTrueTypeFonts="1"');
		expect(Object.keys(unzipSync(deck)).filter((name) => name.endsWith('.fntdata'))).toHaveLength(2);
		// No typefaces in the text itself: a user who changes the theme changes the deck.
		expect(slides.filter((slide) => /<a:(latin|cs) /.test(slide))).toEqual([]);
	});

	test('has real placeholders, the title first, and a number for every shape', () => {
		slides.forEach((slide, index) => {
			const types = all(slide, /<p:ph [^>]*type="(\w+)"/g);
			expect(types[0]).toBe(index === 0 ? 'ctrTitle' : 'title');
			if (index > 0) expect(types.slice(-2)).toEqual(['ftr', 'sldNum']);
			const ids = all(withoutFallback(slide), /<p:cNvPr id="(\d+)"/g);
			expect(new Set(ids).size).toBe(ids.length);
			expect(slide.indexOf('<p:ph ')).toBeLessThan(slide.indexOf('<a:t>'));
		});
		const titles = slides.map((slide) => wordsOf(slide).split('\n')[0]);
		expect(new Set(titles).size).toBe(titles.length);
		expect(slides.filter((slide) => slide.includes('type="body" idx="1"')).length).toBeGreaterThan(6);
	});

	test('says the language of every run by its script', () => {
		const wrong = slides.flatMap((slide) =>
			[...slide.matchAll(/<a:rPr([^>]*)(?:\/>|>.*?<\/a:rPr>)<a:t>([^<]*)/g)].filter(
				([, properties = '', text = '']) =>
					/[\u0590-\u05ff]/.test(text) !== properties.includes('lang="he-IL"') && /\p{L}/u.test(text)
			)
		);
		expect(wrong).toEqual([]);
		expect(slides.join('')).toContain('lang="pl-PL"');
		expect(slides.join('')).toMatch(language === 'he' ? /lang="en-US"[^>]*><a:t>Up-Next/ : /lang="en-GB"/);
	});

	test('tables begin where reading begins, with a row of headers', () => {
		const tables = slides.flatMap((slide) => all(withoutFallback(slide), /<a:tblPr([^>]*)>/g));
		expect(tables.length).toBeGreaterThan(0);
		for (const properties of tables) {
			expect(properties).toContain('firstRow="1"');
			expect(properties.includes('rtl="1"')).toBe(rtl === '1');
		}
		const [first] = all(slides.join(''), /<a:tc>.*?<a:t>([^<]*)/g);
		expect(first).toBe(language === 'he' ? 'עיר' : 'City');
	});

	test('a table for readers without right-to-left tables shows the same in the same order to the eye', () => {
		const slide = slides.find((each) => each.includes('<a:tbl>')) as string;
		const cells = (xml: string) =>
			all(xml, /<a:tr [^>]*>(.*?)<\/a:tr>/g).map((row) => all(row, /<a:tc>(.*?)<\/a:tc>/g).map(wordsOf));
		if (language === 'en') return expect(slide).not.toContain('mc:');
		const [choice = '', fallback = ''] = slide.split('<mc:Fallback>');
		expect(cells(fallback).map((row) => row.toReversed())).toEqual(cells(choice));
		expect(fallback).not.toContain('<a:tblPr rtl');
	});

	test('charts are native, in its language and direction, with their values in a workbook', () => {
		const chart = part('ppt/charts/chart1.xml');
		expect(chart).toContain(`<c:lang val="${lang}"/>`);
		expect(chart).toContain('<c:roundedCorners val="0"/>');
		expect(chart).toContain('<c:externalData');
		expect(chart).toContain('<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="maxMin"/>');
		expect(chart).toContain(
			`<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="${rtl === '1' ? 'maxMin' : 'minMax'}"/>`
		);
		const texts = all(chart, /<c:txPr>.*?<\/c:txPr>/g);
		expect(texts.length).toBeGreaterThan(3);
		for (const text of texts) {
			expect(text).toContain(`<a:pPr rtl="${rtl}">`);
			expect(text).toMatch(/<a:latin .*<a:ea .*<a:cs /);
		}
		const book = unzipSync(unzipSync(deck)['ppt/embeddings/Microsoft_Excel_Sheet1.xlsx'] as Uint8Array);
		const sheet = strFromU8(book['xl/worksheets/sheet1.xml'] as Uint8Array);
		expect(sheet.includes('rightToLeft="1"')).toBe(rtl === '1');
		const reference = /<c:f>Sheet1!\$C\$2:\$C\$7<\/c:f>.*?<c:pt idx="0"><c:v>(\d+)/.exec(chart)?.[1];
		expect(sheet).toContain(`<c r="C2"><v>${reference ?? '?'}</v></c>`);
	});

	test('says what pictures, tables and charts show; ornaments say that they show nothing', () => {
		for (const xml of [...slides, master, part('ppt/slideLayouts/slideLayout1.xml')]) {
			for (const [, properties = ''] of xml.matchAll(/<p:(?:pic|graphicFrame|grpSp)>.*?<p:cNvPr ([^>]*)>/g)) {
				const isOrnament = xml.includes(`${properties}><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">`);
				expect({ properties, isSaid: isOrnament || /descr="[^"]+"/.test(properties) }).toEqual({
					properties,
					isSaid: true
				});
			}
		}
		expect(master).toContain('adec:decorative');
	});

	test('the map is of shapes, with a line and a name for each place, and never mirrored', () => {
		const slide = slides.find((each) => each.includes('<a:custGeom>')) as string;
		expect(all(slide, /<p:cxnSp>.*?name="([^"]*)"/g).filter((name) => /אופסטרלנד|Opsterland/.test(name))).toHaveLength(
			1
		);
		expect(slide).toContain('<a:prstDash val="sysDot"/>');
		// Rio lies west of home, Tainan east of it.
		const left = (name: string) =>
			Number(new RegExp(`name="${name}"/><p:cNvSpPr/>.*?<a:off x="(\\d+)"`).exec(slide)?.[1]);
		const [west, home, east] =
			language === 'he' ? ['ריו דה ז׳אנרו', 'רעננה', 'טאיינאן'] : ['Rio de Janeiro', 'Ra’anana', 'Tainan'];
		expect(left(west)).toBeLessThan(left(home));
		expect(left(home)).toBeLessThan(left(east));
	});

	test('holds every word of the document, in the order in which it was written', () => {
		const text = slides
			.map(wordsOf)
			.join('\n')
			.replace(/[\u200e\u200f]/g, '');
		for (const said of wordsIn(sampleReport(language))) expect(text).toContain(said);
	});

	test('marks the state of an item by shape, and only what waits for a person in amber', () => {
		const marks = (slide: string) => all(slide, /<a:buChar char="(.)"/g);
		const mixed = slides.find((slide) => marks(slide).includes('┄')) as string;
		expect(marks(mixed)).toEqual(['●', '⊘', '┄']);
		const amber = slides
			.filter((slide) => /accent3|accent4|FDF2DF/.test(slide))
			.map((slide) => wordsOf(slide).split('\n')[0]);
		const [verona, year, world] = [7, 8, 9].map((at) => sampleReport(language).sections[at - 1]?.title);
		expect(amber.every((title) => [verona, year, world].some((each) => title?.startsWith(each as string)))).toBe(true);
	});

	test('is the same file the second time, with the list of its parts first', () => {
		expect(Buffer.from(writeDeck(sampleReport(language))).equals(deck)).toBe(true);
		expect(Object.keys(unzipSync(deck))[0]).toBe('[Content_Types].xml');
		expect(part('docProps/core.xml')).toContain(`<dc:language>${lang}</dc:language>`);
	});
});

test('the time zone leaves no trace in the file', () => {
	const zone = process.env.TZ;
	const before = writeDeck(sampleReport('he'));
	process.env.TZ = 'Asia/Taipei';
	try {
		expect(Buffer.from(writeDeck(sampleReport('he'))).equals(before)).toBe(true);
	} finally {
		if (zone === undefined) delete process.env.TZ;
		else process.env.TZ = zone;
	}
});

test('what people type cannot break the file: no controls, no halves of characters, no isolates', () => {
	for (const language of ['he', 'en'] as const) {
		for (const [name, xml] of partsOf(writeDeck(tortureDocument(language)))) {
			expect({
				name,
				found: /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd-\uffff]/.exec(xml)?.[0]
			}).toEqual({ name });
			expect(xml.isWellFormed()).toBe(true);
			expect(xml).not.toMatch(/<script>alert|<b>bold/);
		}
	}
});

/** Everything that a document says: titles, lines, cells, names. */
function wordsIn({ title, subtitle, author, footer, sections }: FlowDocument): string[] {
	return [
		...[title, subtitle, author, footer],
		...sections.filter(({ layout }) => layout !== 'cover').map((section) => section.title),
		...sections.flatMap(({ lede }) => (lede ? [plainText(lede)] : [])),
		...sections
			.flatMap(({ blocks }) => blocks)
			.flatMap((block) => {
				switch (block.kind) {
					case 'text':
						return [plainText(block.line)];
					case 'list':
						return block.items.flatMap(({ line, note }) => [plainText(line), ...(note ? [plainText(note)] : [])]);
					case 'table':
						return [...block.rows.flat(), ...block.notes].flatMap((line) => plainText(line).split('\n'));
					case 'chart':
						return [block.title];
					case 'map':
						return [
							...[block.home.name, ...block.places.map(({ name }) => name)],
							...block.places.flatMap(({ state }) => block.legend[state] ?? [])
						];
					case 'picture':
						return block.caption ? [plainText(block.caption)] : [];
				}
			})
	];
}
