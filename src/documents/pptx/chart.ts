import type { ChartBlock, ChartForm } from '#kernel/flow-document.ts';
import { columnName, SHEET, WITHOUT_SIGN, type ChartValues } from './chart-workbook.ts';
import { COMPLETE, faceOf } from '#documents/fonts/face.ts';
import { isLackedIn } from '#documents/fonts/stretches.ts';
import { cleanLine } from '#documents/office/clean.ts';
import { transform, type Frame } from './frame.ts';
import { fill, stroke, type Tone } from './paint.ts';
import { runProperties, runs } from './runs.ts';
import type { Setting } from './setting.ts';
import { identity, type Named } from './shapes.ts';
import { themeFonts } from './text-styles.ts';
import { element, escape } from '#documents/office/xml.ts';

/** Of an axis beyond its longest bar. */
const ROOM = 1.35;
/** Spaces that keep the names of two sides apart. */
const BETWEEN_SIDES = '\u2003|\u2003';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

/** Place of a chart on its slide. @param id of the chart in the slide's relationships */
export function chartFrame(named: Named, frame: Frame, id: string): string {
	return element(
		'p:graphicFrame',
		{},
		element(
			'p:nvGraphicFramePr',
			{},
			identity(named),
			element('p:cNvGraphicFramePr', {}, element('a:graphicFrameLocks', { noGrp: 1 })),
			element('p:nvPr')
		),
		transform(frame, {}, 'p'),
		element(
			'a:graphic',
			{},
			element('a:graphicData', { uri: CHART }, element('c:chart', { 'xmlns:c': CHART, 'r:id': id }))
		)
	);
}

export function chartValues({ title, categories, series, form = 'across' }: ChartBlock, setting: Setting): ChartValues {
	// Bars grow apart by their sign: the first series stands below zero, and is shown without it.
	const signOf = (index: number) => (form === 'apart' && index === 0 ? -1 : 1);
	return {
		form,
		corner: cleanLine(title) || setting.words.category,
		categories: categories.map(cleanLine),
		series: series.map(({ name, values }, index) => ({
			name: cleanLine(name),
			values: values.map((value) => (Number.isFinite(value) && value !== 0 ? value * signOf(index) : 0))
		}))
	};
}

/**
 * @param workbook id of the values in the chart's relationships
 * @param size of its names, in points
 */
export function chartXml(values: ChartValues, deck: Setting, workbook: string, size = 13): string {
	const setting = legible(values, deck);
	return element(
		'c:chartSpace',
		{
			'xmlns:c': CHART,
			'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
			'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
		},
		flag('date1904', 0),
		flag('lang', setting.lang),
		flag('roundedCorners', 0),
		element(
			'c:chart',
			{},
			...(values.form === 'apart' ? [sides(values, setting, size)] : [flag('autoTitleDeleted', 1)]),
			element('c:plotArea', {}, element('c:layout'), bars(values, setting, size), ...axes(values, setting, size)),
			legend(values, setting, size),
			flag('plotVisOnly', 1),
			flag('dispBlanksAs', 'gap')
		),
		element('c:spPr', {}, fill(undefined), stroke(undefined)),
		textOf(setting, size, 'ink'),
		element('c:externalData', { 'r:id': workbook }, flag('autoUpdate', 0))
	);
}

/** The words of a chart are in one typeface: in Heebo where that of the deck lacks a letter of them. */
function legible({ categories, series }: ChartValues, setting: Setting): Setting {
	const words = [...categories, ...series.map(({ name }) => name)].join(' ');
	return isLackedIn(words, setting.face) ? { ...setting, face: faceOf(COMPLETE) } : setting;
}

/** Programs differ in the order of a legend; what grows apart names its sides itself. */
function legend({ form, series }: ChartValues, setting: Setting, size: number): string {
	if (form === 'apart' || series.length < 2) return '';
	return element('c:legend', {}, flag('legendPos', 't'), flag('overlay', 0), textOf(setting, size, 'ink'));
}

