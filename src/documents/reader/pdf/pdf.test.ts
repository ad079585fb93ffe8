import { describe, expect, it } from 'vitest';
import { left, pdfOf, right, type PageOf } from '../../../../tests/support/pdf-fixture.ts';
import { readPdf } from './pdf.ts';

async function read(...pages: PageOf[]) {
	return (await readPdf(pdfOf(pages))).pages.map(({ paragraphs }) => paragraphs);
}

const said = async (...pages: PageOf[]) =>
	(await read(...pages)).map((paragraphs) =>
		paragraphs.map(({ kind, mark, text, level }) =>
			[kind, ...(level > 0 ? [String(level)] : []), ...(mark === undefined ? [] : [mark]), text].join(' ')
		)
	);

const lines = (texts: readonly string[], x: number, top: number, step = 16) =>
	texts.map((text, at) => left(text, x, top - at * step));
const linesFromRight = (texts: readonly string[], x: number, top: number, step = 16) =>
	texts.map((text, at) => right(text, x, top - at * step));

describe('a page of Hebrew', () => {
	it('is read as it is written, with numbers and names in their order', async () => {
		const texts = [
			'ברית ערים תאומות נחתמה ב-1963 (Poznań, פולין).',
			'תרומה של 12,500 ₪, שהם 45% מהתקציב',
			'הכנס Smart City Expo 2020 בברצלונה'
		];
		const [page = []] = await read({ shown: linesFromRight(texts, 580, 300, 40) });
		expect(page.map(({ text }) => text)).toEqual(texts);
		expect(page.map(({ confidence }) => confidence)).toEqual([undefined, undefined, undefined]);
		expect(page[1]?.raw?.[0]).toMatch(/^ביצקתהמ 45% םהש/);
	});

	it('keeps the points upon its letters', async () => {
		const [page = []] = await read({
			shown: [
				left('ם', 100, 300),
				left('ל', 112, 300),
				left('ו', 106, 300),
				left('ֹ', 106, 300),
				left('ש', 118, 300),
				left('ָ', 118, 300),
				left('ׁ', 120, 300),
				left('ריע', 100, 200)
			]
		});
		expect(page[0]?.text.normalize('NFC')).toBe('שָׁלוֹם'.normalize('NFC'));
	});

	it('has its lists with their signs, joined where a line had no room', async () => {
		const shown = [
			right('פעילות השנה', 580, 350, { size: 24, isBold: true }),
			right('• אירוח משלחת נוער מהעיר התאומה במשך שבוע אחד, אצל משפחות מתנדבות בכל', 580, 300),
			right('רחבי העיר', 568, 284),
			right('• ביקור גומלין', 580, 260),
			right('– בחודש מאי', 556, 240),
			right('3. טקס', 580, 210)
		];
		expect(await said({ shown })).toEqual([
			[
				'title פעילות השנה',
				'item • אירוח משלחת נוער מהעיר התאומה במשך שבוע אחד, אצל משפחות מתנדבות בכל רחבי העיר',
				'item • ביקור גומלין',
				'item 1 – בחודש מאי',
				'item 3. טקס'
			]
		]);
	});

	it('is read from the right where columns lie side by side', async () => {
		const shown = [
			...linesFromRight(['• ימין ראשון', '• ימין שני', '• ימין שלישי', '• ימין רביעי'], 580, 300),
			...linesFromRight(['• שמאל ראשון', '• שמאל שני', '• שמאל שלישי'], 280, 300)
		];
		const [page = []] = await read({ shown });
		expect(page.map(({ text }) => text)).toEqual([
			...['ימין ראשון', 'ימין שני', 'ימין שלישי', 'ימין רביעי'],
			...['שמאל ראשון', 'שמאל שני', 'שמאל שלישי']
		]);
	});
});

