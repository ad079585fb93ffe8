import { COUNTRY_CODES } from './countries.ts';
import { tokens } from './search-words.ts';
import { soundAlike, soundOf } from './sound.ts';

/** Names of countries that Unicode does not give, as lists, tables and reports write them. */
const OTHER_NAMES: Record<string, string> = {
	AE: 'האמירויות, איחוד האמירויות, אמירויות, UAE, Emirates, VAE',
	BA: 'בוסניה, Bosnia, Bosnien, Bosnia-Herzegovina',
	BY: 'בלרוס, Weißrussland, Belorussia',
	CD: 'קונגו, Congo',
	CH: 'שוויץ, שווייץ, שוויצריה, Suisse, Svizzera',
	CI: "Ivory Coast, Côte d'Ivoire, Elfenbeinküste",
	CN: 'סין העממית, הרפובליקה העממית של סין, PRC, VR China, Volksrepublik China, PR China, People’s Republic of China',
	CZ: 'צ׳כיה, הרפובליקה הצ׳כית, Czech Republic, Czechia, Tschechische Republik',
	DE: 'BRD, Deutschland, Germany, Allemagne, Federal Republic of Germany, Bundesrepublik Deutschland',
	DO: 'הרפובליקה הדומיניקנית',
	ES: 'España, Espagne',
	FR: 'République française',
	GB: `בריטניה, אנגליה, סקוטלנד, ויילס, וויילס, הממלכה המאוחדת, צפון אירלנד, UK, Britain, Great Britain, England, Scotland,
		Wales, Northern Ireland, Großbritannien, Grossbritannien, Vereinigtes Königreich, Schottland, Nordirland`,
	GE: 'גאורגיה, גיאורגיה, גרוזיה',
	GR: 'Hellas',
	HU: 'Magyarország',
	IT: 'Italia, Italie',
	KR: 'קוריאה, דרום קוריאה, הרפובליקה של קוריאה, Korea, South Korea, Republic of Korea, Südkorea, Republik Korea',
	LT: 'Lietuva',
	MD: 'Moldawien, Moldavia',
	MK: 'מקדוניה, Macedonia, Mazedonien, Nordmazedonien',
	NL: 'הולנד, Holland, Netherlands, Niederlanden, Nederland, Pays-Bas',
	PL: 'Polska',
	PT: 'פורטוגל',
	RU: 'Russian Federation, Russische Föderation, הפדרציה הרוסית',
	SE: 'שבדיה, Sverige',
	SK: 'Slovak Republic, Slowakische Republik',
	TR: 'תורכיה, Turkey, Türkiye',
	TW: 'טאיוואן, Republic of China, ROC, Formosa',
	UA: 'Україна',
	US: `ארה״ב, ארהב, ארצות הברית, ארצות הברית של אמריקה, אמריקה, USA, US, America, United States, United States of America,
		Vereinigte Staaten, Vereinigte Staaten von Amerika`,
	VN: 'Viet Nam, וייטנם',
	XK: 'קוסובו'
};
const LANGUAGES = ['he', 'en', 'de'];
/** "The Netherlands", "der Türkei", "הרפובליקה". */
const ARTICLES = new Set(['the', 'die', 'der', 'den', 'republic', 'republik', 'of']);

let codes: ReadonlyMap<string, string> | undefined;
let bySound: Map<string, [name: string, code: string][]> | undefined;

/** The code of a country by any of its names in Hebrew, English or German, or its code; undefined for what is none. */
export function countryCode(name: string): string | undefined {
	codes ??= byName();
	const words = tokens(name.replace(/\.(?=\p{L}|$)/gu, ''));
	const plain = words.join(' ');
	if (plain === '') return undefined;
	const bare = words.filter((word) => !ARTICLES.has(word)).join(' ');
	const isCode = COUNTRY_CODES.includes(name.trim());
	return codes.get(plain) ?? codes.get(bare) ?? (isCode ? name.trim() : alike(plain));
}

/** טאייוואן, פילפינים: spelt otherwise than Unicode has it. */
function alike(plain: string): string | undefined {
	if (plain.includes(' ') || !/^[א-ת]+$/.test(plain)) return undefined;
	bySound ??= Map.groupBy(
		[...(codes ?? [])].filter(([name]) => /^[א-ת]+$/.test(name)),
		([name]) => soundOf(name)
	);
	const found = (bySound.get(soundOf(plain)) ?? []).filter(([name]) => soundAlike(name, plain));
	return new Set(found.map(([, code]) => code)).size === 1 ? found[0]?.[1] : undefined;
}

function byName(): ReadonlyMap<string, string> {
	const all = new Map<string, string>();
	for (const language of LANGUAGES) {
		const names = new Intl.DisplayNames(language, { type: 'region' });
		for (const code of COUNTRY_CODES) all.set(tokens(names.of(code) ?? code).join(' '), code);
	}
	for (const [code, list] of Object.entries(OTHER_NAMES))
		for (const name of list.split(',')) all.set(tokens(name).join(' '), code);
	return all;
}
