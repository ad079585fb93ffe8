import type { SlideShape } from '#kernel/look.ts';
import type { Columns, Frame } from './frame.ts';

/** Where things stand on slides of a shape, in points and in the direction of reading. */
export interface Stage {
	page: { width: number; height: number };
	/** Office's own name for the shape, where it has one. */
	type: 'screen4x3' | undefined;
	/** Between the margins. */
	width: number;
	title: Frame;
	/** The ink rule from which a page hangs. */
	rule: Frame;
	body: Frame;
	/** A sentence that stands alone is not set over the whole width. */
	sentence: Frame;
	footer: Frame;
	number: Frame;
	/** Beside the map. */
	legend: number;
	cover: {
		author: Frame;
		title: Frame;
		subtitle: Frame;
		/** Of the largest letters that its title may have. */
		size: number;
		/** The map behind the words, where there is no picture. */
		ornament: Frame;
	};
	/** Of the page of a speaker's notes: the slide in small. */
	notesImage: Frame;
	gaps: Record<Columns, number>;
}

const HEIGHT = 540;
const SIZES = { '16:9': { width: 960, margin: 62 }, '4:3': { width: 720, margin: 48 } } as const;
const WEIGHTS: Record<Columns, number[]> = { 1: [1], 2: [3, 2], 3: [1, 1, 1] };

/** The page of a speaker's notes, upright: the slide in small, and what is to be said to it. Alike for both directions. */
export const NOTES_PAGE = { width: 540, height: 720 };
export const NOTES_TEXT: Frame = { x: 54, y: 324, width: 432, height: 342 };

export function stageOf(shape: SlideShape): Stage {
	const { width: whole, margin } = SIZES[shape];
	const isWide = shape === '16:9';
	const width = whole - 2 * margin;
	const across = (y: number, height: number): Frame => ({ x: margin, y, width, height });
	const body = across(128, 356);
	const imageWidth = (243 * whole) / HEIGHT;
	return {
		page: { width: whole, height: HEIGHT },
		type: isWide ? undefined : 'screen4x3',
		width,
		title: across(36, 68),
		rule: across(108, 3),
		body,
		sentence: { ...body, width: Math.min(660, width) },
		footer: { ...across(499, 20), width: isWide ? 600 : 460 },
		number: { x: whole - margin - 100, y: 499, width: 100, height: 20 },
		legend: isWide ? 190 : 150,
		cover: {
			author: across(48, 34),
			title: across(150, 190),
			subtitle: { ...across(356, 140), width: isWide ? 620 : 520 },
			size: isWide ? 76 : 64,
			ornament: { x: whole - (isWide ? 700 : 540), y: 0, width: isWide ? 700 : 540, height: HEIGHT }
		},
		notesImage: { x: (NOTES_PAGE.width - imageWidth) / 2, y: 54, width: imageWidth, height: 243 },
		gaps: { 1: 0, 2: isWide ? 38 : 30, 3: isWide ? 29 : 20 }
	};
}

/** The columns of a page: one, two of which the first is wider, or three alike. */
export function columnFrames(count: Columns, { body, width, gaps }: Stage): Frame[] {
	const weights = WEIGHTS[count];
	const whole = weights.reduce((sum, weight) => sum + weight, 0);
	const room = width - gaps[count] * (count - 1);
	let { x } = body;
	return weights.map((weight) => {
		const share = (room * weight) / whole;
		const frame = { ...body, x, width: share };
		x += share + gaps[count];
		return frame;
	});
}

/** One or two that are alike. */
export function equalFrames(count: number, { body, width, gaps }: Stage): Frame[] {
	const share = (width - gaps[2] * (count - 1)) / count;
	return Array.from({ length: count }, (_, at) => ({ ...body, x: body.x + at * (share + gaps[2]), width: share }));
}
