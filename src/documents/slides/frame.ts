import { tag } from '#documents/page/markup.ts';
import type { Frame } from '#documents/pptx/frame.ts';

/** What stands in a frame of a slide as HTML, in the letters of the page around it. @param frame as the eye sees it */
export function inFrame(frame: Frame, html: string, attributes: Record<string, string | number> = {}): string {
	return tag('foreignObject', { ...place(frame), ...attributes }, html);
}

/** A tenth of a point is finer than any hall shows. */
export function place({ x, y, width, height }: Frame): Record<'x' | 'y' | 'width' | 'height', number> {
	const short = (value: number) => Math.round(value * 10) / 10;
	return { x: short(x), y: short(y), width: short(width), height: short(height) };
}
