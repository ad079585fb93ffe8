import { describe, expect, test } from 'vitest';
import type { Block, FlowDocument, Item, Section } from '#kernel/flow-document.ts';
import { PLAIN, SLIDE_SHAPES } from '#kernel/look.ts';
import { largeDocument, tortureDocument } from '../../../tests/support/sample-torture.ts';
import { heightOf, type Lettering } from './paragraph.ts';
import { planDeck, type Placed, type Slide } from './plan.ts';
import { settingFor } from './setting.ts';

const he = settingFor('he');

function documentWith(...sections: Section[]): FlowDocument {
	const words = { title: 'דוח', subtitle: 'שנה', author: 'עיר', description: 'דוח', date: '2020-12-31', footer: 'עיר' };
	return { language: 'he', ...words, sections };
}

function flow(...blocks: Block[]): Section {
	return { id: 'a', title: 'פוזנן', layout: 'flow', blocks };
}

function list(heading: string, ...lengths: number[]): Block {
	const items = lengths.map((words, index): Item => ({
		mark: 'done',
		line: [{ text: `${index} ${'מילה '.repeat(words).trim()}` }]
	}));
	return { kind: 'list', heading, items };
}

const texts = (slide: Slide) =>
	slide.placed.flatMap((placed) =>
		'paragraphs' in placed ? [placed.paragraphs.map(({ line }) => line.map(({ text }) => text).join(''))] : []
	);
const plan = (...sections: Section[]) => planDeck(documentWith(...sections), he).slides;

describe('lists of a section', () => {
	test('one is set over the whole width', () => {
		const [slide] = plan(flow(list('מה נעשה', 4, 4)));
		expect(slide?.layout).toBe('content');
	});

	test('two stand beside each other, the first in the wider column', () => {
		const [slide, more] = plan(flow(list('מה נעשה', 4, 4), list('בקידום', 4)));
		expect(more).toBeUndefined();
		expect(slide?.layout).toBe('two');
		expect(slide?.placed.map(({ frame }) => Math.round(frame.width))).toEqual([479, 319]);
	});

	test('several are shared out between two columns as evenly as they come, in their order', () => {
		const [slide] = plan(flow(list('א', 30, 30, 30), list('ב', 2), list('ג', 2), list('ד', 2)));
		expect(texts(slide as Slide).map((column) => column.filter((text) => text.length === 1))).toEqual([
			['א'],
			['ב', 'ג', 'ד']
		]);
	});

	test('three of a section in columns have a column each', () => {
		const [slide] = plan({ ...flow(list('א', 2), list('ב', 2), list('ג', 2)), layout: 'columns' });
		expect(slide?.layout).toBe('three');
		expect(slide?.placed.map((placed) => 'column' in placed && placed.column)).toEqual([1, 2, 3]);
	});

	test('a list stays in one column where smaller letters allow it', () => {
		const [slide] = plan(flow(list('א', 8, 8, 8, 8), list('ב', 12, 12, 12), list('ג', 2)));
		const headings = texts(slide as Slide).flatMap((column) => column.filter((text) => text.length === 1));
		expect(headings).toEqual(['א', 'ב', 'ג']);
	});
});

describe('figures', () => {
	const chart: Block = {
		...{ kind: 'chart', title: 'לפי מטרה', alt: 'תרשים' },
		...{ categories: ['א', 'ב'], series: [{ name: '2020', values: [1, 2] }] }
	};
	const map: Block = {
		...{ kind: 'map', title: '', alt: 'מפה', home: { name: 'רעננה', latitude: 32, longitude: 35 } },
		...{ places: [], legend: { live: 'פעיל', quiet: 'עוד לא', silent: 'שותק', candidate: 'מועמד' } }
	};

	test('two charts stand beside each other, each under its title', () => {
		const [slide, more] = plan(flow(chart, { ...chart, title: 'לפי קשר' }));
		expect(more).toBeUndefined();
		expect(slide?.placed.map(({ kind, frame }) => [kind, Math.round(frame.width)])).toEqual([
			['text', 399],
			['text', 399],
			['chart', 399],
			['chart', 399]
		]);
	});

	test('a map leaves room for the line that belongs to it', () => {
		const slides = plan(flow(map, { kind: 'text', tone: 'empty', line: [{ text: 'ללא מקום על המפה: ברזיל.' }] }));
		expect(slides.map(({ placed }) => placed.map(({ kind }) => kind))).toEqual([['map', 'text']]);
	});

	test('a chart of nothing is left out', () => {
		expect(plan(flow({ ...chart, categories: [], series: [] }))[0]?.placed).toEqual([]);
	});
});

