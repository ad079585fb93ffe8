import { contained, shownPicture, type ShownPicture } from '#documents/figures/shown-picture.ts';
import type { Outfit } from '#kernel/look.ts';
import type { Columns, Frame } from './frame.ts';

/** A picture of the look, and where it stands. */
export interface Placed {
	picture: ShownPicture;
	frame: Frame;
}

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
	/** At the foot, where a line ends. */
	logo?: Placed;
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
		logo?: Placed;
		/** The white that the logo stands on: most are made for it. */
		plate?: Frame;
		picture?: Placed;
		/** The light edge between picture and words. */
		edge?: Frame;
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

export function stageOf(outfit: Outfit): Stage {
	const { slides: shape } = outfit.look;
	const { width: whole, margin } = SIZES[shape];
	const isWide = shape === '16:9';
	const width = whole - 2 * margin;
	const across = (y: number, height: number): Frame => ({ x: margin, y, width, height });
	const body = across(128, 356);
	const imageWidth = (243 * whole) / HEIGHT;
	const logo = footLogo(outfit, whole - margin);
	const numberWidth = logo ? 60 : 100;
	const numberEnd = logo ? logo.frame.x - LOGO.apart : whole - margin;
	return {
		page: { width: whole, height: HEIGHT },
		type: isWide ? undefined : 'screen4x3',
		width,
		title: across(36, 68),
		rule: across(108, 3),
		body,
		sentence: { ...body, width: Math.min(660, width) },
		footer: { ...across(499, 20), width: isWide ? 600 : 400 },
		number: { x: numberEnd - numberWidth, y: 499, width: numberWidth, height: 20 },
		...(logo ? { logo } : {}),
		legend: isWide ? 190 : 150,
		cover: coverOf(outfit, { whole, margin, isWide }),
		notesImage: { x: (NOTES_PAGE.width - imageWidth) / 2, y: 54, width: imageWidth, height: 243 },
		gaps: { 1: 0, 2: isWide ? 38 : 30, 3: isWide ? 29 : 20 }
	};
}

/** In points: of the logo at the foot and on the cover, of the plate around it, and to what stands beside it. */
const LOGO = { foot: { width: 110, height: 28 }, cover: { width: 190, height: 56 }, plate: 12, apart: 16 };

function footLogo(outfit: Outfit, end: number): Placed | undefined {
	const picture = shownPicture(outfit, 'logo');
	if (!picture) return undefined;
	const { width, height } = contained(picture, LOGO.foot);
	return { picture, frame: { x: end - width, y: 509 - height / 2, width, height } };
}

interface Measures {
	whole: number;
	margin: number;
	isWide: boolean;
}

/** With a picture the words make room for it: beside them on a wide slide, above them on another. */
function coverOf(outfit: Outfit, { whole, margin, isWide }: Measures): Stage['cover'] {
	const picture = shownPicture(outfit, 'cover');
	const isBeside = picture !== undefined && isWide;
	const isAbove = picture !== undefined && !isWide;
	const box: Frame = isBeside
		? { x: whole - 404, y: 0, width: 404, height: HEIGHT }
		: { x: 0, y: 0, width: whole, height: 224 };
	const width = (isBeside ? box.x - 36 : whole - margin) - margin;
	const top = isAbove ? box.height + 22 : 48;
	const logo = coverLogo(outfit, { x: margin, y: isAbove ? top : 40 });
	const beside = logo ? logo.plate.width + LOGO.apart : 0;
	const { title, subtitle, size } = isBeside
		? { title: [168, 172], subtitle: [356, 140], size: 60 }
		: isAbove
			? { title: [logo ? 330 : 290, 100], subtitle: [logo ? 442 : 402, logo ? 84 : 110], size: 48 }
			: { title: [150, 190], subtitle: [356, 140], size: isWide ? 76 : 64 };
	const at = ([y, height]: number[]): Frame => ({ x: margin, y: y as number, width, height: height as number });
	return {
		author: logo
			? { ...logo.plate, x: margin + beside, width: width - beside }
			: { x: margin, y: top, width, height: 34 },
		title: at(title),
		subtitle: picture ? at(subtitle) : { ...at(subtitle), width: isWide ? 620 : 520 },
		size,
		ornament: { x: whole - (isWide ? 700 : 540), y: 0, width: isWide ? 700 : 540, height: HEIGHT },
		...logo,
		...(picture ? { picture: { picture, frame: box }, edge: edgeOf(box, isBeside) } : {})
	};
}

function coverLogo(outfit: Outfit, { x, y }: Pick<Frame, 'x' | 'y'>): { logo: Placed; plate: Frame } | undefined {
	const picture = shownPicture(outfit, 'logo');
	if (!picture) return undefined;
	const size = contained(picture, LOGO.cover);
	const { plate: around } = LOGO;
	return {
		logo: { picture, frame: { x: x + around, y: y + around, ...size } },
		plate: { x, y, width: size.width + 2 * around, height: size.height + 2 * around }
	};
}

function edgeOf({ x, y, width, height }: Frame, isBeside: boolean): Frame {
	return isBeside ? { x: x - 5, y, width: 5, height } : { x, y: y + height, width, height: 5 };
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