describe('a table', () => {
	const words = [
		['City', 'Agreement', 'Year'],
		['Opsterland', 'Twin cities', '1963'],
		['Boulogne', 'Twin cities', '1994'],
		['Goslar', 'Friendship', '2005']
	];
	const rows = [
		'row City | Agreement | Year',
		'row Opsterland | Twin cities | 1963',
		'row Boulogne | Twin cities | 1994',
		'row Goslar | Friendship | 2005'
	];

	it('is one row after the other where its columns are narrow', async () => {
		// Between the longest words lie eleven points, less than the size of the letters.
		const shown = words.flatMap((row, at) =>
			row.map((text, column) => left(text, [50, 121, 198][column] ?? 0, 300 - 20 * at))
		);
		expect(
			await said({ shown: [left('A text above that is long enough to reach over all columns.', 50, 350), ...shown] })
		).toEqual([['text A text above that is long enough to reach over all columns.', ...rows]]);
	});

	it('is told cell by cell where lines bound its cells, however they are filled', async () => {
		const shown = [
			...words
				.slice(0, 2)
				.flatMap((row, at) => row.map((text, column) => left(text, [52, 152, 252][column] ?? 0, 300 - 40 * at))),
			...lines(['A long name', 'in two lines'], 52, 225),
			left('2001', 252, 225)
		];
		const drawn = [
			...[320, 290, 250, 200].map((y) => `50 ${y} m 350 ${y} l S`),
			...[50, 150, 250, 350].map((x) => `${x} 320 m ${x} 200 l S`)
		].join('\n');
		expect(await said({ shown, drawn })).toEqual([
			['row City | Agreement | Year', 'row Opsterland | Twin cities | 1963', 'row A long name in two lines | 2001']
		]);
	});

	it('begins at the right where it is Hebrew', async () => {
		const shown = [
			['עיר', 'שנה', 'הסכם'],
			['ורונה', '1998', 'ברית'],
			['גוסלר', '2005', 'ידידות'],
			['פוזנן', '2008', 'ברית']
		].flatMap((row, at) => row.map((text, column) => right(text, [580, 400, 200][column] ?? 0, 300 - 20 * at)));
		expect(await said({ shown })).toEqual([
			['row עיר | שנה | הסכם', 'row ורונה | 1998 | ברית', 'row גוסלר | 2005 | ידידות', 'row פוזנן | 2008 | ברית']
		]);
	});
});

describe('a page in Latin letters', () => {
	it('has its parted words whole, and keeps the hyphens that are written', async () => {
		const shown = lines(
			[
				'Der Bericht nennt die Zusammenarbeit der Städte im Rahmen der Städtepart-',
				'nerschaften, die Schüler- und Jugendbegegnungen sowie alle kommunalen Part-',
				'nerschaften; dazu kommen die deutsch-israelischen Tage und die deutsch-',
				'israelischen Vorhaben im Rahmen der Partnerschaften, auch die der Schüler-',
				'und Jugendbegegnungen.'
			],
			50,
			300
		);
		const [[only] = []] = await read({ shown });
		expect(only?.text).toBe(
			'Der Bericht nennt die Zusammenarbeit der Städte im Rahmen der Städtepartnerschaften, die Schüler- und Jugendbegegnungen sowie alle kommunalen Partnerschaften; dazu kommen die deutsch-israelischen Tage und die deutsch-israelischen Vorhaben im Rahmen der Partnerschaften, auch die der Schüler- und Jugendbegegnungen.'
		);
		// Nothing else in the text says whether the first of them has a hyphen.
		expect(only?.doubts).toEqual(['joined']);
	});

	it('takes letters that are one sign apart', async () => {
		const [page = []] = await read({ shown: [left('Oﬃce of the ﬁrst oﬀer', 50, 300)] });
		expect(page[0]?.text).toBe('Office of the first offer');
	});

	it('is one line where a number is raised', async () => {
		const shown = [left('On the 21', 50, 300), left('st', 104, 304, { size: 7 }), left('of May', 118, 300)];
		expect((await read({ shown }))[0]?.map(({ text }) => text)).toEqual(['On the 21st of May']);
	});

	it('does not say twice what is drawn twice to look bold', async () => {
		const shown = [left('Goals of the year', 50, 300), left('Goals of the year', 50.4, 300)];
		expect((await read({ shown }))[0]?.map(({ text }) => text)).toEqual(['Goals of the year']);
	});
});

