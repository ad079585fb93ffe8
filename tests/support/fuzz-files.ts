import { unzipSync, zipSync } from 'fflate';
import { writeDeck } from '#documents/pptx/deck.ts';
import { writeWordFile } from '#documents/docx/file.ts';
import { writePdf } from '#documents/pdf/pdf.ts';
import { writeXlsx } from '#documents/spreadsheet/xlsx.ts';
import { box, deckOf, paragraph, wordFileOf, words } from './office-fixture.ts';
import { left, pdfOf, right } from './pdf-fixture.ts';
import { sampleReport } from './sample-figures.ts';

const BULLET = '<a:pPr><a:buChar char="•"/></a:pPr>';
const TEXT = `# קשרי חוץ 2020
ברית ערים תאומות נחתמה ב-1963 (Poznań, פולין).
• אירוח ראש עיריית פוזנן ודוברת העירייה, במעמד ראש העיר
• 12,500 ₪ – 45% מהתקציב
.2020 ,ןנזופ תוריע ראש חוריא •
City | Year
Goslar | 2005
`;
const HTML = `<!DOCTYPE html><html dir="rtl"><head><title>קשרי חוץ</title><style>p { color: red }</style></head><body>
<h1>קשרי חוץ 2020</h1><p>ברית <b>ערים</b> תאומות &amp; ידידות</p><ul><li>אירוח<ul><li>ביקור</li></ul></li></ul>
<ol start="3"><li>טקס</li></ol><table><tr><th colspan="2">עיר</th></tr><tr><td>ורונה</td><td>1998</td></tr></table></body></html>`;

/** Files of each kind that is read, to be changed: large ones that we write, small ones that hold what is rare. */
export async function fuzzFiles(): Promise<Map<string, Uint8Array>> {
	const report = sampleReport('he');
	const text = (value: string) => new TextEncoder().encode(value);
	return new Map<string, Uint8Array>([
		[
			'small.pptx',
			deckOf(box(0, 0, paragraph('כותרת')) + box(0, 100, paragraph('פריט', BULLET), paragraph('Item', BULLET)))
		],
		['report.pptx', withoutMedia(writeDeck(report))],
		[
			'small.docx',
			wordFileOf(`<w:p>${words('שלום')}</w:p><w:tbl><w:tr><w:tc><w:p>${words('x')}</w:p></w:tc></w:tr></w:tbl>`)
		],
		['report.docx', withoutMedia(writeWordFile(report))],
		[
			'small.pdf',
			pdfOf([
				{
					shown: [right('• ברית נחתמה ב-1963 (Poznań)', 580, 300), left('Second', 50, 200)],
					drawn: '50 50 m 90 50 l S'
				}
			])
		],
		[
			'table.pdf',
			pdfOf(
				[0, 90].map((rotate) => ({
					rotate,
					shown: [300, 280, 260, 240].flatMap((y) => [
						left('A city', 50, y),
						left('1998', 120, y),
						right('עיר', 300, y)
					]),
					drawn: [310, 290, 270].map((y) => `40 ${y} m 320 ${y} l S`).join('\n')
				}))
			)
		],
		['report.pdf', (await writePdf(report)).bytes],
		['text.txt', text(TEXT)],
		[
			'old.txt',
			Uint8Array.from(
				[...TEXT].map((letter) =>
					letter >= 'א' && letter <= 'ת' ? letter.charCodeAt(0) - 0x4f0 : letter.charCodeAt(0) & 0x7f
				)
			)
		],
		['wide.txt', Uint8Array.from(Buffer.from(`\ufeff${TEXT}`, 'utf16le'))],
		['page.html', text(HTML)],
		['list.csv', text('עיר;שנה;"הערה ""כזאת"""\r\nורונה;1998;\r\nGoslar;2005;x\r\n')],
		[
			'list.xlsx',
			await writeXlsx({
				title: 'רשימה',
				language: 'he',
				columns: [
					{ title: 'עיר', kind: 'text' },
					{ title: 'שנה', kind: 'number' }
				],
				rows: [
					['ורונה', 1998],
					['Goslar', 2005]
				]
			})
		]
	]);
}

/** What is text in an archive is read, and the rest only makes it large. */
function withoutMedia(bytes: Uint8Array): Uint8Array {
	return zipSync(unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/.test(name) }));
}
