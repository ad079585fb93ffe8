import { parseXml, XmlElement, XmlText, type XmlNode } from '@rgrove/parse-xml';
import { Unreadable } from './unreadable.ts';

/** An element of a part of a file, by its name with the usual prefix: "a:t". */
export type Element = XmlElement;

/**
 * How deep elements may lie in each other. Real files stay below fifty; the parser and all that walks goes down by
 * calling itself.
 */
const DEEPEST = 200;

/** Parses one part. What defines words of its own (a document type) is no part of an Office file and is refused. */
export function parsePart(xml: string): Element {
	if (xml.includes('<!DOCTYPE') || depthOf(xml) > DEEPEST) throw new Unreadable('damaged');
	try {
		const { root } = parseXml(xml);
		if (root) return root;
	} catch (error) {
		throw new Unreadable('damaged', { cause: error });
	}
	throw new Unreadable('damaged');
}

/** How deep elements lie, by their tags alone: before anything walks them. */
function depthOf(xml: string): number {
	let [depth, deepest] = [0, 0];
	for (const [, closes, closed] of xml.matchAll(/<(\/)?[\w:][^<>]*?(\/)?>/g)) {
		if (closed) continue;
		depth += closes ? -1 : 1;
		if (depth > deepest) deepest = depth;
	}
	return deepest;
}

export function elements({ children }: { children: readonly XmlNode[] }): Element[] {
	return children.filter((node): node is Element => node instanceof XmlElement);
}

/** The first child of a name, then its first child of the next name, and so on. */
export function down(from: Element | undefined, ...names: string[]): Element | undefined {
	let at = from;
	for (const name of names) at = at && elements(at).find((each) => each.name === name);
	return at;
}

export function children(from: Element | undefined, name: string): Element[] {
	return from ? elements(from).filter((each) => each.name === name) : [];
}

/** All elements of a name at any depth, in the order of the file; not what lies within one that was found. */
export function within(from: Element | undefined, name: string): Element[] {
	if (!from) return [];
	return elements(from).flatMap((each) => (each.name === name ? [each] : within(each, name)));
}

export function attribute(element: Element | undefined, name: string): string | undefined {
	return element?.attributes[name];
}

/** A whole number; undefined where there is none, or something else stands there. */
export function numberIn(element: Element | undefined, name: string): number | undefined {
	const value = attribute(element, name);
	return value !== undefined && /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** Whether a switch of Office is on: it may stand there without a value. */
export function isOn(element: Element | undefined, name: string): boolean {
	if (!element) return false;
	const value = attribute(element, name);
	return value === undefined || value === '1' || value === 'true' || value === 'on';
}

export function textIn(element: Element): string {
	return element.children
		.map((node) => (node instanceof XmlText ? node.text : node instanceof XmlElement ? textIn(node) : ''))
		.join('');
}

/**
 * What an application that knows only the standard sees: of alternatives the first that has something to read, and
 * not both, which say the same twice.
 */
export function alternatives(element: Element): Element[] {
	if (element.name !== 'mc:AlternateContent') return [element];
	const ways = elements(element).filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback');
	const chosen = ways.find((way) => textIn(way).trim() !== '') ?? ways[0];
	return chosen ? elements(chosen).flatMap(alternatives) : [];
}
