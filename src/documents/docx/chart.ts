import { cleanLine } from '#documents/office/clean.ts';
import type { OfficePackage } from '#documents/office/office-package.ts';
import { element } from '#documents/office/xml.ts';
import { chartValues, chartXml } from '#documents/pptx/chart.ts';
import { chartWorkbook } from '#documents/pptx/chart-workbook.ts';
import type { ChartBlock } from '#kernel/flow-document.ts';
import { emuOfTwips, TEXT_WIDTH } from './measures.ts';
import { paragraph } from './paragraph.ts';
import type { Setting } from './setting.ts';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
/** Of names and values, in points. */
const SIZE = 9;
/** In twips: of columns along a line of time, of a bar with the space around it, of what stands above, and of the largest. */
const HEIGHT = { time: 3600, bar: 260, around: 500, most: 12_000 };

/** Adds a chart that Word can edit, with its values in a workbook. @returns its id for the body */
export function addChart(
	file: OfficePackage,
	main: string,
	number: number,
	block: ChartBlock,
	setting: Setting
): string {
	const path = `word/charts/chart${number}.xml`;
	const workbook = `word/embeddings/Microsoft_Excel_Sheet${number}.xlsx`;
	const values = chartValues(block, setting.charts);
	const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
	file.addBytes(workbook, sheet, chartWorkbook(values, setting.charts));
	file.addXml(
		path,
		'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
		chartXml(values, setting.charts, file.relate(path, 'package', workbook), SIZE)
	);
	return file.relate(main, 'chart', path);
}

/** The paragraph in which a chart stands. @param id of the chart in the relationships of the body */
export function chartParagraph(block: ChartBlock, id: string, number: number, setting: Setting): string {
	const drawing = element(
		'w:drawing',
		{},
		element(
			'wp:inline',
			{ distT: 0, distB: 0, distL: 0, distR: 0 },
			element('wp:extent', { cx: emuOfTwips(TEXT_WIDTH), cy: emuOfTwips(heightOf(block)) }),
			element('wp:docPr', { id: number, name: `${setting.words.chart} ${number}`, descr: cleanLine(block.alt) }),
			element('wp:cNvGraphicFramePr'),
			element(
				'a:graphic',
				{},
				element('a:graphicData', { uri: CHART }, element('c:chart', { 'xmlns:c': CHART, 'r:id': id }))
			)
		)
	);
	return paragraph({ style: 'Picture', isPicture: true }, element('w:r', {}, drawing), setting);
}

function heightOf({ categories, series, form }: ChartBlock): number {
	if (form === 'time') return HEIGHT.time;
	const bars = categories.length * ((form === 'apart' ? 1 : series.length) + 0.5);
	return Math.min(HEIGHT.most, Math.round(HEIGHT.around + bars * HEIGHT.bar));
}
