import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeWordFile } from '../../src/documents/docx/file.ts';
import { writePage } from '../../src/documents/page/page.ts';
import { writePdf } from '../../src/documents/pdf/pdf.ts';
import { writeDeck } from '../../src/documents/pptx/deck.ts';
import { planDeck } from '../../src/documents/pptx/plan.ts';
import { settingFor } from '../../src/documents/pptx/setting.ts';
import type { FlowDocument, PictureBlock } from '../../src/kernel/flow-document.ts';
import { hasSchemas, partsOf, problemsOf, slidesOf, writtenIn } from '../support/office-tools.ts';
import { hasTools, lookInto, objectsOf } from '../support/pdf-tools.ts';
import { PICTURE, PICTURED, pictureBlock, picturedDocument } from '../support/sample-pictures.ts';

const picturesOf = ({ sections }: FlowDocument): PictureBlock[] =>
	sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'picture'));

describe.each(['he', 'en'] as const)('the pictures of a document in %s', (language) => {
	const document = picturedDocument(language);
	const all = picturesOf(document);
	const alt = all[0]?.alt ?? '';
	const captions = all.filter(({ caption }) => caption).length;

	it('are in the page itself, each with its words and its caption', () => {
		const html = new TextDecoder().decode(writePage(document, PICTURED));
		const images = [...html.matchAll(/<img src="([^"]*)" alt="([^"]*)" width="(\d+)" height="(\d+)"/g)];
		expect(images).toHaveLength(all.length);
		expect(images[0]?.[1]).toBe(`data:image/jpeg;base64,${Buffer.from(PICTURE).toString('base64')}`);
		expect(images.every(([, , words]) => words === alt)).toBe(true);
		expect(html.match(/<figcaption>/g)).toHaveLength(captions);
		expect(html.match(/class="report__pictures"/g)).toHaveLength(6);
	});

	it('stand on the slides in their own shape, one, two or three beside each other, each with its words', () => {
		const deck = writeDeck(document, PICTURED);
		const slides = slidesOf(partsOf(deck));
		const placed = slides.map((slide) =>
			[...slide.matchAll(/<p:pic>.*?<\/p:pic>/gs)].map(([xml]) => ({
				words: /descr="([^"]*)"/.exec(xml)?.[1],
				...sizeIn(xml, /<a:off x="(\d+)" y="(\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/)
			}))
		);
		expect(placed.map(({ length }) => length)).toEqual([0, 1, 2, 3, 2, 2, 1]);
		const shapes = new Set(placed.flat().map(({ width, height }) => (width / height).toFixed(2)));
		expect([...shapes].toSorted()).toEqual(['0.50', '2.00']);
		expect(placed.flat().every(({ words }) => words === alt)).toBe(true);
		// Those of a row are as high as each other, do not touch, and begin where reading begins.
		const [first, second] = placed[2] ?? [];
		expect(first?.height).toBe(second?.height);
		if (language === 'he') expect(first?.x).toBeGreaterThan((second?.x ?? 0) + (second?.width ?? 0));
		else expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0));
		// Each is in the file once.
		const media = Object.keys(unzipSync(deck)).filter((name) => name.startsWith('ppt/media/'));
		expect(media).toEqual(['ppt/media/image1.jpeg', 'ppt/media/image2.png']);
	});

	it('stand in the Word file in their own shape, with their words, and their captions under them', () => {
		const body = partsOf(writeWordFile(document, PICTURED)).get('word/document.xml') ?? '';
		const drawings = [...body.matchAll(/<w:drawing>.*?<\/w:drawing>/gs)].map(([xml]) => xml);
		expect(drawings).toHaveLength(all.length);
		expect(drawings.every((xml) => xml.includes(`descr="${alt}"`))).toBe(true);
		const sizes = drawings.map((xml) => sizeIn(xml, /<a:off x="(\d+)" y="(\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/));
		expect(new Set(sizes.map(({ width, height }) => (width / height).toFixed(2)))).toEqual(new Set(['2.00', '0.50']));
		const ids = [...body.matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(body.match(/w:val="PictureCaption"/g)).toHaveLength(captions);
	});

	it('are told in words where their bytes are not to be had', async () => {
		const lost = {
			...document,
			sections: [{ id: 'a', title: 'A', layout: 'flow' as const, blocks: [pictureBlock()] }]
		};
		const words = pictureBlock().alt;
		const html = new TextDecoder().decode(writePage(lost));
		expect(html).not.toContain('<img');
		expect(html).toContain(words);
		expect(slidesOf(partsOf(writeDeck(lost))).join()).toContain(words);
		expect(writtenIn(partsOf(writeWordFile(lost)).get('word/document.xml') ?? '')).toContain(words);
		expect((await writePdf(lost)).bytes.length).toBeGreaterThan(1000);
	});

	it('leave the files the same, each time', () => {
		expect(Buffer.from(writeDeck(document, PICTURED)).equals(Buffer.from(writeDeck(document, PICTURED)))).toBe(true);
		expect(Buffer.from(writeWordFile(document, PICTURED)).equals(Buffer.from(writeWordFile(document, PICTURED)))).toBe(
			true
		);
	});

	it.skipIf(!hasSchemas())('are as ISO 29500 has them', () => {
		expect(problemsOf(writeDeck(document, PICTURED), 'pptx')).toBe('');
		expect(problemsOf(writeWordFile(document, PICTURED), 'docx')).toBe('');
	});
});

function sizeIn(xml: string, pattern: RegExp) {
	const [x = 0, y = 0, width = 0, height = 0] = (pattern.exec(xml) ?? []).slice(1).map(Number);
	return { x, y, width, height };
}

describe.skipIf(!hasTools('qpdf', 'pdfinfo', 'pdftotext')).each(['he', 'en'] as const)('the PDF in %s', (language) => {
	it('has each picture as a figure with its words, is tagged, and is the same file each time', async () => {
		const document = picturedDocument(language);
		const { bytes, replaced } = await writePdf(document, PICTURED);
		expect(replaced).toEqual([]);
		const figures = objectsOf(bytes).filter((each) => each['/S'] === '/Figure');
		expect(figures).toHaveLength(picturesOf(document).length);
		expect(figures.every((each) => String(each['/Alt']).includes(picturesOf(document)[0]?.alt ?? '-'))).toBe(true);
		expect(lookInto(bytes, 'pdfinfo', '{}').toString()).toMatch(/Tagged: +yes/);
		expect(Buffer.from((await writePdf(document, PICTURED)).bytes).equals(Buffer.from(bytes))).toBe(true);
	});
});

describe.each(['16:9', '4:3'] as const)('pictures on slides of %s', (slides) => {
	const outfit = { ...PICTURED, look: { ...PICTURED.look, slides } };
	const setting = settingFor('en', outfit);
	const { body } = setting.stage;
	const wide = pictureBlock();
	const tall = pictureBlock({ file: 'tall', mediaType: 'image/png', width: 600, height: 1200 });
	const caption = (length: number) => [{ text: 'Some words of it. '.repeat(length / 18) }];
	const slidesOfBlocks = (...blocks: PictureBlock[]) => {
		const document = picturedDocument('en');
		return planDeck({ ...document, sections: [{ id: 'a', title: 'A', layout: 'flow', blocks }] }, setting).slides;
	};

	it.each([0, 90, 300, 3000])('stay within their slide, with captions of %i letters', (length) => {
		const blocks = [wide, tall, tall, wide, tall].map((block) => ({ ...block, caption: caption(length) }));
		const planned = slidesOfBlocks(...blocks);
		for (const { placed } of planned) {
			for (const { frame } of placed) {
				expect(frame.y + frame.height).toBeLessThanOrEqual(body.y + body.height + 1);
				expect(frame.x + frame.width).toBeLessThanOrEqual(body.x + body.width + 1);
			}
		}
		const shown = planned.flatMap(({ placed }) => placed.filter(({ kind }) => kind === 'picture'));
		expect(shown).toHaveLength(5);
		const said = planned.flatMap(({ placed }) =>
			placed.map(({ ...each }) => JSON.stringify({ ...each, block: undefined }))
		);
		expect(said.join().match(/Some words of it/g) ?? []).toHaveLength(5 * Math.floor(length / 18));
	});

	it('under words go on to the next slide where they would be small there', () => {
		const text = { kind: 'text' as const, tone: 'plain' as const, line: [{ text: 'Words. '.repeat(80) }] };
		const planned = planDeck(
			{ ...picturedDocument('en'), sections: [{ id: 'a', title: 'A', layout: 'flow', blocks: [text, wide] }] },
			setting
		).slides;
		expect(planned.map(({ placed }) => placed.map(({ kind }) => kind))).toEqual([['text'], ['picture']]);
	});
});
