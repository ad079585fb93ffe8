import type { Face } from '#documents/fonts/face.ts';
import { facesFor } from '#documents/fonts/lacking.ts';
import { headFor, type ChartBlock, type FlowDocument, type MapBlock } from '#kernel/flow-document.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import { chartValues, chartXml } from './chart.ts';
import { chartWorkbook } from './chart-workbook.ts';
import { cleanLine } from '#documents/office/clean.ts';
import { embeddedFont } from './embedded-font.ts';
import { layoutXml, LAYOUTS, masterNumber, masterXml } from './master.ts';
import { addPicture, mediaOf, type Media } from '#documents/office/media.ts';
import { OfficePackage } from '#documents/office/office-package.ts';
import { addProperties } from '#documents/office/properties.ts';
import { notesMasterXml, notesXml } from './notes.ts';
import { planDeck, type Layout, type Said } from './plan.ts';
import { settingFor, type Setting } from './setting.ts';
import { NOTES_PAGE } from './stage.ts';
import { NAMESPACES } from './shapes.ts';
import { coverXml, pageXml } from './slide.ts';
import { PLAIN_TABLE } from './table.ts';
import { otherLevels } from './text-styles.ts';
import { themeXml } from './theme.ts';
import { element, emu } from '#documents/office/xml.ts';

const PRESENTATION = 'application/vnd.openxmlformats-officedocument.presentationml';
const DRAWING = 'application/vnd.openxmlformats-officedocument.drawingml';
const MAIN = 'ppt/presentation.xml';
const THEME = 'ppt/theme/theme1.xml';
const THEME_TYPE = 'application/vnd.openxmlformats-officedocument.theme+xml';
const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml';
const NOTES_THEME = 'ppt/theme/theme2.xml';
/** A master for each direction that slides have, the first first, with a theme of its own: Office wants one for each. */
const MASTERS = [
	{ path: 'ppt/slideMasters/slideMaster1.xml', theme: THEME },
	{ path: 'ppt/slideMasters/slideMaster2.xml', theme: 'ppt/theme/theme3.xml' }
] as const;
/** Hebrew, as Windows counts its alphabets. */
const HEBREW = -79;

/**
 * Writes the document as a deck of slides that PowerPoint, LibreOffice and Google Slides open for editing: real
 * placeholders, tables and charts, a map of shapes, its font inside, and right to left throughout in Hebrew. Text is
 * fitted by measuring here, because PowerPoint does not fit it when it opens a file. A document in two languages has a
 * master for each, so that every slide runs in its own direction. The same document gives the same bytes.
 */
export function writeDeck(document: FlowDocument, outfit: Outfit = PLAIN): Uint8Array {
	const setting = settingFor(document.language, outfit);
	const settings = document.second ? [setting, settingFor(document.second.language, outfit)] : [setting];
	const plan = planDeck(document, ...(settings as [Setting, Setting?]));
	const file = new OfficePackage();
	file.relate('', 'officeDocument', MAIN);
	const media = mediaOf(file, 'ppt/media', outfit.pictures);
	const masters = settings.map((own, nth) => addMaster(media, own, plan.cover.map, nth));
	const cover = addSlide(file, 1, layoutPath('cover', 0), (path) =>
		coverXml(plan.cover, setting, (picture) => addPicture(media, path, picture))
	);
	let charts = 0;
	const pages = plan.slides.map((slide, index) => {
		const number = index + 2;
		const own = slide.setting;
		const footer = cleanLine(headFor(document, own.language).footer);
		return addSlide(file, number, layoutPath(slide.layout, settings.indexOf(own)), (path) => {
			const addedChart = (block: ChartBlock) => addChart(file, path, (charts += 1), block, own);
			return pageXml(slide, {
				...{ footer, number, addChart: addedChart },
				addPicture: (picture) => addPicture(media, path, picture)
			});
		});
	});
	const notes = addNotes(file, [plan.cover, ...plan.slides], setting);
	const fonts = facesFor(document, setting.face).map((face, index) => addFont(file, face, index));
	addParts(file);
	file.addXml(
		MAIN,
		`${PRESENTATION}.presentation.main+xml`,
		presentationXml(setting, { masters, notes: notes.master, slides: [cover, ...pages] }, fonts)
	);
	addProperties(file, document, setting.lang, {
		application: 'Microsoft Office PowerPoint',
		slides: pages.length + 1,
		notes: notes.count
	});
	return file.zip();
}

/** @returns its id for the presentation */
function addMaster(media: Media, setting: Setting, map: MapBlock | undefined, nth: number): string {
	const { file } = media;
	const { logo } = setting.stage;
	const { path: master, theme } = MASTERS[nth] ?? MASTERS[0];
	const id = file.relate(MAIN, 'slideMaster', master);
	const ids = LAYOUTS.map((layout) => {
		const path = layoutPath(layout, nth);
		file.addXml(path, `${PRESENTATION}.slideLayout+xml`, layoutXml(layout, setting, map));
		file.relate(path, 'slideMaster', master);
		return file.relate(master, 'slideLayout', path);
	});
	file.relate(master, 'theme', theme);
	file.addXml(
		master,
		`${PRESENTATION}.slideMaster+xml`,
		masterXml(setting, ids, nth, logo && addPicture(media, master, logo.picture))
	);
	file.addXml(theme, THEME_TYPE, themeXml(setting));
	return id;
}

