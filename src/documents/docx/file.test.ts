import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { PLACE_STATES, plainText, type Block, type FlowDocument, type MapBlock } from '#kernel/flow-document.ts';
import { partsOf, writtenIn } from '../../../tests/support/office-tools.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { tortureDocument } from '../../../tests/support/sample-torture.ts';
import { writeWordFile } from './file.ts';

const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map((match) => match[1] ?? match[0]);
const bodyOf = (document: FlowDocument) => partsOf(writeWordFile(document)).get('word/document.xml') ?? '';
const paragraphsIn = (xml: string) => all(xml, /<w:p>.*?<\/w:p>/gs);
const styled = (xml: string, style: string) =>
	paragraphsIn(xml).filter((each) => each.includes(`<w:pStyle w:val="${style}"/>`));
const inOneFlow = (...blocks: Block[]): FlowDocument => ({
	...sampleReport('he'),
	sections: [{ id: 'a', title: 'א', layout: 'flow', blocks, notes: [{ text: 'לדובר' }] }]
});

describe.each(['he', 'en'] as const)('a Word file in %s', (language) => {
	const isRtl = language === 'he';
	const document = sampleReport(language);
	const bytes = writeWordFile(document);
	const parts = partsOf(bytes);
	const part = (name: string) => parts.get(`word/${name}.xml`) ?? '';
	const [body, styles] = [part('document'), part('styles')];

	test('runs in its direction: page, paragraphs, tables, and what a user adds later', () => {
		expect(/<w:sectPr>.*<\/w:sectPr>/s.exec(body)?.[0].includes('<w:bidi/>')).toBe(isRtl);
		expect(/w:styleId="Normal">.*?<\/w:style>/s.exec(styles)?.[0].includes('<w:bidi/>')).toBe(isRtl);
		for (const xml of [body, part('header1'), part('footer1')]) {
			const written = paragraphsIn(xml).filter((each) => !each.includes('<w:drawing>'));
			expect(written.filter((each) => each.includes('<w:bidi/>') !== isRtl)).toEqual([]);
		}
		const tables = all(body, /<w:tblPr>.*?<\/w:tblPr>/gs);
		expect(tables).toHaveLength(3);
		expect(tables.filter((each) => each.includes('<w:bidiVisual/>') !== isRtl)).toEqual([]);
		// Word turns left and right round, and start and end not.
		expect(body + styles).not.toMatch(/<w:jc w:val="(left|right)"/);
		expect(body).toContain('<w:jc w:val="end"/>');
	});

	test('says language and direction of every run by its script', () => {
		const runs = all(body, /<w:r>(?:(?!<w:(?:drawing|fldChar|instrText)).)*?<\/w:r>/gs);
		expect(runs.length).toBeGreaterThan(80);
		for (const run of runs) {
			const isHebrew = /[\u0590-\u05ff]/.test(run);
			if (!isHebrew && !/\p{L}/u.test(writtenIn(run))) continue;
			expect({ run, isRtl: run.includes('<w:rtl/><w:lang w:bidi="he-IL"/>') }).toEqual({ run, isRtl: isHebrew });
		}
		expect(body).toContain('<w:lang w:val="pl-PL"/></w:rPr><w:t xml:space="preserve">');
		expect(styles).toMatch(/<w:lang w:val="en-(US|GB)" w:eastAsia="zh-TW" w:bidi="he-IL"\/>/);
	});

	test('has the title, the sections and the lists as headings of three levels', () => {
		const words = (style: string) => styled(body, style).map((each) => writtenIn(each).trim());
		expect(words('Heading1')).toEqual([document.title]);
		const sections = document.sections.filter(({ layout }) => layout !== 'cover');
		expect(words('Heading2')).toEqual(sections.map(({ title }) => title));
		const lists = sections.flatMap(({ blocks }) =>
			blocks.flatMap((block) =>
				block.kind === 'chart' ? [block.title] : block.kind === 'list' && block.heading ? [block.heading] : []
			)
		);
		expect(words('Heading3')).toEqual(lists);
		for (const [index, name] of ['heading 1', 'heading 2', 'heading 3'].entries()) {
			expect(styles).toMatch(new RegExp(`<w:name w:val="${name}"/>.*?<w:outlineLvl w:val="${index}"/>`, 's'));
		}
	});

	test('has contents that lead to each section, and asks for no update on opening', () => {
		const links = all(body, /<w:hyperlink w:anchor="([^"]*)"/g);
		expect(links).toEqual(all(body, /<w:bookmarkStart w:id="\d+" w:name="([^"]*)"/g));
		expect(links).toHaveLength(document.sections.length - 1);
		expect(new Set(links).size).toBe(links.length);
		expect(styled(body, 'TOC2').map(writtenIn)).toEqual(styled(body, 'Heading2').map(writtenIn));
		expect(body).toContain('<w:instrText xml:space="preserve"> TOC \\o &quot;2-2&quot; \\h \\z </w:instrText>');
		expect(all(body, /<w:fldChar w:fldCharType="(\w+)"/g)).toEqual(['begin', 'separate', 'end']);
		expect(part('settings') + body).not.toMatch(/updateFields|w:dirty/);
	});

	test('holds every word of the document, in the order in which it was written', () => {
		const text = writtenIn(body).replace(/[\u200e\u200f]/g, '');
		let at = text.indexOf(document.subtitle);
		for (const said of wordsIn(document)) {
			const next = text.indexOf(said, at);
			expect({ said, isThere: next >= at }).toEqual({ said, isThere: true });
			at = next;
		}
	});

	test('has the head of each table on every page, and says what the table holds', () => {
		for (const table of all(body, /<w:tbl>.*?<\/w:tbl>/gs)) {
			expect(all(table, /<w:tblHeader\/>/g)).toHaveLength(1);
			// Short tables stay whole: every row but the last holds on to the next.
			const rows = all(table, /<w:tr>.*?<\/w:tr>/gs).slice(1);
			expect(rows.map((row) => row.includes('<w:keepNext/>'))).toEqual(rows.map((_, at) => at < rows.length - 1));
			expect(table).toMatch(/<w:tblLook [^>]*w:firstRow="1" w:firstColumn="1"/);
			expect(table).toMatch(/<w:tblCaption w:val="[^"]+"\/><w:tblDescription w:val="[^"]+"\/>/);
		}
	});

	test('draws charts that Word can edit, said in words, with their values in a table', () => {
		const chart = document.sections.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'chart');
		if (chart?.kind !== 'chart') throw new Error('The sample has a chart.');
		expect(body).toContain(`descr="${chart.alt}"`);
		expect(part('charts/chart1')).toContain('<c:externalData');
		expect(Object.keys(unzipSync(bytes))).toContain('word/embeddings/Microsoft_Excel_Sheet1.xlsx');
		const values = all(body, /<w:tbl>.*?<\/w:tbl>/gs)[1] ?? '';
		expect(all(values, /<w:tr>(.*?)<\/w:tr>/gs).map((row) => all(row, /<w:tc>.*?<\/w:tc>/gs).map(cellText))[1]).toEqual(
			[chart.categories[0], '12', '8']
		);
	});

	test('says what a map shows as a table: each state with its places', () => {
		const map = document.sections.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'map');
		if (map?.kind !== 'map') throw new Error('The sample has a map.');
		const table = all(body, /<w:tbl>.*?<\/w:tbl>/gs).at(-1) ?? '';
		expect(table).toContain(`<w:tblDescription w:val="${map.alt}"/>`);
		const [, live] = all(table, /<w:tr>(.*?)<\/w:tr>/gs);
		expect(writtenIn(live ?? '')).toContain(map.legend.live ?? '');
		for (const { name, state } of map.places) expect(writtenIn(live ?? '').includes(name)).toBe(state === 'live');
	});

	test('counts its pages at the foot, and names itself in its properties', () => {
		expect(all(part('footer1'), /w:instr="([^"]*)"/g)).toEqual([' PAGE ', ' NUMPAGES ']);
		expect(writtenIn(part('footer1'))).toContain(isRtl ? '\tעמוד 1 מתוך 1' : '\tPage 1 of 1');
		const core = parts.get('docProps/core.xml') ?? '';
		expect(core).toContain(`<dc:title>${document.title}</dc:title>`);
		expect(core).toContain(`<dc:language>${isRtl ? 'he-IL' : 'en-GB'}</dc:language>`);
		expect(all(core, /<dcterms:\w+ [^>]*>([^<]*)</g)).toEqual(['2020-12-31T00:00:00Z', '2020-12-31T00:00:00Z']);
		expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134"');
	});

	test('brings its font along, and is the same file the second time', () => {
		expect(part('fontTable')).toMatch(/w:name="Heebo">.*<w:embedRegular [^>]*w:fontKey="\{.*<w:embedBold /);
		expect(part('settings')).toContain('<w:embedTrueTypeFonts/>');
		expect(Buffer.from(writeWordFile(sampleReport(language))).equals(bytes)).toBe(true);
	});
});

