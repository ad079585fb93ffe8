/**
 * Whether somebody typed what something is called, so that nothing goes by mistake. Signs that a keyboard has no key for,
 * and that a page sets as they should be, are one with those that it has: Ra’anana is typed Ra'anana.
 */
export function isCalled(typed: string, names: readonly string[]): boolean {
	const plainly = plain(typed);
	return plainly !== '' && names.some((name) => plain(name) === plainly);
}

function plain(text: string): string {
	return text
		.normalize('NFC')
		.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
		.replace(/[’‘‛׳ʼ′´`]/g, "'")
		.replace(/[“”„‟״″«»]|''/g, '"')
		.replace(/[־‐‑‒–—−]/g, '-')
		.replace(/\s+/g, ' ')
		.trim()
		.toLocaleLowerCase();
}
