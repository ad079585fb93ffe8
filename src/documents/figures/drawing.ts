import { directionOf, type Language } from '#kernel/language.ts';
import { INK } from './ink.ts';
import { element, escape } from './svg.ts';

/**
 * A figure before it is set: shapes as SVG, and labels apart from them. A page shows both as one SVG; on paper the
 * typesetter writes the labels itself, because SVG renderers there neither fall back from font to font nor know
 * right-to-left text.
 */
export interface Drawing {
	width: number;
	height: number;
	/** What the figure shows, in words. */
	alt: string;
	/** Class of the whole on a page. */
	name: string;
	/** SVG elements, coloured by presentation attributes for paper and by their class on a page. */
	shapes: string[];
	labels: Label[];
}

export interface Label {
	text: string;
	x: number;
	/** The baseline. */
	y: number;
	/** Which end of the text stands at x, as the eye sees it: never the start or end of reading. */
	anchor: 'left' | 'middle' | 'right';
	direction: 'ltr' | 'rtl';
	size: number;
	tone: keyof typeof TONES;
	/** Class of the text on a page. */
	name?: string;
	bold?: boolean;
	/** Keeps the text readable where it crosses lines. */
	halo?: boolean;
}

/** Colours of labels on paper; on a page the stylesheet decides. */
export const TONES = { ink: INK.ink, quiet: INK.ink3 } as const;

/** The whole figure for a page. */
export function drawingSvg(drawing: Drawing): string {
	const { width, height, alt, name, shapes, labels } = drawing;
	return element(
		'svg',
		{ xmlns: 'http://www.w3.org/2000/svg', class: name, viewBox: `0 0 ${width} ${height}`, role: 'img' },
		element('title', {}, escape(alt)),
		...shapes,
		...labels.map(labelSvg)
	);
}

/** The figure for paper, without its words. */
export function shapesSvg({ width, height, shapes }: Drawing): string {
	const viewBox = `0 0 ${width} ${height}`;
	return element('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox, width, height }, ...shapes);
}

/** Direction of a text by its first letter, as dir="auto" does it; of the page where it has none. */
export function directionOfText(text: string, language: Language): 'ltr' | 'rtl' {
	const letter = /\p{L}/u.exec(text)?.[0];
	if (letter === undefined) return directionOf(language);
	return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(letter) ? 'rtl' : 'ltr';
}

function labelSvg(label: Label): string {
	const { x, y, direction, size, tone, name } = label;
	return element(
		'text',
		{
			x,
			y,
			class: name,
			direction,
			'text-anchor': anchorOf(label),
			'font-size': size,
			'font-weight': label.bold ? 700 : undefined,
			fill: TONES[tone]
		},
		escape(label.text)
	);
}

/** In SVG, start and end turn round with the direction of the text. */
function anchorOf({ anchor, direction }: Label): string {
	if (anchor === 'middle') return 'middle';
	return (anchor === 'left') === (direction === 'ltr') ? 'start' : 'end';
}
