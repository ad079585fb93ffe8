import { insideFile } from '#documents/page/pictures.ts';
import { tag, text, voidTag } from '#documents/page/markup.ts';
import { clean, cleanLine } from '#documents/office/clean.ts';
import { CAPTION_GAP, NOTICE_INSET, seen, type Frame } from '#documents/pptx/frame.ts';
import type { Placed, Slide } from '#documents/pptx/plan.ts';
import type { Setting } from '#documents/pptx/setting.ts';
import type { PictureBlock } from '#kernel/flow-document.ts';
import { chartOn, mapOn } from './figures.ts';
import { inFrame, place } from './frame.ts';
import { paragraphsHtml } from './paragraphs.ts';
import { tableHtml } from './table.ts';

/** One thing that a plan has put on a slide. */
export function placedHtml(placed: Placed, { base, setting, title }: Slide): string {
	const frame = seen(placed.frame, setting);
	switch (placed.kind) {
		case 'text':
			return inFrame(frame, paragraphsHtml(placed.paragraphs, base, setting));
		case 'notice': {
			const words = tag('div', { class: 'slide-middle' }, paragraphsHtml(placed.paragraphs, base, setting));
			return tag('rect', { class: 'slide-notice-ground', ...place(frame) }) + inFrame(inset(frame), words);
		}
		case 'table':
			return inFrame(frame, tableHtml(placed.table, title, setting));
		case 'chart':
			return chartOn(placed.block, frame, clean(placed.block.alt) || title, setting);
		case 'map':
			return mapOn(placed.block, placed.frame, setting);
		case 'picture': {
			const { block, size, caption } = placed;
			const { height } = size;
			const below = { ...frame, y: frame.y + height + CAPTION_GAP, height: frame.height - height - CAPTION_GAP };
			const words = caption.length > 0 ? inFrame(below, paragraphsHtml(caption, base, setting)) : '';
			return pictureHtml(block, { ...frame, height }, title, setting) + words;
		}
	}
}

function inset({ x, y, width, height }: Frame): Frame {
	return { x: x + NOTICE_INSET, y, width: width - 2 * NOTICE_INSET, height };
}

/** One that is not to be had is told in words. */
function pictureHtml(block: PictureBlock, frame: Frame, title: string, { outfit }: Setting): string {
	const alt = cleanLine(block.alt) || title;
	const src = insideFile(outfit.pictures)(block);
	const html = src === undefined ? tag('p', { class: 'slide-empty' }, text(alt)) : voidTag('img', { src, alt });
	return inFrame(frame, tag('div', { class: 'slide-picture' }, html));
}
