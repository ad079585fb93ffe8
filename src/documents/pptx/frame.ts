import type { Setting } from './setting.ts';
import { element, emu } from '#documents/office/xml.ts';

/** Where something stands, in points. In a plan x runs in the direction of reading: 0 is where a line begins. */
export interface Frame {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** 16:9, in points. */
export const PAGE = { width: 960, height: 540 };
const MARGIN = 62;
export const WIDTH = PAGE.width - 2 * MARGIN;
export const TITLE: Frame = { x: MARGIN, y: 36, width: WIDTH, height: 68 };
/** The ink rule from which a page hangs. */
export const RULE: Frame = { x: MARGIN, y: 108, width: WIDTH, height: 3 };
export const BODY: Frame = { x: MARGIN, y: 128, width: WIDTH, height: 356 };
export const FOOTER: Frame = { x: MARGIN, y: 499, width: 600, height: 20 };
export const NUMBER: Frame = { x: PAGE.width - MARGIN - 100, y: 499, width: 100, height: 20 };
export const COVER = {
	author: { x: MARGIN, y: 48, width: WIDTH, height: 34 },
	title: { x: MARGIN, y: 150, width: WIDTH, height: 190 },
	subtitle: { x: MARGIN, y: 356, width: 620, height: 140 }
} satisfies Record<string, Frame>;

/** Between a picture and its caption. */
export const CAPTION_GAP = 6;

/** Between the edges of a notice and its words. */
export const NOTICE_INSET = 12;

const GAP = { 1: 0, 2: 38, 3: 29 };
export type Columns = 1 | 2 | 3;
const WEIGHTS: Record<Columns, number[]> = { 1: [1], 2: [3, 2], 3: [1, 1, 1] };

/** A sentence that stands alone is not set over the whole width. */
export const SENTENCE: Frame = { ...BODY, width: 660 };

/** The page of a speaker's notes, upright: the slide in small, and what is to be said to it. Alike for both directions. */
export const NOTES_PAGE = { width: 540, height: 720 };
export const NOTES_IMAGE: Frame = { x: 54, y: 54, width: 432, height: 243 };
export const NOTES_TEXT: Frame = { x: 54, y: 324, width: 432, height: 342 };

/** The columns of a page: one, two of which the first is wider, or three alike. */
export function columnFrames(count: Columns): Frame[] {
	const weights = WEIGHTS[count];
	const whole = weights.reduce((sum, weight) => sum + weight, 0);
	const room = WIDTH - GAP[count] * (count - 1);
	let x = BODY.x;
	return weights.map((weight) => {
		const width = (room * weight) / whole;
		const frame = { ...BODY, x, width };
		x += width + GAP[count];
		return frame;
	});
}

/** One or two that are alike. */
export function equalFrames(count: number): Frame[] {
	const width = (WIDTH - GAP[2] * (count - 1)) / count;
	return Array.from({ length: count }, (_, at) => ({ ...BODY, x: BODY.x + at * (width + GAP[2]), width }));
}

/** As the eye sees it: a page that is read from the right is laid out from the right. */
export function seen(frame: Frame, { isRtl }: Setting): Frame {
	return isRtl ? { ...frame, x: PAGE.width - frame.x - frame.width } : frame;
}

/** @param frame as the eye sees it */
export function transform(
	frame: Frame,
	flips: { flipH?: boolean; flipV?: boolean } = {},
	prefix: 'a' | 'p' = 'a'
): string {
	return element(
		`${prefix}:xfrm`,
		{ flipH: flips.flipH ? 1 : undefined, flipV: flips.flipV ? 1 : undefined },
		element('a:off', { x: emu(frame.x), y: emu(frame.y) }),
		element('a:ext', { cx: emu(frame.width), cy: emu(frame.height) })
	);
}
