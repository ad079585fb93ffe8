import type { ChartBlock } from '#kernel/flow-document.ts';
import { formatNumber } from '#kernel/format.ts';
import type { Canvas } from './canvas.ts';
import { nameLines, TEXT_SIZE, textWidth } from './name-lines.ts';

const BAR = 12;
const LINE = 17;
const BETWEEN = 14;
const LEGEND = 30;

/**
 * One row per category: its name, and under it two bars that grow apart from the middle. The first goes to where
 * reading begins. Each side is named above it, with the look of its bars.
 * @returns where the chart ends
 */
export function barsApart(canvas: Canvas, { categories, series }: ChartBlock, top: number): number {
	const middle = canvas.width / 2;
	const values = series.flatMap((each) => each.values);
	const most = Math.max(1, ...values);
	const number = (value: number) => formatNumber(value, canvas.language);
	const room = middle - Math.max(0, ...values.map((value) => textWidth(number(value)))) - 12;
	drawSides(canvas, series, top);
	let y = top + LEGEND;
	categories.forEach((category, index) => {
		for (const line of nameLines(category, canvas.width)) {
			canvas.label(line, 0, y + TEXT_SIZE, { tone: 'ink', anchor: 'start' });
			y += LINE;
		}
		series.slice(0, 2).forEach((each, side) => {
			const value = each.values[index] ?? 0;
			const length = (Math.max(0, value) / most) * room;
			if (length > 0) canvas.bar(side, side === 0 ? middle - length : middle, y + 2, length, BAR);
			const [x, anchor] = side === 0 ? [middle - length - 6, 'end' as const] : [middle + length + 6, 'start' as const];
			canvas.label(number(value), x, y + TEXT_SIZE, { tone: value > 0 ? 'ink' : 'quiet', anchor, bold: value > 0 });
		});
		canvas.axis([middle, y], [middle, y + BAR + 4]);
		y += BAR + 4 + BETWEEN;
	});
	return y - BETWEEN + 2;
}

function drawSides(canvas: Canvas, series: ChartBlock['series'], top: number): void {
	const middle = canvas.width / 2;
	series.slice(0, 2).forEach(({ name }, side) => {
		const [line = ''] = nameLines(name, middle - 34);
		const [mark, words] = side === 0 ? [middle - 24, middle - 30] : [middle + 12, middle + 30];
		canvas.bar(side, mark, top, 12, 12);
		canvas.label(line, words, top + 11, { tone: 'ink', anchor: side === 0 ? 'end' : 'start' });
	});
}
