import type { Block, PictureBlock } from '#kernel/flow-document.ts';

/** Pictures beside each other, at most. */
const ABREAST = 3;
/** A picture is set so many points wide and high for each of its pixels at most: beyond, one sees the pixels. */
export const POINTS = 1;

interface Sized {
	width: number;
	height: number;
}

/** Pictures that follow each other stand beside each other, as evenly as they come: of four, two and two. */
export function inRows<Picture>(pictures: readonly Picture[]): Picture[][] {
	const rows: Picture[][] = [];
	for (let at = 0, left = Math.ceil(pictures.length / ABREAST); left > 0; left -= 1) {
		const count = Math.ceil((pictures.length - at) / left);
		rows.push(pictures.slice(at, at + count));
		at += count;
	}
	return rows;
}

/** Blocks in their order, with those pictures in one list that follow each other. */
export function withPicturesTogether(blocks: readonly Block[]): (Exclude<Block, PictureBlock> | PictureBlock[])[] {
	const all: (Exclude<Block, PictureBlock> | PictureBlock[])[] = [];
	for (const block of blocks) {
		const last = all.at(-1);
		if (block.kind !== 'picture') all.push(block);
		else if (Array.isArray(last)) last.push(block);
		else all.push([block]);
	}
	return all;
}

export interface PictureRow {
	/** Of each picture, in its order. */
	widths: number[];
	/** Of all. */
	height: number;
}

/**
 * How large the pictures of a row are in a place: all as high as each other, none cut or pulled out of its shape, and
 * none larger than its pixels bear.
 * @param place in points @param gap between two
 */
export function fittedRow(pictures: readonly Sized[], place: Sized, gap: number): PictureRow {
	const shapes = pictures.map(({ width, height }) => width / height);
	const whole = shapes.reduce((sum, shape) => sum + shape, 0);
	const room = place.width - gap * (pictures.length - 1);
	const most = Math.min(...pictures.map(({ height }) => height * POINTS));
	const height = Math.max(1, Math.min(place.height, room / whole, most));
	return { widths: shapes.map((shape) => shape * height), height };
}
