import { attribute, children, down, elements, numberIn, within, type Element } from '../markup.ts';
import type { OfficeParts } from '../office-parts.ts';

/** What a placeholder is for, as a slide, its layout and its master call it. */
export interface Placeholder {
	type: string;
	index: string | undefined;
}

/** What a shape has where its slide does not say: its layout's, then its master's. */
export interface Inherited {
	/** The shapes of the layout and of the master that stand for the same, nearest first. */
	shapesFor(placeholder: Placeholder): Element[];
	/** The styles of the master for all text of a kind: titles, bodies, or the rest. */
	stylesFor(placeholder: Placeholder | undefined): Element | undefined;
}

/** @param slide the path of the slide */
export function inheritedBy(parts: OfficeParts, slide: string): Inherited {
	const layoutPath = related(parts, slide, 'slideLayout');
	const masterPath = layoutPath && related(parts, layoutPath, 'slideMaster');
	const layout = layoutPath === undefined ? undefined : parts.read(layoutPath);
	const master = masterPath === undefined ? undefined : parts.read(masterPath);
	const [onLayout, onMaster] = [layout, master].map(placeholdersOf);
	return {
		shapesFor: (placeholder) =>
			[
				onLayout?.find((each) => isSame(each.placeholder, placeholder))?.shape,
				onMaster?.find((each) => baseOf(each.placeholder.type) === baseOf(placeholder.type))?.shape
			].filter((shape) => shape !== undefined),
		stylesFor: (placeholder) => {
			const kind = placeholder === undefined ? 'other' : baseOf(placeholder.type);
			const name = { title: 'p:titleStyle', body: 'p:bodyStyle' }[kind] ?? 'p:otherStyle';
			return down(master, 'p:txStyles', name);
		}
	};
}

function related(parts: OfficeParts, path: string, type: string): string | undefined {
	return [...parts.relatedTo(path).values()].find((each) => each.type === type)?.path;
}

function placeholdersOf(part: Element | undefined): { placeholder: Placeholder; shape: Element }[] {
	return within(part, 'p:sp').flatMap((shape) => {
		const placeholder = placeholderOf(shape);
		return placeholder ? [{ placeholder, shape }] : [];
	});
}

export function placeholderOf(shape: Element): Placeholder | undefined {
	const kind = elements(shape).find(({ name }) => /^p:nv\w+Pr$/.test(name));
	const found = down(kind, 'p:nvPr', 'p:ph');
	return found && { type: attribute(found, 'type') ?? 'obj', index: attribute(found, 'idx') };
}

/** By its number; where the slide names none, by what it is for. */
function isSame(one: Placeholder, other: Placeholder): boolean {
	return other.index === undefined ? baseOf(one.type) === baseOf(other.type) : one.index === other.index;
}

/** Of all that a placeholder can be for, what a master has styles for. */
function baseOf(type: string): string {
	if (type === 'ctrTitle') return 'title';
	return ['obj', 'subTitle', 'chart', 'tbl', 'dgm', 'media', 'pic', 'clipArt'].includes(type) ? 'body' : type;
}

/**
 * What says whether an item stands behind a sign or a number: the paragraph, or else the first of what it inherits from
 * that says anything.
 * @param lists shapes and styles from the nearest on, each with properties by level
 * @returns undefined where nothing stands before it
 */
export function signOf(
	paragraph: Element,
	level: number,
	lists: readonly (Element | undefined)[]
): Element | undefined {
	const name = `a:lvl${level + 1}pPr`;
	for (const properties of [down(paragraph, 'a:pPr'), ...lists.map((list) => down(list, name))]) {
		const said = properties && elements(properties).find((each) => /^a:bu(None|Char|AutoNum|Blip)$/.test(each.name));
		if (said) return said.name === 'a:buNone' ? undefined : said;
	}
	return undefined;
}

/** Properties by level that stand in a shape itself. */
export function listStyleOf(shape: Element): Element | undefined {
	return down(shape, 'p:txBody', 'a:lstStyle');
}

/** How deep a paragraph lies, from 0. */
export function levelOf(paragraph: Element): number {
	return Math.min(8, Math.max(0, numberIn(children(paragraph, 'a:pPr')[0], 'lvl') ?? 0));
}
