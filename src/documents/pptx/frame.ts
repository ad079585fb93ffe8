import type { Setting } from './setting.ts';
import { element, emu } from '#documents/office/xml.ts';

/** Where something stands, in points. In a plan x runs in the direction of reading: 0 is where a line begins. */
export interface Frame {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Between a picture and its caption. */
export const CAPTION_GAP = 6;

/** Between the edges of a notice and its words. */
export const NOTICE_INSET = 12;

export type Columns = 1 | 2 | 3;

/** As the eye sees it: a page that is read from the right is laid out from the right. */
export function seen(frame: Frame, { isRtl, stage }: Setting): Frame {
	return isRtl ? { ...frame, x: stage.page.width - frame.x - frame.width } : frame;
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