test('lists are lists: marks by their state, said in words where there are several, and numbers that begin at 1', () => {
	const item = (mark: 'done' | 'cancelled', text: string) => ({ mark, line: [{ text }] });
	const file = partsOf(
		writeWordFile(
			inOneFlow(
				{ kind: 'list', heading: 'מה נעשה', items: [item('done', 'אחד')] },
				{ kind: 'list', items: [item('done', 'שניים'), { ...item('cancelled', 'שלוש'), note: [{ text: 'מגפה' }] }] },
				{ kind: 'list', isNumbered: true, items: [item('done', 'ארבע')] },
				{ kind: 'list', isNumbered: true, items: [item('done', 'חמש')] }
			)
		)
	);
	const body = file.get('word/document.xml') ?? '';
	expect(styled(body, 'ListBullet').map(writtenIn)).toEqual(['אחד\n', 'בוצע: שניים\n', 'בוטל: שלוש\nמגפה\n']);
	const lists = all(body, /<w:numId w:val="(\d+)"/g);
	expect(lists[0]).toBe(lists[1]);
	expect(new Set(lists).size).toBe(4);
	const numbering = file.get('word/numbering.xml') ?? '';
	expect(all(numbering, /<w:lvlText w:val="([^"]*)"/g)).toEqual([
		'●',
		'◐',
		'◌',
		'⊘',
		'┄',
		'◉',
		'•',
		'○',
		'◉',
		'◐',
		'⊘',
		'%1.'
	]);
	expect(all(numbering, /<w:startOverride w:val="1"/g)).toHaveLength(2);
});

