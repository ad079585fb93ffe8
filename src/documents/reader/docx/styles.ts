import { attribute, children, down, isOn, numberIn, type Element } from '../markup.ts';

/** What a style of paragraphs says of what they are. */
export interface StyleMeaning {
	/** From 0, of a heading. */
	heading?: number;
	isTitle?: boolean;
	/** The list that its paragraphs are items of; '0': of none. */
	list?: string;
	level?: number;
}

/** The heading that a style is by name, in the languages of our offices' files, where it has no outline level. */
const HEADING = /^(?:heading|כותרת|überschrift|kop|titre|nagłówek|título)\s*(\d)$/i;
const TITLE = /^(?:title|כותר(?: טקסט)?|titel|titre|tytuł|título)$/i;

/** What each style means, with what it takes over from the style that it is based on. */
export function styleMeanings(styles: Element | undefined): (id: string | undefined) => StyleMeaning {
	const byId = new Map(children(styles, 'w:style').map((style) => [attribute(style, 'w:styleId') ?? '', style]));
	const known = new Map<string, StyleMeaning>();
	return function meaningOf(id: string | undefined): StyleMeaning {
		const style = id === undefined ? undefined : byId.get(id);
		if (id === undefined || !style) return {};
		const found = known.get(id);
		if (found) return found;
		// A style that is based on itself, by whatever way, is based on nothing.
		known.set(id, {});
		const base = meaningOf(attribute(down(style, 'w:basedOn'), 'w:val'));
		const meaning = { ...base, ...ownMeaning(style) };
		known.set(id, meaning);
		return meaning;
	};
}

function ownMeaning(style: Element): StyleMeaning {
	const name = attribute(down(style, 'w:name'), 'w:val') ?? '';
	const properties = down(style, 'w:pPr');
	const outline = numberIn(down(properties, 'w:outlineLvl'), 'w:val');
	const named = HEADING.exec(name)?.[1];
	const heading = outline !== undefined && outline < 9 ? outline : named === undefined ? undefined : Number(named) - 1;
	const numbering = down(properties, 'w:numPr');
	return {
		...(heading === undefined ? {} : { heading }),
		...(TITLE.test(name) ? { isTitle: true } : {}),
		...(numbering ? itemMeaning(numbering) : {})
	};
}

/** What it does not say, the style does. */
export function itemMeaning(numbering: Element): Pick<StyleMeaning, 'list' | 'level'> {
	const list = attribute(down(numbering, 'w:numId'), 'w:val');
	const level = numberIn(down(numbering, 'w:ilvl'), 'w:val');
	return { ...(list === undefined ? {} : { list }), ...(level === undefined ? {} : { level }) };
}

/** Whether text with these properties is there for nobody to see. */
export function isHiddenRun(properties: Element | undefined): boolean {
	return isOn(down(properties, 'w:vanish'), 'w:val');
}
