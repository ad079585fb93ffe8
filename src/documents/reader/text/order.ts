import type { TextOrder } from '#kernel/read-document.ts';

const FINAL = 'ךםןףץ';
const HEBREW = /[א-ת]/;
/** What is written before an item, as a sign of its own. */
const ITEM_SIGN = '•·▪◦●○■□‣➢➤►▸✓✔*';

/** What tells that the runs of a line lie as on the screen; each with how much it tells. */
const TURNED: readonly (readonly [RegExp, number])[] = [
	[new RegExp(`[א-ת\\d"')(][^${ITEM_SIGN}]*[${ITEM_SIGN}]\\s*$`), 3],
	[/[א-ת"')(\d] ?[-–]\s*$/, 2],
	[/^\s*[.,;:!?](?!\.)/, 3],
	// "(1963-ב": a number before the dash that belongs before it.
	[/\d[-–][בלמהכו](?![א-ת])/, 3],
	[/(?:^|[\s(,\d])[א-ת] ?"[א-ת]{2,}/, 3],
	[new RegExp(`[א-ת][${FINAL}][א-ת]`), 1],
	[/[א-ת] ,\s?[א-ת]/, 1],
	[/\d\d(?=[א-ת]{2})/, 1],
	[/[א-ת] ?\.\d{1,2}\s*$/, 2],
	[/[א-ת]'[גזצ](?![א-ת])/, 2],
	[/^\s*\([^()]*\)[א-ת]/, 2],
	[/[א-ת][:?!][א-ת]/, 1]
];
/** What tells that a line is as it is read. */
const AS_READ: readonly (readonly [RegExp, number])[] = [
	[new RegExp(`^\\s*[${ITEM_SIGN}]\\s*\\S`), 3],
	[/^\s*[-–] ?[א-ת"(]/, 2],
	[/^\s*#+ /, 3],
	[/[א-ת"')]\s*[.:;?!]\s*$/, 1],
	[/,\s*$/, 1],
	[/(?:^|[\s(])[בלמהכו][-–]\d/, 3],
	[/[א-ת]{2,}"[א-ת](?![א-ת])/, 3],
	[/^\s*\d{1,2}[.)] ?[א-ת]/, 2],
	[/[א-ת], [א-ת]/, 1],
	[/(?<![א-ת])[גזצ]'[א-ת]/, 2],
	[/[א-ת] \([^()]*\)[.,]?\s*$/, 2]
];

/** Pairs that are common in any text of an office, and make no sense the other way round. */
const PAIRS = (
	'ראש העיר|ראש עיריית|ראשי הערים|ערים תאומות|הערים התאומות|עיר תאומה|משלחת נוער|משלחות נוער|בני נוער|קשרי חוץ|שיתוף פעולה|' +
	'שיתופי פעולה|ברית ידידות|מכתבי תמיכה|מכתב תמיכה|בית הספר|בתי ספר|בתי הספר|בית ספר|תושבי העיר|סגן ראש|סגנית ראש|מועצת העיר|' +
	'קשרי הידידות|הסכם ידידות|יוזמות בקידום|בשנה האחרונה|יושב ראש|בית החולים|מנהל אגף|מנהלת אגף|על ידי|על שם|בין השאר|חברי המועצה|' +
	'חברי מועצת|לשכת ראש|בשיתוף עם|במהלך השנה|ביקור גומלין|ביקור משלחת|אירוח משלחת|שגריר ישראל|בעקבות המלחמה|דרום אפריקה|' +
	'ארצות הברית|האיחוד האירופי|שנת לימודים|של העיר|בתחום החינוך|לאחר הקורונה|פגישת זום|שנים לברית|בהשתתפות נציגי|חילופי משלחות|' +
	'חילופי נוער|מוזיאון העיר|תזמורת הנוער|מועצת הנוער|משרד החוץ|משרד החינוך|משרד הפנים|קול קורא|אבן הפינה|אות יקירת'
).split('|');
/** Words with which hardly a line ends, and others with which none begins. */
const NO_END = /(?:^| )(?:של|את|עם|על|בין|לבין|אל|כל|לא|גם|כי|או|ראש|עיריית|לקראת|בנושא|בשל|עקב)[.:]?$/;
const NO_BEGINNING = /^(?:של|את|עם|בשל|עקב) /;

const SIGN_LAST = new RegExp(`\\s[${ITEM_SIGN}-]$`);
/** Within a word: a letter before its number, the sign of an abbreviation before its last letter, a geresh after its own. */
const WORD_AS_READ = /(?:^|[\s(])[בלמהכו][-–]\d|[א-ת]{2,}"[א-ת](?![א-ת])|(?<![א-ת])[גזצ]'[א-ת]|[א-ת]{2}[,:)](?:\s|$)/;
const WORD_TURNED =
	/\d[-–][בלמהכו](?![א-ת])|(?:^|[\s(,\d])[א-ת] ?"[א-ת]{2,}|[א-ת]'[גזצ](?![א-ת])|\s[,:)][א-ת]|[א-ת][ךםןףץ][א-ת]/;
/** Of all lines, those that may show turned words without a text being so. */
const FEW = 0.08;
/** What a text shows of its order that is longer than a line or two. */
const ENOUGH = 3;

export interface Evidence {
	turned: number;
	asRead: number;
}

/** What a line itself tells of its order, weighed. */
export function evidenceOf(line: string): Evidence {
	if (!HEBREW.test(line)) return { turned: 0, asRead: 0 };
	const weigh = (signs: typeof TURNED) =>
		signs.reduce((sum, [sign, weight]) => sum + (sign.test(line) ? weight : 0), 0);
	return { turned: weigh(TURNED), asRead: weigh(AS_READ) };
}

/** Letters of which every word of a line that has a final letter begins with it: how much more than end with it. */
export function turnedFinals(text: string): number {
	const count = (pattern: string) => [...text.matchAll(new RegExp(pattern, 'g'))].length;
	return count(`(?<![א-ת"'])[${FINAL}][א-ת]`) - count(`[א-ת][${FINAL}](?![א-ת])`);
}

export interface FoundOrder {
	order: Exclude<TextOrder, 'marked'>;
	/** Runs with a space between all of them, as newer programs write. */
	isLoose: boolean;
	/** Whether there was enough to tell it by. */
	isSure: boolean;
}

/** In which order the lines of a text were found; marked is told by whoever finds the marks. */
export function orderOf(lines: readonly string[]): FoundOrder {
	const hebrew = lines.filter((line) => HEBREW.test(line)).map((line) => line.trim());
	const text = hebrew.join('\n');
	if (turnedFinals(text) > 0) return { order: 'letters', isLoose: false, isSure: true };
	const words = wordsTurned(hebrew, text);
	if (words > Math.max(1, hebrew.length * FEW)) return { order: 'words', isLoose: false, isSure: words >= ENOUGH };
	const sum = { turned: 0, asRead: 0 };
	for (const line of hebrew) {
		const { turned, asRead } = evidenceOf(line);
		sum.turned += turned;
		sum.asRead += asRead;
	}
	if (sum.turned <= sum.asRead) return { order: 'logical', isLoose: false, isSure: true };
	return { order: 'runs', isLoose: isLoose(text), isSure: sum.turned - sum.asRead >= 2 * ENOUGH };
}

/** How much more often words stand the wrong way round than the right one. */
function wordsTurned(lines: readonly string[], text: string): number {
	const found = (pair: string) => text.split(pair).length - 1;
	let turned = 0;
	for (const pair of PAIRS) turned += found(pair.split(' ').toReversed().join(' ')) - found(pair);
	for (const line of lines) {
		if (NO_END.test(line.replace(new RegExp(`[\\s${ITEM_SIGN}-]+$`), ''))) turned -= 1;
		if (NO_BEGINNING.test(line)) turned += 0.5;
		// What is read first stands last, and yet each word is as it is read.
		if (SIGN_LAST.test(line) && WORD_AS_READ.test(line) && !WORD_TURNED.test(line)) turned += 1;
		// A bracket that closes before one opens, both beside their own words; a full stop after the first word.
		if (/^[^()]*\S\)[^()]*\s\(\S/.test(line)) turned += 1;
		if (/^[א-ת]{2,}\. [א-ת]/.test(line) && !/\.$/.test(line)) turned += 1;
	}
	return turned;
}

/** Runs that do not touch: the comma stands after a space, before what it is read after. */
function isLoose(text: string): boolean {
	const count = (pattern: RegExp) => [...text.matchAll(pattern)].length;
	return count(/\s[,:;][א-ת"(]/g) > count(/[,:;]\s[א-ת"(]/g);
}