test('own words stand as quotations, and what is for the speaker stands nowhere', () => {
	const body = bodyOf(inOneFlow({ kind: 'text', tone: 'quote', line: [{ text: 'תודה לכולם' }] }));
	expect(styled(body, 'Quote').map(writtenIn)).toEqual(['תודה לכולם\n']);
	expect(body).not.toContain('לדובר');
	expect(body).not.toContain('<w:sdt>');
});

test('a Latin name in a Hebrew line is not broken at its hyphen, and a Chinese one has its language', () => {
	const line = [{ text: 'חברת Up-Next, ' }, { text: '臺南市', lang: 'zh-TW' }];
	const body = bodyOf(inOneFlow({ kind: 'text', tone: 'plain', line }));
	expect(body).toContain('Up</w:t><w:noBreakHyphen/><w:t xml:space="preserve">Next');
	expect(body).toMatch(/<w:rFonts w:hint="eastAsia"\/><w:lang w:eastAsia="zh-TW"\/><\/w:rPr><w:t [^>]*>\u200e?臺南市/);
});

test('tables that follow each other stay apart, and a paragraph ends the document', () => {
	const table: Block = {
		kind: 'table',
		caption: 'א',
		columns: [{ title: 'עיר', weight: 1, align: 'start' }],
		rows: [[[{ text: 'בון' }]]],
		notes: []
	};
	const body = bodyOf(inOneFlow(table, table));
	expect(body).not.toContain('</w:tbl><w:tbl>');
	expect(body).toMatch(/<\/w:tbl><w:p>.*?<\/w:p><w:sectPr>/);
});

test('what people type cannot break the file: no controls, no halves of characters, no isolates', () => {
	for (const language of ['he', 'en'] as const) {
		const file = writeWordFile(tortureDocument(language));
		for (const [name, xml] of partsOf(file)) {
			const found = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd-\uffff]/.exec(xml)?.[0];
			expect({ name, found }).toEqual({ name });
			expect(xml.isWellFormed()).toBe(true);
			expect(xml).not.toMatch(/<script>alert|<b>bold/);
		}
		expect(Object.keys(unzipSync(file))[0]).toBe('[Content_Types].xml');
		expect(strFromU8(file.subarray(0, 2))).toBe('PK');
	}
});

function cellText(cell: string): string {
	return writtenIn(cell).trim();
}

/** The words for the kinds of lines that a map has. */
function saidOn({ legend, places }: MapBlock): string[] {
	return PLACE_STATES.filter((state) => places.some((place) => place.state === state)).flatMap(
		(state) => legend[state] ?? []
	);
}

/** Everything that stands in the body of a document, in its order. */
function wordsIn({ sections }: FlowDocument): string[] {
	return sections
		.filter(({ layout }) => layout !== 'cover')
		.flatMap(({ title, lede, blocks }) => [
			title,
			...(lede ? [plainText(lede)] : []),
			...blocks.flatMap((block) => {
				switch (block.kind) {
					case 'text':
						return [plainText(block.line)];
					case 'list':
						return [
							block.heading ?? '',
							...block.items.flatMap(({ line, note }) => [plainText(line), ...(note ? [plainText(note)] : [])])
						];
					case 'table':
						return [
							...block.columns.map((column) => column.title),
							...[...block.rows.flat(), ...block.notes].flatMap((line) => plainText(line).split('\n'))
						];
					case 'chart':
						return [block.title, ...block.categories];
					case 'map':
						return saidOn(block);
					case 'picture':
						return block.caption ? [plainText(block.caption)] : [];
				}
			})
		]);
}
