import type { Block, FlowDocument, Line, Mark, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';

/** What people, pasting and enemies type. None of it may become markup, fail the document or leave its place. */
export const TORTURE = [
	'"quotes" \'single\' “curly” ״גרשיים״ ‘x’',
	'<b>bold</b> & &amp; <script>alert(1)</script> ]]>',
	'#set page(width: 1pt) #read("/etc/passwd") #panic("x")',
	'$x^2$ *strong* _emph_ `raw` @label <label> = heading',
	'- item\n+ item\n/ term: x\n== heading',
	'back\\slash \\u{41} \\n // comment /* comment */ ~ -- --- ...',
	'=1+1 +972-9-761-0610 @SUM(A1) {json: "x"} [content] (paren',
	'😀 👨‍👩‍👧‍👦 ❤️ 🇮🇱 ✓ → ☃',
	'臺南市（台灣）你好，世界',
	'Zażółć gęślą jaźń, Poznań Łódź',
	'مرحبا بكم في المدينة (١٢٣)',
	'Αθήνα Київ Москва',
	'ইংরেজি ไทย 한국어 ქართული',
	'עברית עם English באמצע (סוגריים) 2019–2021 ו־5% ₪ 1,200',
	'\u202eoverride \u202dembedding',
	'\u2067open isolate and \u2069\u2069 closed twice',
	'control\u0000\u0007\u001b[31m\u0085 characters\ttab',
	'lone surrogate \ud83d and \udc00 end',
	'e\u0301 combining, a\u0300\u0301\u0302\u0303\u0304\u0305 stack, \u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd',
	'invisible \u2060\u200b\u00ad\u034f\u3164\u115f\ufe0f\u{e0061} between',
	'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3),
	'https://example.org/a/very/long/address?with=parameters&and=more&'.repeat(4),
	'ארוך'.repeat(60)
] as const;

const MARKS: Mark[] = ['done', 'progress', 'planned', 'cancelled', 'silent', 'low', 'plain'];

/** Every torture in every place that takes text. */
export function tortureDocument(language: Language): FlowDocument {
	const all = TORTURE.join(' ');
	return {
		language,
		title: TORTURE.slice(0, 8).join(' '),
		subtitle: all,
		author: TORTURE[1],
		description: TORTURE[2],
		date: '2020-12-31',
		footer: TORTURE[1],
		sections: [
			...TORTURE.map((text, index) => tortured(text, index)),
			{ id: 'empty', title: '', layout: 'flow', blocks: [] },
			{ id: 'none', title: 'Nothing in it', layout: 'columns', blocks: [] },
			{ id: 'nothing', title: 'Nothing in lists', layout: 'columns', blocks: [{ kind: 'list', items: [] }] },
			{ id: 'table', title: 'An empty table', layout: 'flow', blocks: [table([], [])] },
			{ id: 'chart', title: 'An empty chart', layout: 'flow', blocks: [chart([], [])] }
		]
	};
}

function tortured(text: string, index: number): Section {
	const line: Line = [
		{ text },
		{ text, lang: 'en', strong: true },
		{ text, lang: 'zh-TW' },
		{ text, lang: 'not a tag' }
	];
	const items = MARKS.map((mark) => ({ mark, line, note: line }));
	return {
		id: text,
		title: text,
		layout: index % 2 === 0 ? 'flow' : 'columns',
		lede: line,
		blocks: [
			{ kind: 'text', tone: 'attention', line },
			{ kind: 'list', heading: text, items },
			{ kind: 'list', isNumbered: true, items: items.slice(0, 2) },
			{ kind: 'list', items: [], empty: text },
			table([text, text, text, text], [[line, line, [{ text }]]]),
			chart([text, `${text} again`], [3, 1000])
		]
	};
}

function table(titles: string[], rows: Line[][]): Block {
	const columns = (titles.length > 0 ? titles : ['One']).map((title) => ({ title, weight: 1, align: 'end' as const }));
	return { kind: 'table', caption: titles[0] ?? 'Empty', columns, rows, notes: rows.flat() };
}

function chart(categories: string[], values: number[]): Block {
	return {
		kind: 'chart',
		title: categories[0] ?? 'Empty',
		alt: categories[0] ?? 'Empty',
		categories,
		series: [
			{ name: 'a', values },
			{ name: 'b', values }
		]
	};
}

/** A report of a given size: partners with their lists, and the register over several pages. */
export function largeDocument(language: Language, partners: number, items: number): FlowDocument {
	const name = (index: number) => (language === 'he' ? `עיר מספר ${index + 1}` : `City number ${index + 1}`);
	const said = (index: number) =>
		language === 'he'
			? `ביקור משלחת מספר ${index + 1}: אירוח ראש העיר ודוברת העירייה, עם חברת Up-Next ובני נוער`
			: `Visit of delegation number ${index + 1}: hosting the mayor and the city spokesperson, with young people`;
	const perPartner = Math.ceil(items / partners);
	const indices = (count: number) => Array.from({ length: count }, (_, index) => index);
	const columns = [
		{ title: language === 'he' ? 'עיר' : 'City', weight: 3, align: 'start' as const },
		{ title: language === 'he' ? 'שנה' : 'Year', weight: 1, align: 'end' as const }
	];
	return {
		language,
		title: name(0),
		subtitle: said(0),
		author: name(1),
		description: said(1),
		date: '2020-12-31',
		footer: name(2),
		sections: [
			{
				id: 'register',
				title: name(3),
				layout: 'flow',
				blocks: [
					{
						kind: 'table',
						caption: name(3),
						columns,
						rows: indices(partners).map((index) => [[{ text: name(index) }], [{ text: String(1960 + index) }]]),
						notes: []
					}
				]
			},
			...indices(partners).map((partner): Section => ({
				id: `p${partner}`,
				title: name(partner),
				layout: 'flow',
				blocks: [
					{
						kind: 'list',
						heading: name(partner),
						items: indices(perPartner).map((index) => ({
							mark: MARKS[partner % 2] as Mark,
							line: [{ text: said(partner * perPartner + index) }],
							note: [{ text: name(index) }]
						}))
					}
				]
			}))
		]
	};
}
