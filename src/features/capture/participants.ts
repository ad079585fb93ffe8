import { fold } from '#kernel/search-words.ts';

/** How many took part: "עם 25 תלמידים", "כ־40 משתתפים", "a delegation of 12". */
export interface Count {
	value: number;
	/** Where it is said, each place once. */
	places: { start: number; end: number }[];
	/** Where it stands by itself, with its commas: the field says it, and the title need not. */
	asides: { start: number; end: number }[];
	/** Young people: a visit of theirs is a youth delegation. */
	isYoung: boolean;
}

/** Words that count everybody, whoever else is counted in the line. */
const ALL = words(
	`משתתפים משתתפות משתתפי איש אנשים נפש אורחים מוזמנים participants people persons ppl guests attendees pax`
);
const YOUNG = words(
	`תלמידים תלמידות תלמידי נערים נערות צעירים ילדים ילדות חניכים נוער students pupils teenagers teens youth youths
	children kids youngsters scouts`
);
const OTHERS = words(
	`חברי חברים חברות חברים־לעיר נציגים נציגי נציגות צירים נגנים נגניות זמרים זמרות רקדנים רקדניות שחקנים ספורטאים
	ספורטאיות רצים כדורגלנים מורים מורות מחנכים מנהלים מנהלות עובדים עובדי סטודנטים תושבים אזרחים מבוגרים נשים גברים מתנדבים
	יזמים מדריכים אנשי בני חברות מבקרים תיירים בכירים מתמודדים
	members delegates representatives musicians players singers dancers actors athletes runners teachers educators
	principals adults residents citizens volunteers visitors officials entrepreneurs men women mayors experts staff`
);
const WITHOUT = /(?:מתוכם|מהם|ביניהם|בהם|כולל|including|of them|of whom|among them|incl\.?)\s*$/iu;

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+|\d{1,5})`;
const COUNTED = new RegExp(
	String.raw`(?<![\p{L}\p{N}][\p{N}.,/:]|[\p{N}.,/:]|\p{N}[-–]|[₪$€]\s?)(?:(?<![\p{L}])[ובלכמהש]{1,2}[-־]?)?${NUMBER}\+?((?:\s+[\p{L}\p{M}'’״"-]+){1,3})`,
	'giu'
);
const GROUP =
	/(?<!\p{L})(?:(?:delegation|group|team|party)\s+of\s+(?:about\s+|some\s+)?|(?:[והבלמש]{0,2})(?:משלחת|קבוצת|קבוצה)\s+(?:של|בת|המונה|מונה)\s+(?:כ[-־]?)?)(\d{1,4})(?![\d.,/:-]|\s+(?:days|weeks|years|km|ימים|שבועות|שנים))/giu;
const LIKELY_YEAR = /^(?:19|20)\d\d$/;

/** The people whom a line counts, added up; none where it counts none. */
export function countIn(line: string, isFree: (place: { start: number; end: number }) => boolean): Count | undefined {
	const found = [...counted(line), ...grouped(line)]
		.filter((each) => isFree(each) && !WITHOUT.test(line.slice(0, each.start)))
		.filter((each, index, all) => all.findIndex((other) => other.digits === each.digits) === index);
	if (found.length === 0) return undefined;
	const everybody = found.filter((each) => each.group === 'all');
	const meant = everybody.length > 0 ? everybody : found;
	const sum = meant.reduce((total, { value }) => total + value, 0);
	return {
		value: everybody.length > 0 ? Math.max(...everybody.map(({ value }) => value)) : sum,
		places: meant.map(({ start, end }) => ({ start, end })),
		asides: meant.filter(({ group }) => group === 'all').flatMap(({ start, end }) => asideOf(line, start, end)),
		isYoung: found.some(({ group }) => group === 'young')
	};
}

interface Part {
	start: number;
	end: number;
	/** Where the digits begin: one number is counted once. */
	digits: number;
	value: number;
	group: 'all' | 'young' | 'others';
}

function counted(line: string): Part[] {
	return [...line.matchAll(COUNTED)].flatMap((match) => {
		const [whole, number = '', behind = ''] = match;
		if (LIKELY_YEAR.test(number)) return [];
		const following = [...behind.matchAll(/[\p{L}\p{M}'’״"-]+/gu)];
		// Hebrew names the people first, English may say of what kind they are before.
		const at = following.findIndex(({ 0: word }) => groupOf(word) !== undefined);
		const noun = following[at]?.[0] ?? '';
		// "בני נוער", and not "בני קהילה".
		const group = following[at + 1]?.[0] === 'נוער' ? 'young' : groupOf(noun);
		if (!group || (at > 0 && /[א-ת]/.test(noun))) return [];
		const digits = match.index + whole.indexOf(number);
		const end = match.index + whole.length - behind.length + (following[at]?.index ?? 0) + noun.length;
		return [{ start: digits, end, digits, value: Number(number.replace(/,/g, '')), group }];
	});
}

function grouped(line: string): Part[] {
	return [...line.matchAll(GROUP)].map((match) => {
		const digits = match.index + match[0].length - (match[1]?.length ?? 0);
		const end = match.index + match[0].length;
		return { start: digits, end, digits, value: Number(match[1]), group: 'others' };
	});
}

function groupOf(word: string): Part['group'] | undefined {
	const plain = fold(word);
	for (const form of [plain, plain.replace(/^ה/, '')]) {
		if (ALL.has(form)) return 'all';
		if (YOUNG.has(form)) return 'young';
		if (OTHERS.has(form)) return 'others';
	}
	return undefined;
}

/** ", approx. 120 guests": between commas or at an end. */
function asideOf(line: string, start: number, end: number): { start: number; end: number }[] {
	const before = ASIDE.exec(line.slice(0, start));
	return before && /^\s*(?:[,;.)]|$)/.test(line.slice(end)) ? [{ start: before.index, end }] : [];
}
const ABOUT = String.raw`(?:כ[-־]?|approx\.?|about|around|some|over|ca\.?|~|יותר מ[-־]?|מעל|בהשתתפות|with|עם)`;
const ASIDE = new RegExp(String.raw`(?:^|[,;(–]|\s(?=עם|with|בהשתתפות))\s*(?:${ABOUT}\s*){0,2}$`, 'iu');

function words(list: string): ReadonlySet<string> {
	return new Set(list.split(/\s+/).map(fold));
}
