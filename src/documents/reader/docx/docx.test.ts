import { describe, expect, it } from 'vitest';
import { run, wordFileOf, words } from '../../../../tests/support/office-fixture.ts';
import { readOfficeFile } from '../office-file.ts';

function said(bytes: Uint8Array): string[] {
	return readOfficeFile(bytes).pages.flatMap(({ number, paragraphs }) =>
		paragraphs.map(({ kind, mark, text, level }) =>
			[
				...(number > 1 ? [`p${number}`] : []),
				kind,
				...(level > 0 ? [String(level)] : []),
				...(mark === undefined ? [] : [mark]),
				text
			].join(' ')
		)
	);
}

describe('a Word file', () => {
	it('is read as it reads with all changes accepted', () => {
		const body = `<w:p>${run('We ')}<w:ins>${run('shall ')}</w:ins><w:del><w:r><w:delText>will </w:delText></w:r></w:del>${run('meet')}</w:p><w:p><w:moveFrom>${run('moved away')}</w:moveFrom></w:p><w:ins>${words('A new paragraph')}</w:ins>`;
		expect(said(wordFileOf(body))).toEqual(['text We shall meet', 'text A new paragraph']);
	});

	it('knows titles and headings by outline level, by name in several languages, and by what a style is based on', () => {
		const style = (id: string, name: string, more = '') =>
			`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
		const styles = [
			style('T', 'Title'),
			style('H', 'כותרת 1'),
			style('K', 'Kop 2'),
			style('O', 'Ours', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
			style('B', 'Based', '<w:basedOn w:val="O"/>'),
			style('R', 'Round', '<w:basedOn w:val="R"/>')
		].join('');
		const styled = (id: string) => words(id, `<w:pStyle w:val="${id}"/>`);
		const body = ['T', 'H', 'K', 'O', 'B', 'R'].map(styled).join('');
		expect(said(wordFileOf(body, { styles }))).toEqual([
			...['title T', 'heading H', 'heading 1 K', 'heading 2 O', 'heading 2 B', 'text R']
		]);
	});

	it('counts its lists through the whole file, in Hebrew letters too, and knows its bullets', () => {
		const level = (at: number, format: string, text: string) =>
			`<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
		const numbering = `<w:abstractNum w:abstractNumId="5">${level(0, 'decimal', '%1.')}${level(1, 'hebrew1', '%1.%2)')}</w:abstractNum><w:abstractNum w:abstractNumId="6">${level(0, 'bullet', '\uf0b7')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>`;
		const item = (text: string, list: number, at = 0) =>
			words(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
		const body = [
			...[item('a', 1), item('b', 1, 1), item('c', 1, 1), words('between'), item('d', 1), item('e', 2)],
			item('none', 0)
		].join('');
		expect(said(wordFileOf(body, { numbering }))).toEqual([
			...['item 1. a', 'item 1 1.א) b', 'item 1 1.ב) c', 'text between', 'item 2. d', 'item • e', 'text none']
		]);
	});

	it('tells tables in reading order, with what lies within their cells, and boxes where they are anchored', () => {
		const cell = (inner: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${inner}</w:tc>`;
		const table = (properties: string, ...rows: string[]) =>
			`<w:tbl><w:tblPr>${properties}</w:tblPr>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
		const marked = table(
			'<w:bidiVisual/>',
			cell(words('עיר') + words('(בעברית)')) + cell(words('שנה')),
			cell(table('', cell(words('ורונה')))) + cell(words('1998'))
		);
		const continued = table('', cell(words('x'), '<w:vMerge/>') + cell(words('The rest')));
		const boxed = `<w:p>${run('Beside')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${words('In a box')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${words('In a box')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
		expect(said(wordFileOf(marked + continued + boxed))).toEqual([
			...['row עיר (בעברית) | שנה', 'row ורונה | 1998', 'row The rest', 'text Beside', 'text In a box']
		]);
	});

	it('has the pages that Word broke it into, no hidden words, and fields as they show', () => {
		const hidden = `<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>`;
		const field = `<w:r><w:instrText> PAGE </w:instrText></w:r>${run('7')}`;
		const body = [
			`<w:p>${run('Page ')}${field}${hidden}</w:p>`,
			`<w:p><w:r><w:lastRenderedPageBreak/></w:r>${run('Second')}</w:p>`,
			`<w:p>${run('with an end')}<w:r><w:br w:type="page"/></w:r></w:p>`,
			`<w:sdt><w:sdtContent>${words('Third')}</w:sdtContent></w:sdt>`
		].join('');
		expect(said(wordFileOf(body))).toEqual(['text Page 7', 'p2 text Second', 'p2 text with an end', 'p3 text Third']);
	});
});
