import { describe, expect, it } from 'vitest';
import type { ReadDocument } from '#kernel/read-document.ts';
import { Unreadable } from '../unreadable.ts';
import { readHtml } from './html.ts';

const paragraphsOf = ({ pages }: ReadDocument) => pages.flatMap(({ paragraphs }) => paragraphs);
const read = (html: string) => paragraphsOf(readHtml(html, []));

describe('a page', () => {
	it('is read with its titles, headings, paragraphs and line breaks', () => {
		const html = `<!doctype html><html dir="rtl"><head><title>אתר</title><style>p{}</style></head><body>
			<h1>קשרי חוץ <em>2019</em></h1><p>שנה&nbsp;טובה &amp; פורייה<br>שורה שנייה</p>
			<h2>ערים תאומות</h2><div>קראקוב<div>ורונה</div>סוף</div><h3>עוד</h3></body></html>`;
		expect(read(html)).toEqual([
			{ kind: 'title', level: 0, text: 'קשרי חוץ 2019' },
			{ kind: 'text', level: 0, text: 'שנה טובה & פורייה' },
			{ kind: 'text', level: 0, text: 'שורה שנייה' },
			{ kind: 'heading', level: 0, text: 'ערים תאומות' },
			{ kind: 'text', level: 0, text: 'קראקוב' },
			{ kind: 'text', level: 0, text: 'ורונה' },
			{ kind: 'text', level: 0, text: 'סוף' },
			{ kind: 'heading', level: 1, text: 'עוד' }
		]);
	});

	it('is read with its lists, however deep, and what they count with', () => {
		const html = `<ul><li>One<ol start="3" type="a"><li>In<br>two lines<li value="7"><p>Seven</p></ol><li>Two</ul>
			<ol style="list-style-type: hebrew"><li>א</li><li>ב</li></ol><ul style="list-style:none"><li>Bare</li></ul>`;
		expect(read(html)).toMatchObject([
			{ kind: 'item', level: 0, mark: '•', text: 'One' },
			{ kind: 'item', level: 1, mark: 'c.', text: 'In two lines' },
			{ kind: 'item', level: 1, mark: 'g.', text: 'Seven' },
			{ kind: 'item', level: 0, mark: '•', text: 'Two' },
			{ mark: 'א.', text: 'א' },
			{ mark: 'ב.', text: 'ב' },
			{ kind: 'item', text: 'Bare' }
		]);
	});

	it('is read with its tables: cells that reach down are told in each row', () => {
		const html = `<table><caption>Twins</caption><tr><th>City<th>Country<th>Year</tr>
			<tr><td rowspan="2">Poland<td>Łódź<td>1994<tr><td>Poznań<td></td></tr>
			<tr><td colspan="2"><p>Verona</p><p>Italy</p><td>1998</table>`;
		expect(read(html)).toMatchObject([
			{ kind: 'text', text: 'Twins' },
			{ kind: 'row', cells: ['City', 'Country', 'Year'], text: 'City | Country | Year' },
			{ kind: 'row', cells: ['Poland', 'Łódź', '1994'] },
			{ kind: 'row', cells: ['Poland', 'Poznań', ''], text: 'Poland | Poznań' },
			{ kind: 'row', cells: ['Verona Italy', '', '1998'] }
		]);
	});

	it('is read cell by cell where a table only keeps things in their places', () => {
		const html = `<table><tr><td><h1>Title</h1><td><table><tr><td>City<td>1994<tr><td>Verona<td>1998</table></table>
			<table><tr><td>Alone</td></tr></table>`;
		expect(read(html)).toMatchObject([
			{ kind: 'title', text: 'Title' },
			{ kind: 'row', cells: ['City', '1994'] },
			{ kind: 'row', cells: ['Verona', '1998'] },
			{ kind: 'text', text: 'Alone' }
		]);
	});

	it('says nothing of what is not shown', () => {
		const html = `<p>Seen</p><script>if (a < b) alert('<p>no</p>')</script><p hidden>no</p><div style="color:red;display:none">
			<p>no</p></div><span aria-hidden="true">no</span><!-- no --><template><p>no</p></template><select><option>no</select><p>End`;
		expect(read(html).map(({ text }) => text)).toEqual(['Seen', 'End']);
	});

	it('keeps the lines of what is set as it was typed', () => {
		expect(read('<pre>One\n  two\n\nthree</pre>').map(({ text }) => text)).toEqual(['One', 'two', 'three']);
	});

	it('may be no page at all', () => {
		expect(readHtml('', []).pages).toEqual([]);
		expect(read('only words & <b>more')).toMatchObject([{ text: 'only words & more' }]);
	});
});

