/** Texts as an office writes them: the words of the trade often, others seldom, with the prefixes that Hebrew glues on. */

const TRADE = (
	'משלחת ביקור הסכם עיר תאומה ראש העירייה תרבות חינוך נוער ספורט כנס שגריר קונסול תערוכה פסטיבל שיתוף פעולה ' +
	'חתימה מכתב ברכה אירוח סמינר מיזם סביבה תיירות כלכלה יזמות מוזיאון תזמורת טקס זיכרון בית ספר תלמידים'
).split(' ');
const OTHERS = (
	'מפגש מועצה תושבים קהילה פארק גן ספרייה רחוב תחבורה אופניים מים אנרגיה אקלים מחזור חדשנות מעבדה מחקר אוניברסיטה ' +
	'סטודנטים מורים הורים ילדים גמלאים מתנדבים עמותה ארגון חברה מפעל שוק יריד מסעדה מטבח יין לחם שמן זית פרחים עץ ' +
	'מוזיקה מקהלה זמר מלחין יצירה פסל ציור צילום סרט תיאטרון מחול במה קהל כרטיסים מדריך מסלול טיול הר נחל חוף ' +
	'כדורגל כדורסל שחייה ריצה מרתון אליפות גביע מאמן שחקנים רפואה בריאות קורונה נגיף חיסון בידוד מגפה סיוע תרומה ' +
	'ציוד חירום שריפה רעידת אדמה מקלט ביטחון אכיפה סיור אזרחים זכויות שוויון נשים עולים שפה תרגום ספר סופר שירה ' +
	'היסטוריה מורשת ארכיון מסמך הצהרה החלטה ישיבה ועדה יושב פרוטוקול תקציב מימון מענק קרן אירופה איגוד רשת בירה'
).split(' ');
const LATIN = (
	'delegation visit agreement twin city mayor culture education youth sport conference ambassador exhibition festival ' +
	'cooperation signing letter greeting hosting seminar project environment tourism economy museum orchestra ceremony ' +
	'school students council residents library climate innovation university teachers volunteers music choir theatre'
).split(' ');
const CITIES: [he: string, latin: string, lang: string, country: string, longitude: number, latitude: number][] = [
	['פוזנן', 'Poznań', 'pl', 'PL', 16.9, 52.4],
	['גוסלר', 'Goslar', 'de', 'DE', 10.4, 51.9],
	['ורונה', 'Verona', 'it', 'IT', 11, 45.4],
	['אטלנטה', 'Atlanta', 'en', 'US', -84.4, 33.7],
	['טאיינאן', '臺南', 'zh-TW', 'TW', 120.2, 23],
	['ברמן', 'Bremen', 'de', 'DE', 8.8, 53.1],
	['מרסיי', 'Marseille', 'fr', 'FR', 5.4, 43.3],
	['טורונטו', 'Toronto', 'en', 'CA', -79.4, 43.7],
	['פורטו', 'Porto', 'pt', 'PT', -8.6, 41.1],
	['קרקוב', 'Kraków', 'pl', 'PL', 19.9, 50.1],
	['אוסקה', '大阪', 'ja', 'JP', 135.5, 34.7],
	['ז׳נבה', 'Genève', 'fr', 'CH', 6.1, 46.2],
	['קורדובה', 'Córdoba', 'es', 'ES', -4.8, 37.9],
	['בייז׳ינג', '北京', 'zh-CN', 'CN', 116.4, 39.9],
	['גרנובל', 'Grenoble', 'fr', 'FR', 5.7, 45.2],
	['לודז׳', 'Łódź', 'pl', 'PL', 19.5, 51.8],
	['סלוניקי', 'Θεσσαλονίκη', 'el', 'GR', 22.9, 40.6],
	['סאו פאולו', 'São Paulo', 'pt', 'BR', -46.6, -23.6],
	['מלבורן', 'Melbourne', 'en', 'AU', 145, -37.8],
	['קייפטאון', 'Cape Town', 'en', 'ZA', 18.4, -33.9]
];
const PREFIXES = 'ה ב ל מ ו ש וה שה מה ול'.split(' ');

/** What is searched for: words that an office really has, with and without a prefix, Hebrew and Latin. */
export const SOUGHT = [...TRADE.slice(0, 24), 'ובמשלחת', 'התערוכה', 'seminar', 'delegation', 'כנס נוער', 'museum'];

/** The same numbers in every run: mulberry32. */
export class Dice {
	#state: number;

	constructor(seed: number) {
		this.#state = seed;
	}

	/** From 0 up to 1. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	}

	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	/** The first of a list more often than the last. */
	seldom<T>(list: readonly T[]): T {
		return list[Math.floor(this.next() ** 1.7 * list.length)] as T;
	}

	chance(share: number): boolean {
		return this.next() < share;
	}
}

/** Words that nobody needs to understand: what a language has beside those of the trade, each of them seldom. */
const LEXICON = lexicon(20_000);

export function hebrew(dice: Dice, words: number): string {
	return Array.from({ length: words }, () => {
		const word = dice.seldom(dice.chance(0.1) ? TRADE : dice.chance(0.15) ? OTHERS : LEXICON);
		return dice.chance(0.35) ? dice.seldom(PREFIXES) + word : word;
	}).join(' ');
}

/** Roots of three letters in the moulds of the language. */
function lexicon(size: number): string[] {
	const letters = 'אבגדהזחטיכלמנסעפצקרשת';
	const moulds = ['123', '1ו23', '12י3', 'מ123', 'ת12ו3', '123ה', '12ו3ים', 'ה12י3', '123ות', 'מ12ו3ת'];
	const dice = new Dice(7);
	const words = new Set<string>();
	while (words.size < size) {
		const root = [0, 1, 2].map(() => letters[dice.below(letters.length)] as string);
		const mould = moulds[dice.below(moulds.length)] as string;
		words.add(mould.replace(/[123]/g, (digit) => root[Number(digit) - 1] as string));
	}
	return [...words];
}

export function english(dice: Dice, words: number): string {
	const text = Array.from({ length: words }, () => dice.seldom(LATIN)).join(' ');
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A partner's city by its number: twenty of them, all over the world. */
export function city(index: number) {
	const [he, local, lang, country, longitude, latitude] = CITIES[index % CITIES.length] as (typeof CITIES)[number];
	const isLatin = /\p{Script=Latin}/u.test(local);
	return { name: { he, en: isLatin ? local : `City ${index + 1}`, [lang]: local }, lang, country, longitude, latitude };
}