describe('what is too long for one slide', () => {
	const slides = plan(flow(list('מה נעשה', ...Array.from({ length: 40 }, () => 14))));

	test('goes on, and each further slide says so in its title', () => {
		expect(slides.map(({ title }) => title).slice(0, 3)).toEqual(['פוזנן', 'פוזנן (המשך)', 'פוזנן (המשך 2)']);
	});

	test('loses nothing and repeats only the heading of the list', () => {
		const lines = slides.flatMap((slide) => texts(slide).flat());
		expect(lines.filter((line) => line !== 'מה נעשה').map((line) => Number(line.split(' ')[0]))).toEqual(
			Array.from({ length: 40 }, (_, at) => at)
		);
		expect(lines.filter((line) => line === 'מה נעשה')).toHaveLength(slides.length);
	});

	test('a list that is numbered counts on', () => {
		const items = Array.from({ length: 30 }, () => ({ mark: 'plain' as const, line: [{ text: 'מטרה' }] }));
		const numbers = plan(flow({ kind: 'list', isNumbered: true, items })).flatMap(({ placed }) =>
			placed.flatMap((each) => ('paragraphs' in each ? each.paragraphs.map(({ number }) => number) : []))
		);
		expect(numbers).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
	});

	test('an item keeps its note, and a heading its first item', () => {
		const items = Array.from({ length: 30 }, (_, at): Item => ({
			mark: 'done',
			line: [{ text: `פריט ${at}` }],
			note: [{ text: `הערה ${at}` }]
		}));
		for (const slide of plan(flow({ kind: 'list', heading: 'ראש', items }))) {
			const lines = texts(slide).flat();
			expect(lines.at(-1)).toMatch(/^הערה/);
			expect(lines.slice(0, 2)).toEqual(['ראש', expect.stringMatching(/^פריט/)]);
		}
	});

	test('a table repeats its head and has all its rows', () => {
		const rows = Array.from({ length: 50 }, (_, at) => [[{ text: `עיר ${at}` }], [{ text: '1963' }]]);
		const columns = [
			{ title: 'עיר', weight: 2, align: 'start' as const },
			{ title: 'שנה', weight: 1, align: 'end' as const }
		];
		const tables = plan(
			flow({ kind: 'table', caption: 'פוזנן', columns, rows, notes: [[{ text: '* הערה' }]] })
		).flatMap(({ placed }) => placed.filter((each) => each.kind === 'table'));
		expect(tables.length).toBeGreaterThan(2);
		expect(tables.flatMap(({ table }) => table.rows.map(({ cells }) => cells[0]?.[0]?.text))).toEqual(
			rows.map(([cell]) => cell?.[0]?.text)
		);
		expect(tables.every(({ table }) => table.columns.length === 2 && table.head > 0)).toBe(true);
	});

	test('one paragraph that fills several slides is parted between its lines', () => {
		const words = Array.from({ length: 900 }, (_, at) => `מילה${at}`);
		const slides = plan(flow({ kind: 'text', tone: 'plain', line: [{ text: words.join(' ') }] }));
		expect(slides.length).toBeGreaterThan(1);
		expect(
			slides
				.flatMap((slide) => texts(slide).flat())
				.join(' ')
				.split(/\s+/)
		).toEqual(words);
	});
});

test('breaks that were typed stay where a text is parted', () => {
	const typed = Array.from({ length: 60 }, (_, at) => `שורה ${at}`);
	const slides = plan(flow({ kind: 'text', tone: 'plain', line: [{ text: typed.join('\n') }] }));
	expect(slides.length).toBeGreaterThan(2);
	expect(slides.flatMap((slide) => texts(slide).flat()).flatMap((text) => text.split('\n'))).toEqual(typed);
});

