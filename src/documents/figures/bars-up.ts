import type { ChartBlock } from '#kernel/flow-document.ts';
import { formatNumber } from '#kernel/format.ts';
import type { Canvas } from './canvas.ts';
import { TEXT_SIZE, nameLines, textWidth } from './name-lines.ts';

const NAMES = 40;
/** In columns closer than this, one that is not there needs no number. */
const EMPTY = 60;

/**
 * One column, or two beside each other, per category.
 * @returns where the chart ends
 */
export function barsUp(canvas: Canvas, { categories, series }: ChartBlock, top: number): number {
	const floor = canvas.height - NAMES;
	const most = Math.max(1, ...series.flatMap((each) => each.values));
	const scale = (floor - top - TEXT_SIZE - 6) / most;
	const step = canvas.width / Math.max(1, categories.length);
	const thickness = Math.min(36, (step * 0.7) / Math.max(1, series.length));
	categories.forEach((category, index) => {
		const middle = (index + 0.5) * step;
		series.forEach((each, which) => {
			const value = each.values[index] ?? 0;
			const height = Math.max(0, value) * scale;
			const x = middle + (which - series.length / 2) * thickness;
			if (height > 0) canvas.bar(which, x + 1, floor - height, thickness - 2, height);
			const number = formatNumber(value, canvas.language);
			// Where columns are thin, a number that would cover its neighbour is left to the table.
			if (textWidth(number) > Math.max(thickness, step / series.length) || (value === 0 && step < EMPTY)) return;
			canvas.label(number, x + thickness / 2, floor - height - 5, {
				tone: which === 0 ? 'ink' : 'quiet',
				bold: which === 0,
				anchor: 'middle'
			});
		});
		nameLines(category, step).forEach((line, row) => {
			canvas.label(line, middle, floor + 18 + row * 16, { tone: 'ink', anchor: 'middle' });
		});
	});
	canvas.axis([0, floor], [canvas.width, floor]);
	return canvas.height;
}
