/** What stands before an item: signs, arrows and pictures. Letters of the private area are those of Symbol and Wingdings. */
const BULLET =
	'[*\\u00b7\\u2022\\u2023\\u2043\\u2190-\\u21ff\\u2219\\u2295-\\u229d\\u2300-\\u23ff\\u2500-\\u27bf\\u2900-\\u29bf\\u2b00-\\u2bff\\ue000-\\uf8ff]';
const COUNTED = '(?:\\d{1,3}|[א-ת]{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\\((?:\\d{1,3}|[א-ת]{1,2}|[a-zA-Z])\\)';
const AT_START = new RegExp(`^(${BULLET}|[-–—](?=\\s)|(?:${COUNTED})(?=\\s)|\\d{1,2}[.)](?=\\p{L}{2}))\\s*`, 'u');
/** Seen from the left, whichever way it is read. */
const ALONE = new RegExp(`^(?:${BULLET}|[-–—o§Øvü]|\\d{1,2}[.)]|[.(]\\d{1,2}|[א-ת][.)]|[.(][א-ת]|[a-zA-Z][.)])$`, 'u');
const ONLY_BULLET = new RegExp(`^${BULLET}$`, 'u');
const ITEM = new RegExp(`^(?:${BULLET}|[-–]\\s)|(?:${BULLET}|\\s[-–])$`, 'u');
const PRIVATE = /[\ue000-\uf8ff]/;

export function isMarkAlone(seen: string): boolean {
	return ALONE.test(seen.trim());
}

/** Whether a letter that stands alone before an item is a picture of a typeface that has some in place of letters. */
export function isPictured(sign: string): boolean {
	return /^[o§Øvü\ue000-\uf8ff]$/u.test(sign);
}

/** Whether a sign stands before items and hardly within a line. */
export function isBullet(sign: string): boolean {
	return sign !== '*' && sign !== '·' && ONLY_BULLET.test(sign);
}

/** Whether a line begins like an item, seen from either side. */
export function isItemSeen(seen: string): boolean {
	return ITEM.test(seen.trim());
}

/** The sign before a text, and the text. A sign of a typeface of pictures is shown as a bullet. */
export function withoutMark(text: string): { mark?: string; text: string } {
	const found = AT_START.exec(text);
	const sign = found?.[1];
	if (!found || sign === undefined || found[0].length >= text.length) return { text };
	return { mark: PRIVATE.test(sign) ? '•' : sign, text: text.slice(found[0].length) };
}
