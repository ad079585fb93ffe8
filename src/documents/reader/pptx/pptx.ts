import { attribute, children, down, within } from '../markup.ts';
import type { OfficeParts } from '../office-parts.ts';
import type { ReadDocument, ReadPage, ReadParagraph } from '#kernel/read-document.ts';
import { isMostlyHebrew } from '../paragraphs.ts';
import { Unreadable } from '../unreadable.ts';
import { inheritedBy, placeholderOf } from './inherited.ts';
import { shapesIn, type Shape } from './shapes.ts';
import { paragraphText } from './text.ts';

const MAIN = 'ppt/presentation.xml';
/** Slides; a deck of a city has some dozens. */
const MOST_SLIDES = 2000;
/** What lies this close in height, in units of Office, lies side by side: a third of an inch. */
const SIDE_BY_SIDE = 300_000;

export function isPresentation(parts: OfficeParts): boolean {
	return parts.has(MAIN);
}

/**
 * What a presentation says: its slides in the order in which they are shown, what stands on each from the top and
 * from the side where reading begins, then the notes. Its XML holds every text in logical order.
 * @throws Unreadable
 */
export function readPresentation(parts: OfficeParts): ReadDocument {
	const slides = parts.relatedTo(MAIN);
	const order = children(down(parts.read(MAIN), 'p:sldIdLst'), 'p:sldId').flatMap((each) => {
		const target = slides.get(attribute(each, 'r:id') ?? '');
		return target && parts.has(target.path) ? [target.path] : [];
	});
	if (order.length > MOST_SLIDES) throw new Unreadable('too_large');
	return { pages: order.map((path, index) => readSlide(parts, path, index + 1)) };
}

function readSlide(parts: OfficeParts, path: string, number: number): ReadPage {
	const slide = { parts, path, inherited: inheritedBy(parts, path) };
	const shapes = shapesIn(down(parts.read(path), 'p:cSld', 'p:spTree'), slide);
	return { number, paragraphs: [...titledFirst(inOrder(shapes)), ...notesOf(parts, path)] };
}

/** From the top; of what lies side by side, from where reading begins. */
function inOrder(shapes: readonly Shape[]): Shape[] {
	const isHebrew = isMostlyHebrew(shapes.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)));
	const bands: Shape[][] = [];
	for (const shape of shapes.toSorted((a, b) => a.y - b.y)) {
		const band = bands.at(-1);
		if (band && shape.y - (band[0]?.y ?? 0) <= SIDE_BY_SIDE) band.push(shape);
		else bands.push([shape]);
	}
	return bands.flatMap((band) => band.toSorted((a, b) => (isHebrew ? b.x - a.x : a.x - b.x)));
}

/** The title leads, wherever it lies. Where no shape was made for it, it is a short text that stands above all others. */
function titledFirst(shapes: readonly Shape[]): ReadParagraph[] {
	const made = shapes.filter(({ isTitle }) => isTitle);
	const title = made.length > 0 ? made : shapes.slice(0, 1).filter(isLikeTitle);
	const rest = shapes.filter((shape) => !title.includes(shape));
	const text = title.flatMap(({ paragraphs }) => paragraphs.map((each) => each.text)).join(' ');
	return [
		...(text === '' ? [] : [{ kind: 'title' as const, text, level: 0 }]),
		...rest.flatMap(({ paragraphs }) => withHeadings(paragraphs))
	];
}

function isLikeTitle({ paragraphs }: Shape): boolean {
	return paragraphs.length <= 2 && paragraphs.every(({ kind }) => kind === 'text');
}

/** A line without a sign right above items is what they are about. */
function withHeadings(paragraphs: readonly ReadParagraph[]): ReadParagraph[] {
	return paragraphs.map((each, index) =>
		each.kind === 'text' && paragraphs[index + 1]?.kind === 'item' ? { ...each, kind: 'heading' } : each
	);
}

function notesOf(parts: OfficeParts, path: string): ReadParagraph[] {
	const target = [...parts.relatedTo(path).values()].find(({ type }) => type === 'notesSlide');
	const notes = target && parts.read(target.path);
	return within(notes, 'p:sp')
		.filter((shape) => placeholderOf(shape)?.type === 'body')
		.flatMap((shape) => children(down(shape, 'p:txBody'), 'a:p').map(paragraphText))
		.filter((text) => text !== '')
		.map((text) => ({ kind: 'note', text, level: 0 }));
}
