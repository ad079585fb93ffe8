import type { ChartBlock } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { barsAcross } from './bars-across.ts';
import { barsApart } from './bars-apart.ts';
import { barsBeside } from './bars-beside.ts';
import { barsUp } from './bars-up.ts';
import { makeCanvas, type Canvas } from './canvas.ts';
import { drawingSvg, type Drawing } from './drawing.ts';
import type { Ink } from './ink.ts';
import { textWidth } from './name-lines.ts';

export interface ChartOptions {
	language: Language;
	/** Else that of the design. */
	ink?: Ink;
	/** Of rows: over their bars, with room for long ones, or beside them, all over the height. */
	names?: 'over' | 'beside';
	width?: number;
	/** Of columns, and of rows with their names beside; others take the height that they need. */
	height?: number;
}

const LEGEND = 30;

/** Bars of one or two series: rows are mirrored for Hebrew, and time never is. */
export function drawChart(block: ChartBlock, options: ChartOptions): Drawing {
	const { language, ink, width = 420, height = 260 } = options;
	const { form = 'across' } = block;
	const canvas = makeCanvas(width, height, language, ink, form === 'time' ? false : undefined);
	// A single series needs no legend: the title of the chart names it. What grows apart is named at its own side.
	const top = block.series.length > 1 && form !== 'apart' ? drawLegend(canvas, block) : 4;
	const across = options.names === 'beside' ? barsBeside : barsAcross;
	const draw = { across, time: barsUp, apart: barsApart }[form];
	const bottom = draw(canvas, block, top);
	const { shapes, labels } = canvas;
	return { width, height: bottom, alt: block.alt, name: 'chart', shapes, labels };
}

/** The chart as one SVG for a page. */
export function chartSvg(block: ChartBlock, options: ChartOptions): string {
	return drawingSvg(drawChart(block, options));
}

function drawLegend(canvas: Canvas, { series }: ChartBlock): number {
	let x = 0.5;
	series.forEach(({ name }, index) => {
		canvas.bar(index, x, 3, 12, 12);
		canvas.label(name, x + 18, 14, { tone: 'ink', anchor: 'start' });
		x += 18 + textWidth(name) + 24;
	});
	return LEGEND;
}