describe('what was pasted', () => {
	it('from Word has its lists, and its sheets', () => {
		const html = `<p class=MsoTitle dir=RTL>סיכום</p>
			<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
			style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>אירוח משלחת<o:p></o:p></p>
			<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>ביקור</p>
			<!--[if gte mso 9]><xml><p>no</p></xml><![endif]--><br clear=all style='page-break-before:always'><p>עמוד שני</p>`;
		const document = readHtml(html, []);
		expect(document.pages.map(({ number }) => number)).toEqual([1, 2]);
		expect(paragraphsOf(document)).toMatchObject([
			{ kind: 'title', text: 'סיכום' },
			{ kind: 'item', level: 0, mark: '•', text: 'אירוח משלחת' },
			{ kind: 'item', level: 1, mark: '2.', text: 'ביקור' },
			{ kind: 'text', text: 'עמוד שני' }
		]);
	});

	it('from Google Docs has its lists', () => {
		const html = `<b style="font-weight:normal" id="docs-internal-guid-1"><h2 dir="rtl"><span>יוזמות</span></h2>
			<ul><li dir="rtl" aria-level="1"><p dir="rtl" role="presentation"><span>ראשונה</span></p></li>
			<ul><li dir="rtl" aria-level="2"><p role="presentation"><span>בתוכה</span></p></li></ul></ul></b>`;
		expect(read(html)).toMatchObject([
			{ kind: 'heading', text: 'יוזמות' },
			{ kind: 'item', level: 0, text: 'ראשונה' },
			{ kind: 'item', level: 1, text: 'בתוכה' }
		]);
	});
});

describe('Hebrew as it lies on the screen', () => {
	const turned = (text: string) => [...text].toReversed().join('');

	it('is turned, with its numbers and the columns of its tables', () => {
		const html = `<h1>${turned('קשרי חוץ של העיר')}</h1><p>${turned('המשלחת חזרה לירושלים ונפגשה עם תלמידים רבים')} 1998</p>
			<table><tr><td>1998<td>${turned('ורונה שבצפון')}<tr><td>2001<td>${turned('מינכן')}</table>`;
		const document = readHtml(html, []);
		expect(document.order).toBe('letters');
		expect(paragraphsOf(document)).toMatchObject([
			{ kind: 'title', text: 'קשרי חוץ של העיר' },
			{ text: '1998 המשלחת חזרה לירושלים ונפגשה עם תלמידים רבים' },
			{ kind: 'row', cells: ['ורונה שבצפון', '1998'], doubts: ['columns'] },
			{ kind: 'row', cells: ['מינכן', '2001'] }
		]);
	});

	it('is put right where its runs do', () => {
		const html = ['(1979-הברית נחתמה ב)גרמניה , קלן•', 'שבסיןשנזןמפגש עם העיר •', 'במעמד ראש העיר, קיום טקס זיכרון•'];
		const document = readHtml(html.map((line) => `<p>${line}</p>`).join(''), []);
		expect(document.order).toBe('runs');
		expect(paragraphsOf(document)[1]).toMatchObject({ kind: 'item', mark: '•', text: 'מפגש עם העיר שנזן שבסין' });
	});
});

describe('what is made to break a reader', () => {
	it('is refused where it goes down without end, or is too long', () => {
		expect(() => readHtml('<div>'.repeat(200_000), [])).toThrow(new Unreadable('damaged'));
		expect(() => readHtml('x'.repeat(13_000_000), [])).toThrow(new Unreadable('too_large'));
	});

	it('is read in a short time, with spans that nobody means', { timeout: 60_000 }, () => {
		const cells = '<table>' + '<tr><td rowspan=9999 colspan=9999>a<td rowspan=0 colspan=-1>b'.repeat(200) + '</table>';
		expect(read(cells).length).toBe(200);
		const pieces = [
			...'<p><li><ul><ol><td><tr><table></table></ul><b></p>&amp;<br><h1></td>אבג"\' =<!--'.split(/(?=<)/),
			'-->',
			'style="display:none"'
		];
		let seed = 5;
		const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
		for (let turn = 0; turn < 200; turn += 1) {
			const html = Array.from({ length: random(300) }, () => pieces[random(pieces.length)]).join('');
			expect(readHtml(html, [])).toHaveProperty('pages');
		}
	});
});
