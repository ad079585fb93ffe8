/** Attributes of an element; undefined ones are left out. */
export type Attributes = Record<string, string | number | undefined>;

/** An SVG element as text. Values and texts are escaped here and nowhere else; children are elements made here. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
	const list = Object.entries(attributes)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escape(value ?? '')}"`)
		.join('');
	return children.length === 0 ? `<${name}${list}/>` : `<${name}${list}>${children.join('')}</${name}>`;
}

/** Control characters have no place in XML, not even escaped. */
export function escape(text: string): string {
	const clean = text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '');
	return clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A tenth of a unit is finer than any screen or printer shows. */
function short(value: number): string {
	return String(Math.round(value * 10) / 10);
}
