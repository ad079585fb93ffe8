import { alternatives, attribute, children, down, elements, numberIn, within, type Element } from '../markup.ts';
import type { OfficeParts } from '../office-parts.ts';
import type { ReadParagraph } from '#kernel/read-document.ts';
import { inReadingOrder, rowOf } from '../paragraphs.ts';
import { diagramParagraphs } from './diagram.ts';
import { levelOf, listStyleOf, placeholderOf, signOf, type Inherited } from './inherited.ts';
import { ItemMarks } from './item-marks.ts';
import { paragraphText } from './text.ts';

/** Something on a slide that says something, and where its corner lies, in units of Office. */
export interface Shape {
	x: number;
	y: number;
	/** It was made to hold the title. */
	isTitle: boolean;
	paragraphs: ReadParagraph[];
}

/** How the places of what lies within a group become places on the slide. */
interface Frame {
	x: number;
	y: number;
	scaleX: number;
	scaleY: number;
}

const SLIDE: Frame = { x: 0, y: 0, scaleX: 1, scaleY: 1 };
/** What stands on every slide: its number, the day, the foot. */
const REPEATED = new Set(['sldNum', 'dt', 'ftr', 'hdr']);

export interface Slide {
	parts: OfficeParts;
	/** Of the slide. */
	path: string;
	inherited: Inherited;
}

/** All that says something on a slide, in the order of the file. */
export function shapesIn(tree: Element | undefined, slide: Slide, frame: Frame = SLIDE): Shape[] {
	if (!tree) return [];
	return elements(tree)
		.flatMap(alternatives)
		.flatMap((each): Shape[] => {
			if (each.name === 'p:grpSp') return shapesIn(each, slide, innerFrame(each, frame));
			if (each.name === 'p:sp') return textShape(each, slide, frame);
			if (each.name === 'p:graphicFrame') return frameShape(each, slide, frame);
			return [];
		});
}

function textShape(shape: Element, { inherited }: Slide, frame: Frame): Shape[] {
	const placeholder = placeholderOf(shape);
	if (placeholder && REPEATED.has(placeholder.type)) return [];
	const above = placeholder ? inherited.shapesFor(placeholder) : [];
	const isTitle = placeholder?.type === 'title' || placeholder?.type === 'ctrTitle';
	const lists = [shape, ...above].map(listStyleOf);
	const styles = [...lists, inherited.stylesFor(placeholder)];
	const marks = new ItemMarks();
	const paragraphs = children(down(shape, 'p:txBody'), 'a:p').flatMap((paragraph): ReadParagraph[] => {
		const text = paragraphText(paragraph);
		// An empty line shows no sign and does not count.
		if (text === '') return [];
		const level = levelOf(paragraph);
		const mark = isTitle ? undefined : marks.of(signOf(paragraph, level, styles), level);
		return [mark === undefined ? { kind: 'text', text, level } : { kind: 'item', text, level, mark }];
	});
	if (paragraphs.length === 0) return [];
	return [{ ...placeOf([shape, ...above], frame), isTitle, paragraphs }];
}

function frameShape(shape: Element, { parts, path }: Slide, frame: Frame): Shape[] {
	const data = down(shape, 'a:graphic', 'a:graphicData');
	const table = down(data, 'a:tbl');
	const diagram = attribute(down(data, 'dgm:relIds'), 'r:dm');
	const target = diagram === undefined ? undefined : parts.relatedTo(path).get(diagram);
	const paragraphs = table ? tableParagraphs(table) : target ? diagramParagraphs(parts.read(target.path)) : [];
	if (paragraphs.length === 0) return [];
	return [{ ...placeOf([shape], frame), isTitle: false, paragraphs }];
}

function tableParagraphs(table: Element): ReadParagraph[] {
	const isRtl = attribute(down(table, 'a:tblPr'), 'rtl') === '1';
	const rows = children(table, 'a:tr').map((row) =>
		children(row, 'a:tc')
			// What was merged into another cell is empty, whatever the file still holds there.
			.map((cell) => (isMerged(cell) ? '' : within(cell, 'a:p').map(paragraphText).filter(Boolean).join(' ')))
	);
	return inReadingOrder(rows, isRtl)
		.map(rowOf)
		.filter((row) => row !== undefined);
}

function isMerged(cell: Element): boolean {
	return attribute(cell, 'hMerge') === '1' || attribute(cell, 'vMerge') === '1';
}

/** @param shapes the shape, then what it inherits from: the first that says where it lies */
function placeOf(shapes: readonly Element[], { x, y, scaleX, scaleY }: Frame): { x: number; y: number } {
	const found = shapes.map(transformOf).find((each) => down(each, 'a:off') !== undefined);
	const corner = down(found, 'a:off');
	return { x: x + (numberIn(corner, 'x') ?? 0) * scaleX, y: y + (numberIn(corner, 'y') ?? 0) * scaleY };
}

function transformOf(shape: Element): Element | undefined {
	return down(shape, 'p:spPr', 'a:xfrm') ?? down(shape, 'p:xfrm') ?? down(shape, 'p:grpSpPr', 'a:xfrm');
}

/** A group has a paper of its own, which is stretched to where the group lies. */
function innerFrame(group: Element, outer: Frame): Frame {
	const transform = transformOf(group);
	const [corner, size, inner, innerSize] = ['a:off', 'a:ext', 'a:chOff', 'a:chExt'].map((name) =>
		down(transform, name)
	);
	const scale = (name: string) => {
		const [to, from] = [numberIn(size, name), numberIn(innerSize, name)];
		return to && from ? to / from : 1;
	};
	const [scaleX, scaleY] = [outer.scaleX * scale('cx'), outer.scaleY * scale('cy')];
	return {
		...{ scaleX, scaleY },
		x: outer.x + (numberIn(corner, 'x') ?? 0) * outer.scaleX - (numberIn(inner, 'x') ?? 0) * scaleX,
		y: outer.y + (numberIn(corner, 'y') ?? 0) * outer.scaleY - (numberIn(inner, 'y') ?? 0) * scaleY
	};
}
