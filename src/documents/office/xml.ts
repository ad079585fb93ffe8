/** Attributes of an element; undefined ones are left out. */
export type Attributes = Record<string, string | number | undefined>;

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An element as text. Values are escaped here; children are elements made here, or text that went through escape. */
export function element(name: string, attributes: Attributes = {}, ...children: string[]): string {
	let list = '';
	for (const [key, value] of Object.entries(attributes)) {
		if (value !== undefined) list += ` ${key}="${escape(String(value))}"`;
	}
	const content = children.join('');
	return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}

/** Also takes out what XML cannot hold at all: Office calls a file with it damaged. */
export function escape(text: string): string {
	return withoutIllegal(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

const ILLEGAL =
	/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function withoutIllegal(text: string): string {
	return text.replace(ILLEGAL, '');
}

/** English Metric Units, in which Office counts: 12,700 to the point. */
export function emu(points: number): number {
	return Math.round(points * 12_700);
}
