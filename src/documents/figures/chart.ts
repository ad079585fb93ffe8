import type { ChartBlock } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { barsAcross } from './bars-across.ts';
import { barsUp } from './bars-up.ts';
import { makeCanvas, type Canvas } from './canvas.ts';
import { drawingSvg, type Drawing } from './drawing.ts';
import type { Ink } from './ink.ts';
import { textWidth } from './name-lines.ts';

export interface ChartOptions {
	language: Language;
	/** Else that of the design. */
	ink?: Ink;
	/** across: one row per category, with room for long names; the default. up: columns, for years and short names. */
	bars?: 'across' | 'up';
	width?: number;
	/** Of columns; rows take the height that they need. */
	height?: number;
}

const LEGEND = 30;

/** Bars of one or two series beside each other, mirrored for Hebrew. */
export function drawChart(block: ChartBlock, options: ChartOptions): Drawing {
	const { language, ink, bars = 'across', width = 420, height = 260 } = options;
	const canvas = makeCanvas(width, height, language, ink);
	// A single series needs no legend: the title of the chart names it.
	const top = block.series.length > 1 ? drawLegend(canvas, block) : 4;
	const bottom = bars === 'across' ? barsAcross(canvas, block, top) : barsUp(canvas, block, top);
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
