/**
 * One key for the ways in which a foreign name is spelt: ז'ניירו and ז'אנרו, טאיוואן and טייוואן, Mülheim and Muelheim.
 * Hebrew writes a foreign vowel or leaves it out, and has two letters for some sounds; what is left are the sounds that
 * all spellings agree on. Two names of one key need not be the same: compare what was written as well.
 */
export function soundOf(word: string): string {
	const plain = word
		.normalize('NFKD')
		.replace(/[\p{Mn}"'`´’‘”“׳״\u200e\u200f]/gu, '')
		.toLowerCase();
	return /[א-ת]/.test(plain) ? hebrewSound(plain) : latinSound(plain);
}

const FINALS: Record<string, string> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };
const SAME: Record<string, string> = { ט: 'ת', ק: 'כ', ח: 'כ', צ: 'ס' };

function hebrewSound(word: string): string {
	return (
		word
			.replace(/[ךםןףץ]/g, (letter) => FINALS[letter] ?? letter)
			// A vav that is a consonant: at the beginning, or doubled.
			.replace(/^ו+|וו+/g, 'v')
			.replace(/[טקחצ]/g, (letter) => SAME[letter] ?? letter)
			.replace(/(?<=.)[אהויע]/g, '')
			.replace(/(.)\1+/g, '$1')
	);
}

function latinSound(word: string): string {
	return word
		.replace(/ß/g, 'ss')
		.replace(/ł/g, 'l')
		.replace(/ø/g, 'o')
		.replace(/æ/g, 'a')
		.replace(/([aou])e/g, '$1')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.replace(/(.)\1+/g, '$1');
}

/** French and Spanish names end in letters that nobody hears; Hebrew writes them or not: ביאנקור, ביאנקורט. */
const UNHEARD = /(?<=.{4})[תסד]$/u;
/** Shorter words of one key are too often different words. */
const SHORTEST = 5;

/** Whether two words are spellings of one foreign name. */
export function soundAlike(a: string, b: string): boolean {
	if (a === b) return true;
	if (Math.min(a.length, b.length) < SHORTEST) return false;
	const [first, second] = [soundOf(a), soundOf(b)];
	const isSame = first === second || first.replace(UNHEARD, '') === second.replace(UNHEARD, '');
	return (
		isSame &&
		first.length > 1 &&
		distance(bare(a), bare(b)) <= Math.max(2, Math.floor(Math.min(a.length, b.length) / 3))
	);
}

/** Without marks and doubled letters, which differ between spellings of every name. */
function bare(word: string): string {
	return word.replace(/["'`´’‘”“׳״]/g, '').replace(/(.)\1/g, '$1');
}

/** How many letters differ (Levenshtein). */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