/** Above bars that grow apart: the name of each side where its bars are, with their look, in the direction of reading. */
function sides({ series }: ChartValues, setting: Setting, size: number): string {
	const [first = '', second = ''] = series.map(({ name }) => name);
	// LibreOffice does not turn the title of a chart round: marks at both ends hold its parts in their order.
	const mark = setting.isRtl ? '\u200f' : '';
	const line =
		runs([{ text: `${mark}■` }], setting, { tone: 'accent' }) +
		runs([{ text: `\u00a0${first}${BETWEEN_SIDES}${second}\u00a0` }], setting, { tone: 'ink' }) +
		runs([{ text: `□${mark}` }], setting, { tone: 'ink3' });
	const rich = element(
		'c:rich',
		{},
		element('a:bodyPr'),
		element('a:lstStyle'),
		element('a:p', {}, element('a:pPr', { rtl: setting.rtl }, defaults(setting, size, 'ink')), line)
	);
	const title = element('c:title', {}, element('c:tx', {}, rich), element('c:layout'), flag('overlay', 0));
	return title + flag('autoTitleDeleted', 0);
}

function flag(name: string, val: string | number): string {
	return element(`c:${name}`, { val });
}

function bars(values: ChartValues, setting: Setting, size: number): string {
	return element(
		'c:barChart',
		{},
		flag('barDir', values.form === 'time' ? 'col' : 'bar'),
		flag('grouping', 'clustered'),
		flag('varyColors', 0),
		...values.series.map((_, index) => oneSeries(values, index, setting, size)),
		flag('gapWidth', 55),
		// What grows apart stands in one row.
		flag('overlap', values.form === 'apart' ? 100 : -8),
		flag('axId', 111),
		flag('axId', 222)
	);
}

/** Filled for this year, outlined for the year before: told apart in black and white as well. */
function paintOf(index: number): string {
	return index === 0 ? fill('accent') + stroke(undefined) : fill('track') + stroke({ tone: 'ink3', width: 0.75 });
}

function oneSeries({ categories, series, form }: ChartValues, index: number, setting: Setting, size: number): string {
	const { name, values } = series[index] as ChartValues['series'][number];
	const column = columnName(index + 1);
	const last = categories.length + 1;
	const points = categories.map((_, at) => String(values[at] ?? 0));
	return element(
		'c:ser',
		{},
		flag('idx', index),
		flag('order', index),
		element('c:tx', {}, strings(`${SHEET}!$${column}$1`, [name])),
		element('c:spPr', {}, paintOf(index)),
		flag('invertIfNegative', 0),
		labels(index, form, values, setting, size - 1),
		element('c:cat', {}, strings(`${SHEET}!$A$2:$A$${last}`, categories)),
		element(
			'c:val',
			{},
			element(
				'c:numRef',
				{},
				element('c:f', {}, `${SHEET}!$${column}$2:$${column}$${last}`),
				element(
					'c:numCache',
					{},
					element('c:formatCode', {}, form === 'apart' ? WITHOUT_SIGN : 'General'),
					...cache(points)
				)
			)
		)
	);
}

const SHOWN = { showLegendKey: 0, showVal: 1, showCatName: 0, showSerName: 0, showPercent: 0, showBubbleSize: 0 };

function labels(index: number, form: ChartForm, values: readonly number[], setting: Setting, size: number): string {
	const isApart = form === 'apart';
	const isFirst = index === 0 || isApart;
	const label = (place: 'outEnd' | 'inEnd', isStrong: boolean) =>
		[
			isApart ? element('c:numFmt', { formatCode: WITHOUT_SIGN, sourceLinked: 0 }) : '',
			element('c:spPr', {}, fill(undefined), stroke(undefined)),
			textOf(setting, size, isStrong ? 'ink' : 'ink3', isStrong),
			flag('dLblPos', place),
			...Object.entries(SHOWN).map(([name, value]) => flag(name, value))
		].join('');
	// A bar that is not there is above zero: at its outer end a number of the first side would stand on the other bar.
	const nothing = isApart ? values.flatMap((value, at) => (value === 0 ? [at] : [])) : [];
	const place = index === 0 ? 'inEnd' : 'outEnd';
	return element(
		'c:dLbls',
		{},
		...nothing.map((at) => element('c:dLbl', {}, flag('idx', at), label(place, false))),
		label('outEnd', isFirst)
	);
}

