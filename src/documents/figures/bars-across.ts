import type { ChartBlock } from '#kernel/flow-document.ts';
import { formatNumber } from '#kernel/format.ts';
import type { Canvas } from './canvas.ts';
import { TEXT_SIZE, textWidth, nameLines } from './name-lines.ts';

const BAR = 11;
const LINE = 17;
const BETWEEN = 14;

/**
 * One row per category: its name over its bars, so that a long name has the whole width.
 * @returns where the chart ends
 */
export function barsAcross(canvas: Canvas, { categories, series }: ChartBlock, top: number): number {
	const values = series.flatMap((each) => each.values);
	const most = Math.max(1, ...values);
	const number = (value: number) => formatNumber(value, canvas.language);
	const room = canvas.width - Math.max(...values.map((value) => textWidth(number(value))), 0) - 12;
	let y = top;
	categories.forEach((category, index) => {
		for (const line of nameLines(category, canvas.width)) {
			canvas.label(line, 0, y + TEXT_SIZE, { tone: 'ink', anchor: 'start' });
			y += LINE;
		}
		const begin = y;
		series.forEach((each, which) => {
			const value = each.values[index] ?? 0;
			const length = (Math.max(0, value) / most) * room;
			if (length > 0) canvas.bar(which, 0.5, y + 2, length, BAR);
			canvas.label(number(value), length + 6, y + 12, {
				tone: which === 0 ? 'ink' : 'quiet',
				anchor: 'start',
				bold: which === 0
			});
			y += BAR + 4;
		});
		canvas.axis([0.5, begin], [0.5, y]);
		y += BETWEEN;
	});
	return Math.max(top, y - BETWEEN) + 2;
}
