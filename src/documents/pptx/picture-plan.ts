import { fittedRow, type PictureRow } from '#documents/figures/picture-rows.ts';
import type { PictureBlock } from '#kernel/flow-document.ts';
import { CAPTION_GAP } from './frame.ts';
import { heightOf, type Lettering } from './paragraph.ts';
import type { Setting } from './setting.ts';
import { captionOf } from './units.ts';

export const PICTURE_GAP = 24;

export interface FittedRow extends PictureRow {
	/** How wide each caption may be. */
	columns: number[];
	/** What the captions take, with the space above them. */
	below: number;
	/** Pictures and captions together are no higher than their place. */
	fits: boolean;
}

/** As large as they can be in a room together with what stands under them: under one alone, over the whole width. */
export function fittedPictures(
	blocks: readonly PictureBlock[],
	{ width, room }: { width: number; room: number },
	lettering: Lettering,
	setting: Setting
): FittedRow {
	for (let height = room; ; height -= 8) {
		const row = fittedRow(blocks, { width, height }, PICTURE_GAP);
		const columns = blocks.length === 1 ? [width] : row.widths;
		const heights = blocks.map(({ caption }, index) =>
			caption ? heightOf([captionOf(caption, setting)], columns[index] ?? width, lettering) : 0
		);
		const tallest = Math.max(...heights);
		const below = tallest > 0 ? CAPTION_GAP + tallest : 0;
		const fits = row.height + below <= room;
		if (fits || height < room / 2) return { ...row, columns, below, fits };
	}
}
