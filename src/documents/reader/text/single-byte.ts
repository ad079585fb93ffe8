/** The encodings of old files, the likelier first: where two fit as well, it is the first. */
const ENCODINGS = ['windows-1252', 'windows-1250', 'windows-1255', 'windows-1251'] as const;
type SingleByte = (typeof ENCODINGS)[number];

/** What stands in a word beside a to z, language by language; a word is of one language. */
const LATIN = {
	'windows-1252': [
		...['äöüß', 'àâæçéèêëîïôœùûüÿ', 'áéíñóúü', 'àèéìîòóù', 'áâãàçéêíóôõúü', 'àçèéíïòóúü·'],
		...['åäöé', 'æøåéö', 'áðéíóúýþæö', 'áéíóú', 'äëïöüéèêóá', 'äöõüšž']
	],
	'windows-1250': [
		...['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű'],
		...['čšž', 'čćđšž', 'ăâîşţ', 'äöüß', 'çë']
	]
};
const WORD = /[\p{L}\p{M}\u0080-\u00bf·]+/gu;
const NOT_ASCII = /[^\0-\x7f]/;
/** Hebrew letters, each with its points; a sign before the last letters is no letter and parts the word. */
const HEBREW_WORD = /^(?:[א-ת\u05f0-\u05f2][\u05b0-\u05c4]*)+$/;
const CYRILLIC_WORD = /^(?:[А-ЯЁЂ-Џ]?[а-яёђ-џґ]+|[А-ЯЁЂ-ЏҐ]+)$/;

/** Which encoding of single bytes makes words of what is not ASCII. */
export function singleByteEncoding(bytes: Uint8Array): SingleByte {
	let best: SingleByte = ENCODINGS[0];
	let most = -Infinity;
	for (const encoding of ENCODINGS) {
		const fit = fitOf(new TextDecoder(encoding).decode(bytes), encoding);
		if (fit > most) [best, most] = [encoding, fit];
	}
	return best;
}

/** How many letters stand in words that are words, less those in words that are none. */
function fitOf(text: string, encoding: SingleByte): number {
	let fit = 0;
	for (const [word] of text.matchAll(WORD)) {
		if (!NOT_ASCII.test(word)) continue;
		// Signs between words are the same in all of these, and tell nothing: « » – “ ” ’ and the space that does not break.
		const bare = word.replace(/^[\u0080-\u00bf]+|[\u0080-\u00bf]+$/g, '');
		if (bare !== '') fit += isWord(bare, encoding) ? bare.length : -bare.length;
	}
	return fit;
}

function isWord(word: string, encoding: SingleByte): boolean {
	switch (encoding) {
		case 'windows-1255':
			return HEBREW_WORD.test(word);
		case 'windows-1251':
			return CYRILLIC_WORD.test(word);
		default:
			return isLatinWord(word, LATIN[encoding]);
	}
}

function isLatinWord(word: string, languages: readonly string[]): boolean {
	// Capitals begin a word or make up all of it.
	if (/\p{Ll}\p{Lu}{2}/u.test(word) || /^\p{Ll}+\p{Lu}$/u.test(word)) return false;
	const small = word.toLowerCase();
	// Of Portuguese and Estonian: what follows a letter with a tilde. In Hungarian and Romanian others stand there.
	if (/õ(?![eue]|n)|ã(?![oe]|$|s)/.test(small)) return false;
	// Four letters in a row that all bear signs are another alphabet read wrongly.
	if (/[^a-z]{4}/.test(small)) return false;
	const signs = small.replace(/[a-z]/g, '');
	return languages.some((letters) => [...signs].every((letter) => letters.includes(letter)));
}
