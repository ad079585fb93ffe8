import type { ChartBlock } from '#kernel/flow-document.ts';
import { formatNumber } from '#kernel/format.ts';
import type { Canvas } from './canvas.ts';
import { nameLines, TEXT_SIZE, textWidth } from './name-lines.ts';

const LINE = 16;
/** Of the width, at most, and between a name and its bars. */
const NAMES = { most: 0.34, gap: 10 };
/** Of a row, and of one bar at most. */
const BARS = { share: 0.68, most: 24 };

/**
 * One row per category, all over the height that there is: its name, and beside it its bars.
 * @returns where the chart ends
 */
export function barsBeside(canvas: Canvas, { categories, series }: ChartBlock, top: number): number {
	const values = series.flatMap((each) => each.values);
	const most = Math.max(1, ...values);
	const number = (value: number) => formatNumber(value, canvas.language);
	const names = Math.min(canvas.width * NAMES.most, Math.max(0, ...categories.map(textWidth)) + 2);
	const begin = names + NAMES.gap;
	const room = canvas.width - begin - Math.max(0, ...values.map((value) => textWidth(number(value)))) - 12;
	const row = (canvas.height - top) / Math.max(1, categories.length);
	const thickness = Math.min(BARS.most, (row * BARS.share) / Math.max(1, series.length));
	categories.forEach((category, index) => {
		const middle = top + (index + 0.5) * row;
		const lines = nameLines(category, names);
		lines.forEach((line, at) => {
			const y = middle + (at - (lines.length - 1) / 2) * LINE + TEXT_SIZE * 0.36;
			canvas.label(line, 0, y, { tone: 'ink', anchor: 'start' });
		});
		series.forEach((each, which) => {
			const value = each.values[index] ?? 0;
			const length = (Math.max(0, value) / most) * room;
			const y = middle + (which - series.length / 2) * thickness;
			if (length > 0) canvas.bar(which, begin, y + 1, length, thickness - 2);
			canvas.label(number(value), begin + length + 6, y + thickness / 2 + TEXT_SIZE * 0.36, {
				tone: which === 0 ? 'ink' : 'quiet',
				anchor: 'start',
				bold: which === 0
			});
		});
	});
	canvas.axis([begin, top], [begin, canvas.height]);
	return canvas.height;
}
