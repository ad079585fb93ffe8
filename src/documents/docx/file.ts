import type { Face } from '#documents/fonts/face.ts';
import { facesFor } from '#documents/fonts/lacking.ts';
import { mediaOf } from '#documents/office/media.ts';
import { OfficePackage } from '#documents/office/office-package.ts';
import { addProperties } from '#documents/office/properties.ts';
import { element } from '#documents/office/xml.ts';
import { themeXml } from '#documents/pptx/theme.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import type { Desk } from './blocks.ts';
import { bodyXml } from './body.ts';
import { addChart, chartParagraph } from './chart.ts';
import { embeddedFont } from './embedded-font.ts';
import { lookPictures } from './look-pictures.ts';
import { footerXml, headerXml, pageXml } from './frame.ts';
import { NAMESPACES, WITH_DRAWINGS } from './namespaces.ts';
import { Numbering } from './numbering.ts';
import { pictureDrawing } from './picture.ts';
import { scaleOf } from '#documents/sheet/measures.ts';
import { settingFor, type Setting } from './setting.ts';
import { sheetXml } from './sheet.ts';
import { stylesXml } from './styles.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const MAIN = 'word/document.xml';
const HEADER = 'word/header1.xml';
/** Hebrew, as Windows counts its alphabets. */
const HEBREW = 'B1';

/**
 * Writes the document as a file of Word, for whoever files or edits it: headings, lists, tables and charts that are
 * such, a style for each look, its font inside, and right to left throughout in Hebrew; of a document in two languages
 * each section in its own direction. The same document gives the same bytes.
 */
export function writeWordFile(document: FlowDocument, given: Outfit = PLAIN): Uint8Array {
	const isSheet = document.form === 'sheet';
	const outfit = isSheet ? withoutCover(given) : given;
	const setting = { ...settingFor(document.language, outfit), isSheet, scale: scaleOf(document).text };
	const other = document.second && settingFor(document.second.language, outfit, document.language);
	const file = new OfficePackage();
	file.relate('', 'officeDocument', MAIN);
	const add = (name: string, type: string, xml: string) => {
		file.addXml(`word/${name}.xml`, `${TYPE}.${type}+xml`, xml);
		return file.relate(MAIN, type, `word/${name}.xml`);
	};
	const numbering = new Numbering();
	const media = mediaOf(file, 'word/media', outfit.pictures);
	let [charts, drawings] = [0, 0];
	const nextNumber = () => (drawings += 1);
	const pictures = lookPictures({ media, main: MAIN, nextNumber }, document.author, setting);
	const desk: Desk = {
		setting,
		...(other ? { other } : {}),
		overTitle: pictures.overTitle,
		numbering,
		drawChart: (block, own) => {
			charts += 1;
			return chartParagraph(block, addChart(file, MAIN, charts, block, own), nextNumber(), own);
		},
		drawPicture: (block) =>
			pictureDrawing(block, { media, part: MAIN }, { number: nextNumber(), name: setting.words.picture })
	};
	const ids = {
		header: add('header1', 'header', headerXml(document, pictures.header(HEADER), setting)),
		footer: add('footer1', 'footer', footerXml(document, setting, other))
	};
	const body = isSheet ? sheetXml(document, ids, desk) : bodyXml(document, desk) + pageXml(ids, setting);
	file.addXml(MAIN, `${TYPE}.document.main+xml`, element('w:document', WITH_DRAWINGS, element('w:body', {}, body)));
	add('styles', 'styles', stylesXml(setting));
	add('numbering', 'numbering', numbering.xml(setting.ink));
	add('settings', 'settings', settingsXml(setting));
	add('fontTable', 'fontTable', fontsXml(file, facesFor(document, setting.face)));
	file.addXml(
		'word/theme/theme1.xml',
		'application/vnd.openxmlformats-officedocument.theme+xml',
		themeXml(setting.charts)
	);
	file.relate(MAIN, 'theme', 'word/theme/theme1.xml');
	addProperties(file, document, setting.lang, { application: 'Microsoft Office Word' });
	return file.zip();
}

/** A picture over the title would leave a sheet no room for what it says. */
function withoutCover({ look, pictures }: Outfit): Outfit {
	const { cover: _, ...rest } = look;
	return { look: rest, pictures };
}

function fontsXml(file: OfficePackage, faces: readonly Face[]): string {
	return element('w:fonts', NAMESPACES, ...faces.map((face, index) => fontXml(file, face, index)));
}

function fontXml(file: OfficePackage, { family, hasSerifs, regular, bold }: Face, index: number): string {
	const embedded = [regular, bold].map((font, weight) => {
		const { key, bytes } = embeddedFont(font);
		const path = `word/fonts/font${2 * index + weight + 1}.odttf`;
		file.addBytes(path, 'application/vnd.openxmlformats-officedocument.obfuscatedFont', bytes);
		const id = file.relate('word/fontTable.xml', 'font', path);
		return element(weight === 0 ? 'w:embedRegular' : 'w:embedBold', { 'r:id': id, 'w:fontKey': key });
	});
	return element(
		'w:font',
		{ 'w:name': family },
		element('w:charset', { 'w:val': HEBREW }),
		element('w:family', { 'w:val': hasSerifs ? 'roman' : 'swiss' }),
		element('w:pitch', { 'w:val': 'variable' }),
		...embedded
	);
}

/** Fonts are kept whole, so that whoever edits the file has all their letters. */
function settingsXml({ isRtl, lang }: Setting): string {
	const word = 'http://schemas.microsoft.com/office/word';
	const colours = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'];
	return element(
		'w:settings',
		NAMESPACES,
		element('w:embedTrueTypeFonts'),
		element('w:defaultTabStop', { 'w:val': 720 }),
		element('w:characterSpacingControl', { 'w:val': 'doNotCompress' }),
		element('w:compat', {}, element('w:compatSetting', { 'w:name': 'compatibilityMode', 'w:uri': word, 'w:val': 15 })),
		element('w:themeFontLang', { 'w:val': isRtl ? 'en-US' : lang, 'w:eastAsia': 'zh-TW', 'w:bidi': 'he-IL' }),
		element('w:clrSchemeMapping', {
			...{ 'w:bg1': 'light1', 'w:t1': 'dark1', 'w:bg2': 'light2', 'w:t2': 'dark2' },
			...Object.fromEntries(colours.map((name) => [`w:${name}`, name])),
			...{ 'w:hyperlink': 'hyperlink', 'w:followedHyperlink': 'followedHyperlink' }
		}),
		element('w:decimalSymbol', { 'w:val': '.' }),
		element('w:listSeparator', { 'w:val': ',' })
	);
}
