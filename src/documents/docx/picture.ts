import { fittedRow } from '#documents/figures/picture-rows.ts';
import { cleanLine } from '#documents/office/clean.ts';
import { addPicture, type Media } from '#documents/office/media.ts';
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
	const size = { cx: emu(widths[0] ?? 0), cy: emu(height) };
	const named = { id: number, name: `${name} ${number}`, descr: cleanLine(picture.alt) };
	return element(
		'w:drawing',
		{},
		element(
			'wp:inline',
			{ distT: 0, distB: 0, distL: 0, distR: 0 },
			element('wp:extent', size),
			element('wp:docPr', named),
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