/** @param nth the master that it is of, from 0 */
function layoutPath(layout: Layout, nth: number): string {
	return `ppt/slideLayouts/slideLayout${nth * LAYOUTS.length + LAYOUTS.indexOf(layout) + 1}.xml`;
}

/** @returns its id for the presentation */
function addSlide(file: OfficePackage, number: number, layout: string, write: (path: string) => string): string {
	const path = slidePath(number);
	file.relate(path, 'slideLayout', layout);
	file.addXml(path, `${PRESENTATION}.slide+xml`, write(path));
	return file.relate(MAIN, 'slide', path);
}

function slidePath(number: number): string {
	return `ppt/slides/slide${number}.xml`;
}

/** A deck without notes is without their master, too. @param slides in their order */
function addNotes(
	file: OfficePackage,
	slides: readonly { notes?: Said[] }[],
	setting: Setting
): { master: string | undefined; count: number } {
	const noted = slides.flatMap(({ notes }, index) => (notes ? [{ notes, slide: slidePath(index + 1) }] : []));
	if (noted.length === 0) return { master: undefined, count: 0 };
	// Office wants a theme for each master.
	file.relate(NOTES_MASTER, 'theme', NOTES_THEME);
	file.addXml(NOTES_MASTER, `${PRESENTATION}.notesMaster+xml`, notesMasterXml(setting));
	file.addXml(NOTES_THEME, THEME_TYPE, themeXml(setting));
	noted.forEach(({ notes, slide }, index) => {
		const path = `ppt/notesSlides/notesSlide${index + 1}.xml`;
		file.relate(path, 'notesMaster', NOTES_MASTER);
		file.relate(path, 'slide', slide);
		file.relate(slide, 'notesSlide', path);
		file.addXml(path, `${PRESENTATION}.notesSlide+xml`, notesXml(notes, setting));
	});
	return { master: file.relate(MAIN, 'notesMaster', NOTES_MASTER), count: noted.length };
}

function addChart(file: OfficePackage, slide: string, number: number, block: ChartBlock, setting: Setting): string {
	const path = `ppt/charts/chart${number}.xml`;
	const workbook = `ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`;
	const values = chartValues(block, setting);
	const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
	file.addBytes(workbook, sheet, chartWorkbook(values, setting));
	file.addXml(path, `${DRAWING}.chart+xml`, chartXml(values, setting, file.relate(path, 'package', workbook)));
	return file.relate(slide, 'chart', path);
}

/** @returns what the presentation says of it */
function addFont(file: OfficePackage, { family, hasSerifs, regular, bold }: Face, index: number): string {
	const [one, other] = [regular, bold].map((font, weight) => {
		const path = `ppt/fonts/font${2 * index + weight + 1}.fntdata`;
		file.addBytes(path, 'application/x-fontdata', embeddedFont(font));
		return file.relate(MAIN, 'font', path);
	});
	return element(
		'p:embeddedFont',
		{},
		element('p:font', { typeface: family, pitchFamily: hasSerifs ? 18 : 2, charset: HEBREW }),
		element('p:regular', { 'r:id': one }),
		element('p:bold', { 'r:id': other })
	);
}

/** The ids by which the presentation refers to its parts. */
interface Related {
	masters: string[];
	/** Of the master of notes, where there are any. */
	notes: string | undefined;
	slides: string[];
}

function presentationXml(setting: Setting, { masters, notes, slides }: Related, fonts: readonly string[]): string {
	const { page, type } = setting.stage;
	return element(
		'p:presentation',
		{ ...NAMESPACES, rtl: setting.rtl, embedTrueTypeFonts: 1, saveSubsetFonts: 1, autoCompressPictures: 0 },
		element(
			'p:sldMasterIdLst',
			{},
			...masters.map((id, nth) => element('p:sldMasterId', { id: masterNumber(nth), 'r:id': id }))
		),
		notes === undefined ? '' : element('p:notesMasterIdLst', {}, element('p:notesMasterId', { 'r:id': notes })),
		element('p:sldIdLst', {}, ...slides.map((id, index) => element('p:sldId', { id: 256 + index, 'r:id': id }))),
		element('p:sldSz', { cx: emu(page.width), cy: emu(page.height), type }),
		element('p:notesSz', { cx: emu(NOTES_PAGE.width), cy: emu(NOTES_PAGE.height) }),
		element('p:embeddedFontLst', {}, ...fonts),
		element('p:defaultTextStyle', {}, ...otherLevels(setting))
	);
}

/** Parts that PowerPoint expects to find, with nothing to say. */
function addParts(file: OfficePackage): void {
	const add = (name: string, type: string, xml: string) => {
		file.addXml(`ppt/${name}.xml`, `${PRESENTATION}.${name}+xml`, xml);
		file.relate(MAIN, type, `ppt/${name}.xml`);
	};
	add('presProps', 'presProps', element('p:presentationPr', NAMESPACES));
	add('viewProps', 'viewProps', element('p:viewPr', NAMESPACES));
	file.relate(MAIN, 'theme', THEME);
	add('tableStyles', 'tableStyles', element('a:tblStyleLst', { 'xmlns:a': NAMESPACES['xmlns:a'], def: PLAIN_TABLE }));
}