function strings(reference: string, values: readonly string[]): string {
	return element('c:strRef', {}, element('c:f', {}, reference), element('c:strCache', {}, ...cache(values)));
}

function cache(values: readonly string[]): string[] {
	return [
		flag('ptCount', values.length),
		...values.map((value, idx) => element('c:pt', { idx }, element('c:v', {}, escape(value))))
	];
}

/**
 * Names and values; no grid and no scale, for every bar has its value. Bars across begin at the top and where reading
 * begins; time runs from left to right in any language.
 */
function axes(all: ChartValues, setting: Setting, size: number): string[] {
	const { form } = all;
	const [isTime, isApart] = [form === 'time', form === 'apart'];
	const common = (orientation: string) => element('c:scaling', {}, flag('orientation', orientation));
	const isMirrored = setting.isRtl && !isTime;
	const categories = element(
		'c:catAx',
		{},
		flag('axId', 111),
		common(isTime ? 'minMax' : 'maxMin'),
		flag('delete', 0),
		flag('axPos', isTime ? 'b' : isMirrored ? 'r' : 'l'),
		element('c:numFmt', { formatCode: 'General', sourceLinked: 0 }),
		flag('majorTickMark', 'none'),
		flag('minorTickMark', 'none'),
		// At the edge, and not at the line from which bars grow apart.
		flag('tickLblPos', isApart ? 'low' : 'nextTo'),
		element('c:spPr', {}, stroke({ tone: 'ink3', width: 0.75 })),
		textOf(setting, size, 'ink'),
		flag('crossAx', 222),
		flag('crosses', 'autoZero'),
		flag('auto', 0),
		flag('lblAlgn', 'ctr'),
		flag('lblOffset', 100),
		// Each bar across has its name, however many there are; along a line of time every second month tells enough.
		isTime ? '' : flag('tickLblSkip', 1),
		flag('noMultiLvlLbl', 1)
	);
	const values = element(
		'c:valAx',
		{},
		flag('axId', 222),
		element('c:scaling', {}, flag('orientation', isMirrored ? 'maxMin' : 'minMax'), ...boundsOf(all)),
		flag('delete', 1),
		flag('axPos', isTime ? 'l' : 't'),
		element('c:numFmt', { formatCode: '#,##0', sourceLinked: 0 }),
		flag('majorTickMark', 'none'),
		flag('minorTickMark', 'none'),
		flag('tickLblPos', 'nextTo'),
		flag('crossAx', 111),
		flag('crosses', 'autoZero'),
		flag('crossBetween', 'between')
	);
	return [categories, values];
}

/** From 0; of bars that grow apart alike on both sides, with room for the numbers at their ends before the names begin. */
function boundsOf({ form, series }: ChartValues): string[] {
	if (form !== 'apart') return [flag('min', 0)];
	const most = Math.max(1, ...series.flatMap(({ values }) => values.map(Math.abs)));
	const bound = Math.ceil(most * ROOM);
	return [flag('max', bound), flag('min', -bound)];
}

/** Text of a chart names its fonts and direction everywhere: charts inherit neither from the slide. */
function textOf(setting: Setting, size: number, tone: Tone, isBold = false): string {
	const properties = defaults(setting, size, tone, isBold);
	return element(
		'c:txPr',
		{},
		element('a:bodyPr'),
		element('a:lstStyle'),
		element('a:p', {}, element('a:pPr', { rtl: setting.rtl }, properties), runProperties('a:endParaRPr', setting.lang))
	);
}

function defaults(setting: Setting, size: number, tone: Tone, isBold = false): string {
	const { family: typeface, typeface: own } = setting.face;
	const isOfTheme = own === setting.outfit.look.typeface;
	const fonts = isOfTheme ? themeFonts('mn') : element('a:latin', { typeface }) + element('a:cs', { typeface });
	return element('a:defRPr', { sz: size * 100, b: isBold ? 1 : 0 }, fill(tone), fonts);
}
