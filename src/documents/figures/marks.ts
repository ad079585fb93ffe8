import type { Mark } from '#kernel/flow-document.ts';
import { INK, type Ink } from './ink.ts';
import { element } from './svg.ts';

const ACCENTED: ReadonlySet<Mark> = new Set(['done', 'progress', 'initiative']);
const outline = { cx: 6, cy: 6, r: 4.25, fill: 'none', 'stroke-width': 1.5 };

/** The shape that stands before an item, 12 by 12. The shape carries the state; colour only repeats it. */
export function markSvg(mark: Mark, ink: Ink = INK): string {
	const viewBox = '0 0 12 12';
	return element(
		'svg',
		{ xmlns: 'http://www.w3.org/2000/svg', viewBox, width: 12, height: 12 },
		...shapesOf(mark, ink)
	);
}

function shapesOf(mark: Mark, ink: Ink): string[] {
	const stroke = mark === 'silent' ? ink.amber : ACCENTED.has(mark) ? ink.accent : ink.ink3;
	switch (mark) {
		case 'done':
			return [element('circle', { cx: 6, cy: 6, r: 5, fill: stroke })];
		case 'progress':
		case 'initiative':
			return [
				element('circle', { ...outline, stroke }),
				element('path', { d: 'M6 1.75a4.25 4.25 0 0 1 0 8.5z', fill: stroke })
			];
		case 'idea':
			return [element('circle', { ...outline, stroke })];
		case 'planned':
			return [element('circle', { ...outline, stroke, 'stroke-dasharray': '2 1.6' })];
		case 'cancelled':
		case 'declined':
			return [
				element('circle', { ...outline, stroke }),
				element('path', { d: 'M3 9 9 3', stroke, 'stroke-width': 1.5 })
			];
		case 'silent':
			return [element('path', { d: 'M.5 6h11', stroke, 'stroke-width': 2, 'stroke-dasharray': '2 2.2' })];
		case 'low':
		case 'proposal':
			return [element('circle', { ...outline, stroke }), element('circle', { cx: 6, cy: 6, r: 1.75, fill: stroke })];
		case 'plain':
			return [element('circle', { cx: 6, cy: 6, r: 2.25, fill: stroke })];
	}
}
