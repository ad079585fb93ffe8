/** Attributes of an element; false and undefined ones are left out, true ones stand without a value. */
export type Attributes = Record<string, string | number | boolean | undefined>;

/** An HTML element. Children are markup made here; attribute values and texts are escaped here and nowhere else. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
	return `${voidTag(name, attributes)}${children.join('')}</${name}>`;
}

/** One that has no children and no end: an img. */
export function voidTag(name: string, attributes: Attributes): string {
	const list = Object.entries(attributes)
		.filter(([, value]) => value !== undefined && value !== false)
		.map(([key, value]) => (value === true ? ` ${key}` : ` ${key}="${text(String(value))}"`))
		.join('');
	return `<${name}${list}>`;
}

/** What a person typed, as text of a page: no markup, no control characters, nothing that turns other text round. */
export function text(value: string): string {
	return value
		.toWellFormed()
		.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]/g, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
