import { describe, expect, it } from 'vitest';
import { at, box, deckOf, paragraph, part, placeholder } from '../../../../tests/support/office-fixture.ts';
import { readOfficeFile } from '../office-file.ts';

const BULLET = '<a:pPr><a:buChar char="•"/></a:pPr>';

/** What the first slide says, each with its kind and mark. */
function said(bytes: Uint8Array): string[] {
	const [slide] = readOfficeFile(bytes).pages;
	return (slide?.paragraphs ?? []).map(({ kind, mark, text, level }) =>
		[kind, ...(level > 0 ? [String(level)] : []), ...(mark === undefined ? [] : [mark]), text].join(' ')
	);
}

describe('a slide', () => {
	it('is read from the top, and in Hebrew from the right of what lies side by side', () => {
		const shapes = [box(10, 200, paragraph('שמאל')), box(400, 205, paragraph('ימין')), box(10, 10, paragraph('כותרת'))];
		expect(said(deckOf(shapes.join('')))).toEqual(['title כותרת', 'text ימין', 'text שמאל']);
		const english = [box(400, 205, paragraph('Right')), box(10, 200, paragraph('Left')), box(10, 10, paragraph('Top'))];
		expect(said(deckOf(english.join('')))).toEqual(['title Top', 'text Left', 'text Right']);
	});

	it('has its title first, wherever that lies, and no numbers, days and feet that every slide has', () => {
		const shapes = [
			box(10, 10, paragraph('Above')),
			placeholder('type="title"', paragraph('The title') + paragraph('in two lines'), at(10, 300)),
			placeholder('type="sldNum" idx="12"', '<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>', at(10, 500)),
			placeholder('type="ftr" idx="11"', paragraph('City of Ra’anana'), at(10, 510))
		];
		expect(said(deckOf(shapes.join('')))).toEqual(['title The title in two lines', 'text Above']);
	});

	it('takes bullets and places from its layout, its master and the styles of the master', () => {
		const list = '<a:lvl1pPr><a:buChar char="▪"/></a:lvl1pPr>';
		const styles = '<p:txStyles><p:bodyStyle><a:lvl2pPr><a:buChar char="–"/></a:lvl2pPr></p:bodyStyle></p:txStyles>';
		const layout = placeholder('type="body" idx="1"', paragraph('x'), at(10, 300), list);
		const master = `<p:cSld><p:spTree>${placeholder('type="body" idx="1"', paragraph('x'), at(10, 10))}</p:spTree></p:cSld>${styles}`;
		const shapes = [
			placeholder(
				'idx="1"',
				[
					paragraph('One'),
					paragraph('Below', '<a:pPr lvl="1"/>'),
					paragraph('Plain', '<a:pPr><a:buNone/></a:pPr>')
				].join('')
			),
			box(10, 100, paragraph('Between the place of the master and that of the layout'))
		];
		expect(said(deckOf(shapes.join(''), { layout, master }))).toEqual([
			'title Between the place of the master and that of the layout',
			'item ▪ One',
			'item 1 – Below',
			'text Plain'
		]);
	});

	it('counts its lists as PowerPoint shows them', () => {
		const numbered = (type: string, more = '', level = 0) =>
			`<a:pPr lvl="${level}"><a:buAutoNum type="${type}"${more}/></a:pPr>`;
		const paragraphs = [
			paragraph('a', numbered('arabicPeriod', ' startAt="3"')),
			paragraph('b', numbered('alphaLcParenR', '', 1)),
			paragraph('c', numbered('alphaLcParenR', '', 1)),
			'<a:p/>',
			paragraph('d', numbered('arabicPeriod', ' startAt="3"')),
			paragraph('e', numbered('alphaLcParenR', '', 1)),
			paragraph('no item'),
			paragraph('f', numbered('hebrew2Minus')),
			paragraph('g', numbered('romanUcPeriod'))
		];
		expect(said(deckOf(box(0, 0, ...paragraphs)))).toEqual([
			...['item 3. a', 'item 1 a) b', 'item 1 b) c', 'item 4. d', 'item 1 a) e', 'heading no item'],
			...['item א- f', 'item II. g']
		]);
	});

	it('is read where shapes are grouped, by where the group puts them', () => {
		const group = (inner: string) =>
			`<p:grpSp><p:nvGrpSpPr/><p:grpSpPr><a:xfrm><a:off x="0" y="5080000"/><a:ext cx="100" cy="100"/><a:chOff x="0" y="0"/><a:chExt cx="100" cy="100"/></a:xfrm></p:grpSpPr>${inner}</p:grpSp>`;
		const shapes = [group(box(0, 0, paragraph('Grouped, and low'))), box(0, 100, paragraph('High'))];
		expect(said(deckOf(shapes.join('')))).toEqual(['title High', 'text Grouped, and low']);
	});

	it('tells a table row by row in reading order, and what was merged once', () => {
		const cell = (text: string, more = '') => `<a:tc${more}><a:txBody>${paragraph(text)}</a:txBody></a:tc>`;
		const table = (rtl: string, ...rows: string[]) =>
			`<p:graphicFrame><p:nvGraphicFramePr/><p:xfrm/><a:graphic><a:graphicData><a:tbl><a:tblPr${rtl}/>${rows
				.map((row) => `<a:tr>${row}</a:tr>`)
				.join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
		const marked = table(' rtl="1"', cell('עיר') + cell('שנה'), cell('ורונה') + cell('1998'));
		expect(said(deckOf(marked))).toEqual(['row עיר | שנה', 'row ורונה | 1998']);
		const unmarked = table('', cell('שנה') + cell('עיר'), cell('1998') + cell('ורונה'));
		expect(said(deckOf(unmarked))).toEqual(['row עיר | שנה', 'row ורונה | 1998']);
		const merged = table('', cell('City', ' gridSpan="2"') + cell('City', ' hMerge="1"') + cell('Year'));
		expect(said(deckOf(merged))).toEqual(['row City | Year']);
	});

	it('tells the points of a SmartArt in the order of their connections', () => {
		const frame =
			'<p:graphicFrame><p:nvGraphicFramePr/><p:xfrm/><a:graphic><a:graphicData><dgm:relIds r:dm="rId9"/></a:graphicData></a:graphic></p:graphicFrame>';
		const point = (id: string, text: string, type = '') =>
			`<dgm:pt modelId="${id}"${type}><dgm:t>${paragraph(text)}</dgm:t></dgm:pt>`;
		const link = (from: string, to: string, order: number, type = '') =>
			`<dgm:cxn modelId="c${to}${order}" srcId="${from}" destId="${to}" srcOrd="${order}"${type}/>`;
		const data = part(
			'dgm:dataModel',
			`<dgm:ptLst>${[
				point('2', 'Second'),
				'<dgm:pt modelId="0" type="doc"/>',
				point('1', 'First'),
				point('3', 'Below the first'),
				point('9', 'holds the drawing', ' type="pres"')
			].join('')}</dgm:ptLst><dgm:cxnLst>${[
				link('0', '2', 1),
				link('0', '1', 0),
				link('1', '3', 0),
				link('9', '1', 0, ' type="presOf"')
			].join('')}</dgm:cxnLst>`
		);
		const deck = deckOf(frame, {
			more: { 'ppt/diagrams/data1.xml': data },
			links: { rId9: ['diagramData', '../diagrams/data1.xml'] }
		});
		expect(said(deck)).toEqual(['item First', 'item 1 Below the first', 'item Second']);
	});

	it('ends with the notes for whoever speaks', () => {
		const notes = placeholder('type="body" idx="1"', paragraph('Say this.')) + placeholder('type="sldImg"', '');
		expect(said(deckOf(box(0, 0, paragraph('Title')), { notes }))).toEqual(['title Title', 'note Say this.']);
	});

	it('says once what stands there in two ways, and keeps no direction marks', () => {
		const twice = `<mc:AlternateContent><mc:Choice Requires="a16">${box(0, 0, paragraph('Once'))}</mc:Choice><mc:Fallback>${box(0, 0, paragraph('Once'))}</mc:Fallback></mc:AlternateContent>`;
		expect(said(deckOf(twice))).toEqual(['title Once']);
		const broken = `<a:p><a:r><a:t>‏נחתם</a:t></a:r><a:br/><a:r><a:t>ב־1963 &amp; ‪(Poznań)‬</a:t></a:r></a:p>`;
		expect(said(deckOf(box(0, 0, broken, paragraph('x', BULLET))))).toEqual([
			'heading נחתם ב־1963 & (Poznań)',
			'item • x'
		]);
	});
});