test('text is as large as one slide allows, and no smaller than a room can read', () => {
	const base = (count: number) =>
		plan(flow(list('', ...Array.from({ length: count }, () => 6)))).map((slide) => slide.base);
	expect(base(4)).toEqual([20]);
	expect(base(10)).toEqual([18]);
	expect(Math.min(...base(60))).toBeGreaterThanOrEqual(16);
});

const looks = SLIDE_SHAPES.flatMap((slides) =>
	// The widest and the narrowest: the others are between them.
	(['heebo', 'rubik', 'assistant'] as const).map((typeface) => ({ slides, typeface }))
);
test.each(looks)('nothing stands outside of its slide, whatever was typed ($slides, $typeface)', (look) => {
	for (const language of ['he', 'en'] as const) {
		const setting = settingFor(language, { ...PLAIN, look: { ...PLAIN.look, ...look } });
		const { body, page } = setting.stage;
		for (const document of [tortureDocument(language), largeDocument(language, 8, 200)]) {
			for (const { title, placed, base } of planDeck(document, setting).slides) {
				for (const each of placed) {
					const { x, width } = each.frame;
					const bottom = bottomOf(each, { base, face: setting.face });
					const over = Math.round(Math.max(bottom - body.y - body.height, x + width - page.width, -x));
					expect(over, `${title}: ${each.kind}`).toBeLessThanOrEqual(1);
				}
			}
		}
	}
});

function bottomOf(placed: Placed, lettering: Lettering): number {
	const { frame } = placed;
	const height = placed.kind === 'text' ? heightOf(placed.paragraphs, frame.width, lettering) : frame.height;
	return frame.y + height;
}

test('a section with nothing in it is a title, and one without a title has that of the document', () => {
	const slides = plan(
		{ id: 'a', title: 'ריק', layout: 'flow', blocks: [] },
		{ ...flow(list('', 2)), title: '' },
		{ id: 'c', title: '', layout: 'flow', blocks: [] }
	);
	expect(slides.map(({ title }) => title)).toEqual(['ריק', 'דוח']);
});

describe('a chart', () => {
	const chart = (count: number): Block => ({
		...{ kind: 'chart', title: 'ביקורים', alt: 'תרשים', form: 'apart' },
		categories: Array.from({ length: count }, (_, index) => `עיר ${index}`),
		series: ['מאיתנו', 'אלינו'].map((name) => ({ name, values: Array.from({ length: count }, () => 1) }))
	});
	const table = (count: number): Block => ({
		...{ kind: 'table', caption: 'התכתבויות', notes: [] },
		columns: ['קשר', 'הדדי'].map((title) => ({ title, weight: 1, align: 'start' })),
		rows: Array.from({ length: count }, (_, index) => [[{ text: `עיר ${index}` }], [{ text: '1' }]])
	});
	const kinds = (slides: Slide[]) => slides.map(({ placed }) => placed.map(({ kind }) => kind).join(' '));

	test('has a short table that follows it beside it, and a long one on the next slide', () => {
		const [slide, more] = plan(flow(chart(7), table(6)));
		expect(more).toBeUndefined();
		const [figure, values] = slide?.placed.slice(-2) ?? [];
		expect([figure?.kind, values?.kind, figure?.frame.y]).toEqual(['chart', 'table', values?.frame.y]);
		expect((figure?.frame.x ?? 0) + (figure?.frame.width ?? 0)).toBeLessThan(values?.frame.x ?? 0);
		expect(texts(slide as Slide)).toEqual([['ביקורים'], ['התכתבויות']]);
		expect(kinds(plan(flow(chart(7), table(16))))[0]).toBe('text chart');
	});

	test('that stands alone takes the room that is there', () => {
		const [slide] = plan(flow(chart(9)));
		const { frame } = slide?.placed.at(-1) ?? {};
		expect((frame?.y ?? 0) + (frame?.height ?? 0)).toBeCloseTo(he.stage.body.y + he.stage.body.height);
	});
});