describe('a page', () => {
	it('is turned until its lines lie', async () => {
		const shown = [left('First line', 100, 50, { turns: 1 }), left('Second line', 130, 50, { turns: 1 })];
		expect((await read({ shown, rotate: 90 }))[0]?.map(({ text }) => text)).toEqual(['First line', 'Second line']);
		const upsideDown = [left('First line', 500, 100, { turns: 2 }), left('Second line', 500, 130, { turns: 2 })];
		expect((await read({ shown: upsideDown }))[0]?.map(({ text }) => text)).toEqual(['First line', 'Second line']);
	});

	it('loses its number and what every page says at its foot, and keeps what only it says', async () => {
		const pages = [1, 2, 3, 4].map((number): PageOf => ({
			shown: [
				left(`What is told on page ${number} alone`, 50, 300),
				left('City of Raanana, annual report', 50, 20, { size: 9 }),
				left(String(number), 560, 20, { size: 9 })
			]
		}));
		expect((await read(...pages)).map((page) => page.map(({ text }) => text))).toEqual(
			[1, 2, 3, 4].map((number) => [`What is told on page ${number} alone`])
		);
	});

	it('takes a small drawing before a line for the sign of an item', async () => {
		const drawn = [305, 285].map((y) => `40 ${y} 4 4 re f`).join('\n');
		expect(await said({ shown: lines(['First', 'Second'], 50, 303, 20), drawn })).toEqual([
			['item • First', 'item • Second']
		]);
	});

	it('may be without any size, and says nothing', async () => {
		expect(await read({ shown: [left('Some words', 50, 300)] }, { shown: [], width: 0, height: 0 })).toHaveLength(2);
	});
});

describe('lines below each other', () => {
	it('belong to signs of any size and typeface, however far these stand and wherever on the line', async () => {
		const shown = ['•', '\uf0b7', '§'].flatMap((sign, at) => [
			left(sign, 50, 304 - 24 * at, { size: 7 }),
			left(`Item ${at + 1} of the list`, 80, 300 - 24 * at, { size: 16 })
		]);
		expect(await said({ shown })).toEqual([
			['item • Item 1 of the list', 'item • Item 2 of the list', 'item • Item 3 of the list']
		]);
	});

	it('stay apart where all are short, and are joined where several show how much room there was', async () => {
		const short = ['The Office of the Mayor of a City', 'Department of Foreign Relations', 'Twelve Trees Street'];
		expect(await said({ shown: lines(short, 50, 300) })).toEqual([short.map((text) => `text ${text}`)]);
		const prose = [
			'In the past year the department has kept widening the network of the twin',
			'cities, with an emphasis on education, culture and enterprise; many of the',
			'residents have taken part in all of this without leaving the city for once'
		];
		const [[only = ''] = []] = await said({ shown: lines([...prose, 'or twice.'], 50, 300) });
		expect(only).toBe(`text ${prose.join(' ')} or twice.`);
	});

	it('are cells where a table is filled so that two of them touch', async () => {
		const cells = [
			['Name', 'What was done', 'Year'],
			['Verona', 'A visit', '1998'],
			['Boulogne-B', 'A letter', '1994'],
			['Goslar', 'A choir', '2005'],
			['Tainan', 'A call', '2006']
		];
		const shown = cells.flatMap(([name = '', what = '', year = ''], at) => [
			left(name, 50, 300 - 18 * at),
			left(what, 110, 300 - 18 * at),
			left(year, 260, 300 - 18 * at)
		]);
		expect(await said({ shown })).toEqual([cells.map((row) => `row ${row.join(' | ')}`)]);
	});

	it('go on where a column broke a sentence, and the join is told as a guess', async () => {
		const first = ['In the past year the office', 'has kept widening the net', 'of the twin cities of the'];
		const second = ['city, with its partners in', 'the north and in the south', 'and in the whole country.'];
		const [[only] = []] = await read({ shown: [...lines(first, 50, 300), ...lines(second, 320, 300)] });
		expect(only).toMatchObject({ text: [...first, ...second].join(' '), confidence: 'medium', doubts: ['joined'] });
	});
});

describe('what cannot be read', () => {
	const why = (bytes: Uint8Array) =>
		readPdf(bytes).then(
			() => 'read',
			(error: { code?: string }) => error.code
		);

	it.each([
		['pictures of pages', pdfOf([{ shown: [], drawn: '0 0 600 400 re f' }]), 'no_text'],
		['cut off', pdfOf([{ shown: [left('x', 50, 50)] }]).slice(0, 120), 'damaged'],
		['nothing', new Uint8Array(), 'damaged'],
		['too many pages', pdfOf(Array.from({ length: 1001 }, () => ({ shown: [] }))), 'too_large']
	])('is told: %s', async (_, bytes, code) => {
		expect(await why(bytes)).toBe(code);
	});
});
