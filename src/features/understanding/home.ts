import type { Line } from './lines.ts';
import { registerLine } from './register-line.ts';
import type { Places } from './places.ts';

/** Of a cover these lines may say whose document it is; below, "עיריית X" is as likely a partner's. */
const COVER_LINES = 4;
/** A longer one tells of something. */
const LONGEST = 9;

const HEBREW_NAME = String.raw`((?:(?:תל|כפר|בית|רמת|באר|פתח|קריית|קרית|ראש|הוד|נס|גבעת|מעלה|גן|בני|מגדל|טירת|אור|אבן|יקנעם|זכרון|מודיעין)\s+)?[א-ת][א-ת'׳"״-]+(?:\s+(?:לציון|יפו|עילית|הכרמל))?)`;
const LATIN_NAME = String.raw`(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2})`;

/** "עיריית הרצליה", "קשרי חוץ בכפר סבא", "City of Norwich", "der Stadt Kassel". */
const ON_COVERS = [
	new RegExp(
		String.raw`(?<!(?:ראש|ראשת|סגן|סגנית|עם|נציגי|משלחת)\s)(?<![א-ת])ב?(?:עיריית|עירית|מועצת העיר|המועצה המקומית)\s+${HEBREW_NAME}`,
		'u'
	),
	new RegExp(
		String.raw`(?:קשרי|יחסי|הקשרים|היחסים|קשרים|יחסים)\s+(?:ה?חוץ|ה?בינלאומיים|ה?בין[-־]לאומיים)\s+(?:של\s+(?:העיר\s+)?|ב(?:עיר\s+)?)(?!עירי)${HEBREW_NAME}`,
		'u'
	),
	new RegExp(String.raw`(?:City|Town|Municipality|Borough)\s+of\s+${LATIN_NAME}`, 'u'),
	new RegExp(String.raw`(?:Landeshaupts|Hanses|S)tadt\s+(\p{Lu}[\p{L}-]+)`, 'u')
];

/** "ערים תאומות לרעננה", "Norwich's twin towns": wherever it heads a list. */
const ON_LISTS = [
	new RegExp(
		String.raw`(?:ה?ערים|ערי)\s+(?:ה?תאומות|ה?ברית|ה?אחיות|ה?ידידות)(?:\s+וערי\s+ה?(?:ידידות|ברית))?\s+(?:של\s+(?:העיר\s+|עיריית\s+)?|ל(?=[א-ת]{3}))${HEBREW_NAME}`,
		'u'
	),
	new RegExp(String.raw`^(?:The\s+)?${LATIN_NAME}['’]s\s+(?:sister|twin|partner|friendship)`, 'iu'),
	new RegExp(String.raw`(?:sister|twin|partner)\s+(?:cities|towns)\s+of\s+(?:the\s+city\s+of\s+)?${LATIN_NAME}`, 'u'),
	new RegExp(String.raw`(?:Partner|Freundschafts)städte\s+(?:der\s+Stadt\s+|von\s+)(\p{Lu}[\p{L}-]+)`, 'u')
];

/** Tells the places whose document it is: its own city is no partner, whichever office brings it in. */
export function learnHome(lines: readonly Line[], places: Places): void {
	const heads = lines.filter(({ paragraph }) => paragraph.kind === 'title' || paragraph.kind === 'heading');
	const cover = lines
		.slice(0, COVER_LINES)
		.filter(({ paragraph, words }) => paragraph.kind !== 'item' && words.length <= LONGEST);
	const names = [...named(cover, ON_COVERS), ...named(heads, ON_LISTS)];
	for (const name of names) {
		const isListed = lines.some(({ text, tongue }) => {
			const line = registerLine(text, tongue);
			return line?.name === name && (line.country !== null || line.signed !== null);
		});
		if (!isListed && places.whole(name) === undefined) places.addHome(name);
	}
}

function named(lines: readonly Line[], patterns: readonly RegExp[]): string[] {
	return lines.flatMap(({ text }) => patterns.flatMap((pattern) => pattern.exec(text)?.[1] ?? []));
}
