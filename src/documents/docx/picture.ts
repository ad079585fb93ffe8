import { fittedRow } from '#documents/figures/picture-rows.ts';
import type { ShownPicture } from '#documents/figures/shown-picture.ts';
import { cleanLine } from '#documents/office/clean.ts';
import { cropXml } from '#documents/office/crop.ts';
import { addPicture, type Media } from '#documents/office/media.ts';
import { ORNAMENT } from '#documents/office/ornament.ts';
import { element, emu } from '#documents/office/xml.ts';
import type { PictureBlock } from '#kernel/flow-document.ts';
import type { Desk } from './blocks.ts';
import { TEXT_WIDTH } from './measures.ts';
import { paragraph, said, worded } from './paragraph.ts';

const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
const TWIPS_PER_POINT = 20;
/** In points: two with their captions stand on a page. */
const PLACE = { width: TEXT_WIDTH / TWIPS_PER_POINT, height: 270 };

/** A picture in a paragraph of its own, and its caption. One that is not to be had is told in words. */
export function pictureXml(picture: PictureBlock, { setting, drawPicture }: Desk): string[] {
	const { alt, caption } = picture;
	const drawing = drawPicture(picture);
	return [
		drawing === undefined
			? worded({ style: 'Empty' }, alt, setting, false)
			: paragraph({ style: 'Picture', staysWithNext: caption !== undefined }, element('w:r', {}, drawing), setting),
		...(caption ? [said({ style: 'PictureCaption' }, caption, setting)] : [])
	];
}

/** @param number of the drawing in its document @param name as the selection pane shows it */
export function pictureDrawing(
	picture: PictureBlock,
	{ media, part }: { media: Media; part: string },
	{ number, name }: { number: number; name: string }
): string | undefined {
	const id = addPicture(media, part, picture);
	if (id === undefined) return undefined;
	const { widths, height } = fittedRow([picture], PLACE, 0);
	return drawingXml({ id, number, name, alt: cleanLine(picture.alt), width: widths[0] ?? 0, height });
}

export interface Drawing {
	/** By which its part refers to the picture. */
	id: string;
	/** In its document. */
	number: number;
	/** As the selection pane shows it. */
	name: string;
	/** Without words it shows nothing that a reader would miss. */
	alt: string;
	/** In points. */
	width: number;
	height: number;
	/** Cut at its sides so that it fills its frame; else the frame has its shape. */
	filled?: ShownPicture;
	/** At the upper edge of the page, over all that is written on it; else in a line, like a letter. */
	isAtTop?: boolean;
}

const NO_DISTANCE = { distT: 0, distB: 0, distL: 0, distR: 0 };
const ANCHORED = {
	...{ ...NO_DISTANCE, distB: emu(24), simplePos: 0, relativeHeight: 1, behindDoc: 0 },
	...{ locked: 0, layoutInCell: 1, allowOverlap: 0 }
};

/** Of the page, whatever its margins. */
function corner(axis: 'H' | 'V'): string {
	return element(`wp:position${axis}`, { relativeFrom: 'page' }, element('wp:posOffset', {}, '0'));
}

export function drawingXml({ id, number, name, alt, width, height, filled, isAtTop }: Drawing): string {
	const size = { cx: emu(width), cy: emu(height) };
	const named = { id: number, name: `${name} ${number}`, descr: alt || undefined };
	return element(
		'w:drawing',
		{},
		element(
			isAtTop ? 'wp:anchor' : 'wp:inline',
			isAtTop ? ANCHORED : NO_DISTANCE,
			...(isAtTop ? [element('wp:simplePos', { x: 0, y: 0 }), corner('H'), corner('V')] : []),
			element('wp:extent', size),
			isAtTop ? element('wp:wrapTopAndBottom') : '',
			element('wp:docPr', named, alt ? '' : ORNAMENT),
			element('wp:cNvGraphicFramePr', {}, element('a:graphicFrameLocks', { noChangeAspect: 1 })),
			element(
				'a:graphic',
				{},
				element(
					'a:graphicData',
					{ uri: PICTURE },
					element(
						'pic:pic',
						{ 'xmlns:pic': PICTURE },
						element('pic:nvPicPr', {}, element('pic:cNvPr', named), element('pic:cNvPicPr')),
						element(
							'pic:blipFill',
							{},
							element('a:blip', { 'r:embed': id }),
							filled ? cropXml(filled, { width, height }) : '',
							element('a:stretch', {}, element('a:fillRect'))
						),
						element(
							'pic:spPr',
							{},
							element('a:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', size)),
							element('a:prstGeom', { prst: 'rect' }, element('a:avLst'))
						)
					)
				)
			)
		)
	);
}
