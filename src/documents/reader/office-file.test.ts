import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { plainText, type FlowDocument } from '#kernel/flow-document.ts';
import { writeDeck } from '#documents/pptx/deck.ts';
import { writeWordFile } from '#documents/docx/file.ts';
import { archive, deckOf, part, wordFileOf } from '../../../tests/support/office-fixture.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { readOfficeFile } from './office-file.ts';
import { CELL_GAP, type ReadDocument } from '#kernel/read-document.ts';
import { cleanText } from './paragraphs.ts';
import { Unreadable } from './unreadable.ts';

const textsOf = ({ pages }: ReadDocument) => pages.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));

describe.each(['he', 'en'] as const)('what we write in %s', (language) => {
	const document: FlowDocument = sampleReport(language);
	const items = document.sections
		.flatMap(({ blocks }) => blocks)
		.flatMap((block) => (block.kind === 'list' ? block.items.map(({ line }) => cleanText(plainText(line))) : []));

	it.each([
		['slides', writeDeck],
		['a Word file', writeWordFile]
	])('as %s is read with every title and every line', (_, write) => {
		const texts = textsOf(readOfficeFile(write(document)));
		const titles = document.sections.filter(({ layout }) => layout !== 'cover').map(({ title }) => cleanText(title));
		expect(items.length).toBeGreaterThan(5);
		const isTold = (wanted: string) => texts.some((text) => text.includes(wanted));
		expect([...titles, ...items].filter((wanted) => !isTold(wanted))).toEqual([]);
	});
});

const why = (bytes: Uint8Array) => {
	try {
		readOfficeFile(bytes);
		return 'read';
	} catch (error) {
		return error instanceof Unreadable ? error.code : error;
	}
};

describe('what cannot be read', () => {
	const compound = (name: string) =>
		Uint8Array.from([
			0xd0,
			0xcf,
			0x11,
			0xe0,
			0xa1,
			0xb1,
			0x1a,
			0xe1,
			...Buffer.alloc(600),
			...Buffer.from(name, 'utf16le')
		]);

	it.each([
		['has a password', compound('EncryptedPackage'), 'encrypted'],
		['is of before 2007', compound('PowerPoint Document'), 'old_format'],
		['is no archive', strToU8('Just words.'), 'unknown'],
		['is empty', new Uint8Array(), 'unknown'],
		['is another archive', archive({ 'readme.xml': '<a/>' }), 'unknown'],
		['was cut off', deckOf('').slice(0, -30), 'damaged'],
		['has a part that is no XML', archive({ 'word/document.xml': '<w:document>' }), 'damaged'],
		[
			'defines words of its own',
			archive({ 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
			'damaged'
		],
		['goes down without end', wordFileOf('<w:ins>'.repeat(50_000) + '</w:ins>'.repeat(50_000)), 'damaged'],
		['is a bomb', zipSync({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024) }), 'too_large']
	])('because it %s says so', (_, bytes, code) => {
		expect(why(bytes)).toBe(code);
	});

	it('is not a slide that is named and missing, or one that says nothing', () => {
		expect(textsOf(readOfficeFile(deckOf('')))).toEqual([]);
		const missing = archive({
			'ppt/presentation.xml': part('p:presentation', '<p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>')
		});
		expect(readOfficeFile(missing).pages).toEqual([]);
	});

	it('is told of whatever is made of a file, within a short time', { timeout: 60_000 }, () => {
		const [deck, word] = [writeDeck(sampleReport('he')), wordFileOf('<w:p><w:r><w:t>x</w:t></w:r></w:p>')];
		let seed = 7;
		const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
		const answers = new Set<unknown>();
		for (let turn = 0; turn < 300; turn += 1) {
			const bytes = Uint8Array.from(turn % 10 === 0 ? deck : word);
			for (let change = 0; change <= turn % 7; change += 1) bytes[random(bytes.length)] = random(256);
			answers.add(why(random(5) === 0 ? bytes.slice(0, random(bytes.length)) : bytes));
		}
		expect([...answers].filter((answer) => typeof answer !== 'string')).toEqual([]);
	});
});

const SAMPLES = ['..', '../..']
	.map((up) => resolve(import.meta.dirname, '../../..', up, 'shared/data/deck/samples'))
	.find((folder) => existsSync(folder));
if (!SAMPLES) console.warn('SKIPPED: the sample decks are not here (../shared/data/deck/samples).');

/** As texts are compared: dashes and signs before an item may differ. */
const canon = (text: string) =>
	cleanText(text)
		.replace(/[–—]/g, '-')
		.replace(/^(#+|[•·▪●➢*-]|\d{1,2}[.)])\s+/, '');

describe.skipIf(!SAMPLES)('the sample decks', () => {
	const folder = SAMPLES ?? '';
	const decks = SAMPLES ? readdirSync(folder).filter((name) => /\.(pptx|docx)$/.test(name)) : [];

	it.each(decks)('%s is read whole, every paragraph exact', (name) => {
		const read = new Set(
			readOfficeFile(readFileSync(join(folder, name))).pages.flatMap(({ paragraphs }) =>
				paragraphs.flatMap(({ text }) => text.split(CELL_GAP).map(canon))
			)
		);
		const wanted = readFileSync(join(folder, name.replace(/\.\w+$/, '.logical.txt')), 'utf8')
			.split('\n')
			.flatMap((line) => line.split(' | '))
			.map(canon)
			.filter(Boolean);
		expect(wanted.length).toBeGreaterThan(20);
		expect(wanted.filter((text) => !read.has(text))).toEqual([]);
	});
});
