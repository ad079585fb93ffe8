import { directionOf, type Language } from '#kernel/language.ts';
import { directionOfText, type Label } from './drawing.ts';
import { INK, type Ink } from './ink.ts';
import { TEXT_SIZE } from './name-lines.ts';
import { element } from './svg.ts';

/** What all kinds of bars draw on. Positions run in the direction of reading: 0 is where a line of text begins. */
export interface Canvas {
	width: number;
	height: number;
	language: Language;
	shapes: string[];
	labels: Label[];
	/** A filled rectangle; x is its beginning in reading direction. */
	bar(series: number, x: number, y: number, width: number, height: number): void;
	axis(from: [number, number], to: [number, number]): void;
	/** anchor start: the text begins at x; end: it ends there. */
	label(
		text: string,
		x: number,
		y: number,
		label: Pick<Label, 'tone' | 'bold'> & { anchor: 'start' | 'middle' | 'end' }
	): void;
}

/** Filled for this year, outlined for the year before: told apart in black and white as well. */
function paint(series: number, ink: Ink): Record<string, string | number> {
	if (series === 0) return { class: 'chart__bar', fill: ink.accent };
	return { class: 'chart__bar chart__bar--before', fill: ink.track, stroke: ink.ink3, 'stroke-width': 1 };
}

/** @param isMirrored whether 0 is at the right: where reading begins there, and nothing runs along a line of time */
export function makeCanvas(
	width: number,
	height: number,
	language: Language,
	ink: Ink = INK,
	isMirrored = directionOf(language) === 'rtl'
): Canvas {
	const place = (x: number) => (isMirrored ? width - x : x);
	const [shapes, labels]: [string[], Label[]] = [[], []];
	return {
		width,
		height,
		language,
		shapes,
		labels,
		bar(series, x, y, length, thickness) {
			const left = isMirrored ? width - x - length : x;
			shapes.push(element('rect', { ...paint(series, ink), x: left, y, width: length, height: thickness }));
		},
		axis([x1, y1], [x2, y2]) {
			const ends = { x1: place(x1), y1, x2: place(x2), y2 };
			shapes.push(element('line', { class: 'chart__axis', stroke: ink.ink3, 'stroke-width': 1, ...ends }));
		},
		label(text, x, y, { anchor, ...rest }) {
			const edge = isMirrored === (anchor === 'start') ? 'right' : 'left';
			labels.push({
				...rest,
				name: `chart__${rest.tone}`,
				text,
				x: place(x),
				y,
				anchor: anchor === 'middle' ? 'middle' : edge,
				direction: directionOfText(text, language),
				size: TEXT_SIZE
			});
		}
	};
}
