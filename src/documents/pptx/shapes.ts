import { cropXml } from '#documents/office/crop.ts';
import type { ShownPicture } from '#documents/figures/shown-picture.ts';
import { ORNAMENT } from '#documents/office/ornament.ts';
import { transform, type Frame } from './frame.ts';
import { fill, stroke, type Stroke, type Tone } from './paint.ts';
import { paragraphsXml, type Paragraph } from './paragraph.ts';
import type { Setting } from './setting.ts';
import { element } from '#documents/office/xml.ts';

/** What every part with shapes declares. */
export const NAMESPACES = {
	'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
	'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
	'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main'
};

/** Numbers shapes; each has a number of its own on its slide. 1 is the slide itself. */
export class Ids {
	#last = 1;

	next(): number {
		this.#last += 1;
		return this.#last;
	}
}

export interface Named {
	id: number;
	/** As the selection pane shows it. */
	name: string;
	/** What it shows, for who does not see it. */
	alt?: string;
	/** It shows nothing that a reader would miss. */
	isOrnament?: boolean;
}

export function identity({ id, name, alt, isOrnament }: Named): string {
	return element('p:cNvPr', { id, name, descr: alt }, isOrnament ? ORNAMENT : '');
}

/** The tree of a slide, layout or master. */
export function tree(...shapes: string[]): string {
	const nothing = ['a:off', 'a:chOff'].map((name) => element(name, { x: 0, y: 0 }));
	const none = ['a:ext', 'a:chExt'].map((name) => element(name, { cx: 0, cy: 0 }));
	return element(
		'p:spTree',
		{},
		element('p:nvGrpSpPr', {}, identity({ id: 1, name: '' }), element('p:cNvGrpSpPr'), element('p:nvPr')),
		element('p:grpSpPr', {}, element('a:xfrm', {}, nothing[0] ?? '', none[0] ?? '', nothing[1] ?? '', none[1] ?? '')),
		...shapes
	);
}

export interface Outline {
	/** As the eye sees it. */
	frame: Frame;
	geometry?: string;
	fill?: Tone;
	alpha?: number;
	line?: Stroke;
	isOfLayout?: boolean;
}

export const RECTANGLE = preset('rect');

export function preset(name: 'rect' | 'ellipse' | 'line'): string {
	return element('a:prstGeom', { prst: name }, element('a:avLst'));
}

/** A shape without words. */
export function drawn(named: Named, outline: Outline): string {
	const { frame, geometry = RECTANGLE, isOfLayout } = outline;
	return element(
		'p:sp',
		{},
		element(
			'p:nvSpPr',
			{},
			identity(named),
			element('p:cNvSpPr'),
			element('p:nvPr', { userDrawn: isOfLayout ? 1 : undefined })
		),
		element('p:spPr', {}, transform(frame), geometry, fill(outline.fill, outline.alpha), stroke(outline.line))
	);
}

export interface PictureForm {
	/** Cut at its sides so that it fills the frame; else the frame has its shape. */
	filled?: ShownPicture;
	/** The placeholder of the layout that it fills. */
	place?: { type: 'pic'; idx: number };
	isOfLayout?: boolean;
}

/** A picture that is a part of the file. @param id by which the slide refers to it @param frame as the eye sees it */
export function pictured(
	named: Named,
	id: string,
	frame: Frame,
	{ filled, place, isOfLayout }: PictureForm = {}
): string {
	return element(
		'p:pic',
		{},
		element(
			'p:nvPicPr',
			{},
			identity(named),
			element('p:cNvPicPr', {}, element('a:picLocks', { noChangeAspect: 1 })),
			element('p:nvPr', { userDrawn: isOfLayout ? 1 : undefined }, place ? element('p:ph', place) : '')
		),
		element(
			'p:blipFill',
			{},
			element('a:blip', { 'r:embed': id }),
			filled ? cropXml(filled, frame) : '',
			element('a:stretch', {}, element('a:fillRect'))
		),
		element('p:spPr', {}, transform(frame), RECTANGLE)
	);
}

/** A straight line between two points. */
export function drawnLine(
	named: Named,
	from: { x: number; y: number },
	to: { x: number; y: number },
	line: Stroke
): string {
	const frame = {
		x: Math.min(from.x, to.x),
		y: Math.min(from.y, to.y),
		width: Math.abs(from.x - to.x),
		height: Math.abs(from.y - to.y)
	};
	return element(
		'p:cxnSp',
		{},
		element('p:nvCxnSpPr', {}, identity(named), element('p:cNvCxnSpPr'), element('p:nvPr')),
		element(
			'p:spPr',
			{},
			transform(frame, { flipH: from.x > to.x, flipV: from.y > to.y }),
			preset('line'),
			stroke(line)
		)
	);
}

/** Shapes that are moved as one, in the coordinates of the slide. */
export function group(named: Named, frame: Frame, shapes: string[]): string {
	const moved = transform(frame).replace('</a:xfrm>', '');
	const children = transform(frame).replace('<a:xfrm>', '').replace('<a:off', '<a:chOff').replace('<a:ext', '<a:chExt');
	return element(
		'p:grpSp',
		{},
		element('p:nvGrpSpPr', {}, identity(named), element('p:cNvGrpSpPr'), element('p:nvPr')),
		element('p:grpSpPr', {}, moved + children),
		...shapes
	);
}

export interface Box {
	frame: Frame;
	paragraphs: readonly Paragraph[];
	base: number;
	setting: Setting;
	fill?: Tone;
	/** Between the edges and the words, in EMU. */
	inset?: number;
	anchor?: 'ctr';
	/** Never broken, even where a font is wider than ours. */
	isOneLine?: boolean;
}

/** A box with words that belongs to no placeholder. */
export function textBox(named: Named, box: Box): string {
	const { frame, paragraphs, base, setting, inset = 0 } = box;
	const inner = { lIns: inset, tIns: inset, rIns: inset, bIns: inset };
	return element(
		'p:sp',
		{},
		element('p:nvSpPr', {}, identity(named), element('p:cNvSpPr', { txBox: 1 }), element('p:nvPr')),
		element('p:spPr', {}, transform(frame), RECTANGLE, fill(box.fill)),
		element(
			'p:txBody',
			{},
			element(
				'a:bodyPr',
				{ wrap: box.isOneLine ? 'none' : 'square', ...inner, rtlCol: setting.rtl, anchor: box.anchor },
				element('a:noAutofit')
			),
			element('a:lstStyle'),
			...paragraphsXml(paragraphs, { base, setting, isInherited: false })
		)
	);
}
