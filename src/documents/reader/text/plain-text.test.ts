import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CELL_GAP, type ReadDocument } from '#kernel/read-document.ts';
import { scrambledDeck } from '../../../../tests/support/hebrew-scramble.ts';
import { cleanText } from '../paragraphs.ts';
import { Unreadable } from '../unreadable.ts';
import { readPlainText } from './plain-text.ts';

const paragraphsOf = (document: ReadDocument) => document.pages.flatMap(({ paragraphs }) => paragraphs);
const textsOf = (text: string, names: readonly string[] = []) =>
	paragraphsOf(readPlainText(text, names)).map((paragraph) => paragraph.text);

/** As texts are compared: the shape of a dash, and a sign before an item, may differ. */
const canon = (text: string) =>
	cleanText(text)
		.replace(/[–—]/g, '-')
		.replace(/^(#+|[•·▪●➢*-])\s+/, '');
const cellsOf = (lines: readonly string[]) =>
	lines.flatMap((line) => line.split(CELL_GAP).map((cell) => canon(cell).replace(/^\d\. /, ''))).filter(Boolean);

interface Score {
	wanted: number;
	missing: string[];
	/** Paragraphs said to be sure that are not there. */
	wrong: string[];
	sure: number;
}

function scoreOf(text: string, wanted: readonly string[], names: readonly string[] = []): Score {
	const read = paragraphsOf(readPlainText(text, names)).flatMap((paragraph) =>
		cellsOf([paragraph.text]).map((cell) => ({ cell, isSure: (paragraph.confidence ?? 'high') === 'high' }))
	);
	const cells = cellsOf(wanted);
	const found = new Set(read.map(({ cell }) => cell));
	const sure = read.filter(({ isSure }) => isSure);
	return {
		wanted: cells.length,
		missing: cells.filter((cell) => !found.has(cell)),
		wrong: sure.map(({ cell }) => cell).filter((cell) => !cells.includes(cell)),
		sure: sure.length
	};
}

const DECKS = join(import.meta.dirname, '../../../../tests/support/hebrew-decks');
const decks = readdirSync(DECKS).map((name) => [name, readFileSync(join(DECKS, name), 'utf8')] as const);

describe('decks of our own', () => {
	it('are read again after they were scrambled, and what is said to be sure is', () => {
		const scores = decks.flatMap(([, source]) =>
			[84, 60, 0].map((width) => {
				const { logical, scrambled } = width === 0 ? scrambledDeck(source, 84, true) : scrambledDeck(source, width);
				return scoreOf(scrambled, logical);
			})
		);
		const sum = (count: (score: Score) => number) => scores.reduce((total, score) => total + count(score), 0);
		expect(sum(({ missing }) => missing.length)).toBeLessThan(sum(({ wanted }) => wanted) * 0.04);
		expect(sum(({ wrong }) => wrong.length)).toBeLessThanOrEqual(sum(({ sure }) => sure) * 0.01);
	});

	it.each(decks)('%s is left as it is where nothing is wrong with it', (_, source) => {
		const lines = source.split('\n').slice(1);
		const document = readPlainText(lines.join('\n'), []);
		const { missing } = scoreOf(
			lines.join('\n'),
			lines.map((line) => line.replace(/^# /, ''))
		);
		expect([document.order, missing]).toEqual(['logical', []]);
	});

	it.each(decks)('%s is read with every letter, and with every word turned around', (_, source) => {
		const lines = source
			.split('\n')
			.slice(1)
			.map((line) => line.replace(/^# /, ''));
		for (const [order, parted] of [
			['letters', ''],
			['words', ' ']
		] as const) {
			const turned = lines.map((line) => line.split(parted).toReversed().join(parted)).join('\n');
			expect(readPlainText(turned, []).order).toBe(order);
			expect(scoreOf(turned, lines).missing).toEqual([]);
		}
	});
});

describe('a text whose runs lie as on the screen', () => {
	const CONTEXT = [
		'(1979-הברית נחתמה ב)גרמניה , קלן•',
		'(2005-הברית נחתמה ב)צרפת , ליון•',
		'במעמד ראש העיר, קיום טקס זיכרון•'
	];
	const first = (line: string, names: readonly string[] = []) =>
		paragraphsOf(readPlainText([line, ...CONTEXT].join('\n\n'), names))[0];

	it.each([
		['שבסיןשנזןמפגש בנושא ביטחון עם העיר •', 'מפגש בנושא ביטחון עם העיר שנזן שבסין'],
		['פוזנןקידום יוזמות משותפות עם עיריית •', 'קידום יוזמות משותפות עם עיריית פוזנן'],
		['2019דצמבר , ל העירייה"הוכן על ידי לשכת מנכ•', 'הוכן על ידי לשכת מנכ"ל העירייה, דצמבר 2019'],
		[
			'(משתתפים140-כ)משלחות נוער 5בהן , משלחות נכנסות ויוצאות12•',
			'12 משלחות נכנסות ויוצאות, בהן 5 משלחות נוער (כ-140 משתתפים)'
		],
		['120,000$תרומה של •', 'תרומה של 120,000$'],
		['חידוש הקשר–בוורשהביקור תלמידים •', 'ביקור תלמידים בוורשה – חידוש הקשר'],
		['והצגת מערך החירוםSmart Cityהשתתפות בכנס •', 'השתתפות בכנס Smart City והצגת מערך החירום'],
		["ינאן'גמכתב ברכה מראש העיר •", "מכתב ברכה מראש העיר ג'ינאן"]
	])('%s', (line, read) => {
		expect(first(line)).toMatchObject({ kind: 'item', mark: '•', text: read });
	});

	it('is parted where a name begins that only the office knows', () => {
		const line = 'שלזווגרטביקור משלחת מורים מהעיר •';
		expect(first(line, ['שלזווגרט'])?.text).toBe('ביקור משלחת מורים מהעיר שלזווגרט');
	});

	it('is sure of nothing where there is too little to tell its order by', () => {
		const document = readPlainText('פוזנןקידום יוזמות משותפות עם עיריית -', []);
		expect(paragraphsOf(document)).toMatchObject([
			{ text: 'קידום יוזמות משותפות עם עיריית פוזנן', confidence: 'medium', doubts: ['order'] }
		]);
	});

	it('says where a person must look', () => {
		const guessed = first('בובנשולטהאנדראסביקור גומלין של •');
		expect(guessed?.confidence).not.toBe(undefined);
		expect(guessed?.raw).toEqual(['בובנשולטהאנדראסביקור גומלין של •']);
	});
});

describe('any text', () => {
	it('is parted into paragraphs, items, headings and rows', () => {
		const text = 'סיכום השנה\n\nמשלחות:\n• ביקור בקראקוב\n• אירוח\n\nעיר | שנה\nורונה | 1998\n\n1. ראשון\n2. שני\n';
		const [page] = readPlainText(text, []).pages;
		expect(page?.paragraphs).toMatchObject([
			{ kind: 'title', text: 'סיכום השנה' },
			{ kind: 'heading', text: 'משלחות:' },
			{ kind: 'item', mark: '•', text: 'ביקור בקראקוב' },
			{ kind: 'item', mark: '•', text: 'אירוח' },
			{ kind: 'row', cells: ['עיר', 'שנה'], text: 'עיר | שנה' },
			{ kind: 'row', cells: ['ורונה', '1998'] },
			{ kind: 'item', mark: '1.', text: 'ראשון' },
			{ kind: 'item', mark: '2.', text: 'שני' }
		]);
	});

	it('keeps the cells of a pasted table, the empty ones too', () => {
		expect(paragraphsOf(readPlainText('City\tYear\tNote\nVerona\t\ttwin\n', []))).toMatchObject([
			{ kind: 'row', cells: ['City', 'Year', 'Note'] },
			{ kind: 'row', cells: ['Verona', '', 'twin'], text: 'Verona | twin' }
		]);
	});

	it('has columns that spaces keep apart, where several lines have them', () => {
		const text =
			'City     Country   Since\nVerona   Italy     1998\nGoslar   Germany   2005\n\nOne   gap is not a table\n';
		expect(paragraphsOf(readPlainText(text, [])).map(({ cells }) => cells?.length)).toEqual([3, 3, 3, undefined]);
	});

	it('has its pages parted by form feeds', () => {
		expect(readPlainText('One\fTwo\n\f\f', []).pages.map(({ number }) => number)).toEqual([1, 2]);
	});

	it('has lines joined that were broken at a width', () => {
		const long =
			'The delegation of the city spent a week with families and visited two schools, a museum and the harbour';
		const broken = long.replace(/(.{30,40}) /g, '$1\n');
		const letter = `Report\n\n${broken}\n\n${broken}\n\nEnd of the report.\n`;
		expect(textsOf(letter)).toEqual(['Report', long, long, 'End of the report.']);
	});

	it('has what is set in beneath an item with it', () => {
		expect(textsOf('1. להגיש בקשה למימון\n   בשיתוף משרד החוץ\n2. לקיים פגישה\nבברכה')).toEqual([
			'להגיש בקשה למימון בשיתוף משרד החוץ',
			'לקיים פגישה',
			'בברכה'
		]);
	});

	it('may be empty, of one letter, or without Hebrew', () => {
		expect(readPlainText('', []).pages).toEqual([]);
		expect(textsOf(' \n\t\n')).toEqual([]);
		expect(textsOf('a')).toEqual(['a']);
		expect(readPlainText('Nur Deutsch, z. B. über Städte', [])).toMatchObject({ order: 'logical' });
	});

	it('is refused where it is more than anybody reads', () => {
		expect(() => readPlainText('x'.repeat(5_000_000), [])).toThrow(Unreadable);
	});

	it('is read in a short time where nothing parts its letters, or there is much of it', { timeout: 60_000 }, () => {
		const lines = [
			'(1979-הברית נחתמה ב)גרמניה , קלן•',
			'אבגדה'.repeat(3000),
			'אבג '.repeat(3000),
			'"א'.repeat(3000),
			"'ג".repeat(3000)
		];
		expect(readPlainText(lines.join('\n\n'), []).order).toBe('runs');
		const much = scrambledDeck(decks[0]?.[1] ?? '').scrambled.repeat(20);
		expect(paragraphsOf(readPlainText(much, [])).length).toBeGreaterThan(600);
	});

	it('is read in a short time, whatever it is made of', { timeout: 60_000 }, () => {
		const letters = [...'אבגדהוזחטיכלמנסעפצקרשתםןץ  \n\n"\'(),.-–•|\t1290aZ\u202a\u202b\u202c'];
		let seed = 11;
		const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
		for (let turn = 0; turn < 120; turn += 1) {
			const text = Array.from({ length: random(1500) }, () => letters[random(letters.length)]).join('');
			expect(readPlainText(text, ['רעננה'])).toHaveProperty('pages');
		}
	});
});

const DECK = ['..', '../..']
	.map((up) => resolve(import.meta.dirname, '../../../..', up, 'shared/data/deck'))
	.find((folder) => existsSync(folder));
if (!DECK) console.warn('SKIPPED: the founding deck and the samples are not here (../shared/data/deck).');

describe.skipIf(!DECK)('texts as they were found', () => {
	const read = (name: string) => readFileSync(join(DECK ?? '', name), 'utf8');
	const wanted = (name: string) =>
		read(name)
			.split('\n')
			.map((line) => line.replace(/^#+ /, ''));
	const NAMES = ['רעננה', 'אופסטרלנד', 'בראמשה', 'בולון ביאנקור', 'ורונה', 'גוסלר', 'אטלנטה', 'טאיינאן', 'פוזנן'];

	it.each([
		['with the names of its office', NAMES],
		['with no name known', []]
	])('the founding deck is read exactly, %s', (_, names) => {
		const score = scoreOf(read('raanana-deck.scrambled.txt'), wanted('raanana-deck.logical.txt'), names);
		expect(score).toMatchObject({ wanted: 65, missing: [], wrong: [] });
	});

	it.each(['herzliya-he', 'kfarsaba-he'])('%s, scrambled', (name) => {
		const score = scoreOf(read(`samples/${name}.seedlike.txt`), wanted(`samples/${name}.logical.txt`));
		expect(score.missing.length).toBeLessThan(score.wanted * 0.1);
		expect(score.wrong).toEqual([]);
	});

	it.each(['herzliya-he', 'kfarsaba-he'])(
		'%s, where nothing shows the seams, is sure of nothing that is wrong',
		(name) => {
			const score = scoreOf(read(`samples/${name}.unpdf-naive.txt`), wanted(`samples/${name}.logical.txt`));
			expect(score.wrong).toEqual([]);
		}
	);

	it.each(['raanana-deck', 'samples/herzliya-he', 'samples/kfarsaba-he', 'samples/osnabrueck-de'])(
		'%s as it was written is left so',
		(name) => {
			const document = readPlainText(read(`${name}.logical.txt`), []);
			const score = scoreOf(read(`${name}.logical.txt`), wanted(`${name}.logical.txt`));
			expect([document.order, score.missing, score.wrong]).toEqual(['logical', [], []]);
		}
	);
});
