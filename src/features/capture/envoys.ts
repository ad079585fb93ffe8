import { countryName } from '#kernel/format.ts';
import { Phrases, readings, wordsOf, type Found, type Word } from './words.ts';

/** Those who stand for a country here, and the body that they belong to: "שגריר פולין", "the Polish ambassador". */

/** A body that a line can name, as far as it matters here. */
export interface Body {
	id: string;
	kind: string;
	country: string | null;
	name: Record<string, string>;
}

type EnvoyKind = 'embassy' | 'consulate';

const ENVOYS = new Phrases<EnvoyKind>([
	...list('embassy', `שגריר, שגרירה, שגרירת, שגרירי, שגרירות, נספח, נספחת, ambassador, ambassadors, embassy, attache`),
	...list('consulate', `קונסול, קונסולית, קונסוליה, קונסוליית, consul, consulate`)
]);

/** What may stand between: "the consul general of the Republic of …", "הנספח הצבאי של …". */
const BETWEEN = new Set(
	`כללי כללית הכללי הכללית תרבות התרבות הצבאי הכלכלי של הרפובליקה הפדרלית העממית הממלכה הממלכת כבוד
	s general cultural economic military deputy honorary of the federal republic kingdom people`
		.split(/\s+/)
		.flatMap((word) => wordsOf(word).map(({ plain }) => plain))
);
const MOST_BETWEEN = 4;

/** Countries by code: how their people are called, and other names than those that Unicode gives. */
const COUNTRIES: Record<string, string> = {
	AR: 'ארגנטינאי, argentine, argentinian',
	AT: 'אוסטרי, austrian',
	AU: 'אוסטרלי, australian',
	AZ: 'אזרי, azerbaijani, azeri',
	BA: 'בוסני, bosnian, bosnia',
	BE: 'בלגי, belgian',
	BG: 'בולגרי, bulgarian',
	BR: 'ברזילאי, brazilian',
	BY: 'בלארוסי, belarusian',
	CA: 'קנדי, canadian',
	CH: 'שוויצרי, שווייצרי, שוויץ, swiss',
	CL: 'ציליאני, צ׳יליאני, chilean',
	CM: 'קמרוני, cameroonian',
	CN: 'סיני, chinese',
	CO: 'קולומביאני, colombian',
	CR: 'קוסטה ריקני, costa rican',
	CY: 'קפריסאי, cypriot',
	CZ: 'צ׳כי, צ׳כיה, czech, czech republic',
	DE: 'גרמני, german',
	DK: 'דני, danish',
	EE: 'אסטוני, estonian',
	EG: 'מצרי, egyptian',
	ES: 'ספרדי, spanish',
	ET: 'אתיופי, ethiopian',
	FI: 'פיני, finnish',
	FR: 'צרפתי, french',
	GB: 'בריטי, בריטניה, אנגליה, british, uk, britain, great britain',
	GE: 'גאורגי, גיאורגי, גאורגיה, georgian',
	GH: 'גאני, ghanaian',
	GR: 'יווני, greek',
	GT: 'גואטמלי, guatemalan',
	HR: 'קרואטי, croatian',
	HU: 'הונגרי, hungarian',
	IE: 'אירי, irish',
	IN: 'הודי, indian',
	IT: 'איטלקי, italian',
	JO: 'ירדני, jordanian',
	JP: 'יפני, japanese',
	KE: 'קנייתי, kenyan',
	KR: 'קוריאני, קוריאה, korean, korea',
	KZ: 'קזחי, kazakh',
	LT: 'ליטאי, lithuanian',
	LU: 'לוקסמבורגי',
	LV: 'לטבי, latvian',
	MA: 'מרוקאי, moroccan',
	MD: 'מולדובי, moldovan',
	ME: 'מונטנגרי, montenegrin',
	MK: 'מקדוני, macedonian',
	MT: 'מלטי, maltese',
	MX: 'מקסיקני, mexican',
	NG: 'ניגרי, nigerian',
	NL: 'הולנדי, dutch, netherlands',
	NO: 'נורווגי, נורבגי, norwegian',
	NP: 'נפאלי, nepalese',
	NZ: 'ניו זילנדי',
	PE: 'פרואני, peruvian',
	PH: 'פיליפיני, philippine, filipino',
	PL: 'פולני, polish',
	PT: 'פורטוגזי, פורטוגלי, portuguese',
	PY: 'פרגוואי, paraguayan',
	RO: 'רומני, romanian',
	RS: 'סרבי, serbian',
	RU: 'רוסי, russian',
	RW: 'רואנדי, rwandan',
	SE: 'שוודי, שבדי, שבדיה, swedish',
	SG: 'סינגפורי, singaporean',
	SI: 'סלובני, slovenian',
	SK: 'סלובקי, slovak',
	TH: 'תאילנדי, thai',
	TR: 'טורקי, תורכי, תורכיה, turkish, turkey',
	TW: 'טאיוואני, טאייוואן, taiwanese',
	TZ: 'טנזני, tanzanian',
	UA: 'אוקראיני, ukrainian',
	US: 'אמריקאי, אמריקני, ארה״ב, ארצות הברית, american, us, usa, united states',
	UY: 'אורוגוואי, uruguayan',
	UZ: 'אוזבקי, uzbek',
	VN: 'וייטנאמי, ויאטנמי, vietnamese',
	ZA: 'דרום אפריקאי, south african'
};

const countries = new Phrases<string>(
	Object.entries(COUNTRIES).flatMap(([code, words]) => {
		const own = words.split(',').flatMap((word) => (/[א-ת]י$/.test(word) ? [word, `${word}ת`] : [word]));
		return [...own, countryName(code, 'he'), countryName(code, 'en')].map((name) => [name, code] as const);
	})
);

/**
 * The bodies behind an ambassador, an embassy, a consul that begins at a word, one for each country that is named
 * with it. A consul without a consulate sits in the embassy. None of them may be known: then nothing is meant, least
 * of all the country itself.
 */
export function envoysAt(words: readonly Word[], at: number, bodies: readonly Body[]): Found<string[]>[] {
	const found = behindEnvoy(words, at) ?? beforeEnvoy(words, at);
	return (found ?? []).map(({ value, ...place }) => ({ ...place, value: bodiesOf(value.kind, value.country, bodies) }));
}

type Envoy = Found<{ kind: EnvoyKind; country: string }>;

/** "שגרירי פולין וגרמניה", "the ambassador of Poland", "הנספח הצבאי של גרמניה". */
function behindEnvoy(words: readonly Word[], at: number): Envoy[] | undefined {
	const envoy = ENVOYS.at(words, at);
	if (!envoy) return undefined;
	let next = envoy.to;
	while (next < envoy.to + MOST_BETWEEN && BETWEEN.has(words[next]?.plain ?? '')) next += 1;
	const first = countryAt(words, next, 'ה');
	if (!first) return undefined;
	const kind = envoy.value;
	const all: Envoy[] = [{ ...envoy, to: first.to, value: { kind, country: first.value } }];
	for (let more = countryAt(words, first.to, 'וה'); more; more = countryAt(words, more.to, 'וה')) {
		if (!more.prefix.startsWith('ו')) break;
		all.push({ ...more, value: { kind, country: more.value } });
	}
	return all;
}

/** "The Polish ambassador", "Germany's cultural attaché". */
function beforeEnvoy(words: readonly Word[], at: number): Envoy[] | undefined {
	const country = /^[a-z]/.test(words[at]?.plain ?? '') ? countries.at(words, at) : undefined;
	if (!country) return undefined;
	let next = country.to;
	while (next < country.to + MOST_BETWEEN && BETWEEN.has(words[next]?.plain ?? '')) next += 1;
	const envoy = ENVOYS.at(words, next);
	if (!envoy) return undefined;
	const to = words[envoy.to]?.plain === 'general' ? envoy.to + 1 : envoy.to;
	return [{ value: { kind: envoy.value, country: country.value }, from: country.from, to, prefix: '' }];
}

/** @param prefixes the letters that may stand before it: with any other it is a place, not whose envoy somebody is */
function countryAt(words: readonly Word[], at: number, prefixes: string): Found<string> | undefined {
	const found = countries.at(words, at);
	return found && [...found.prefix].every((letter) => prefixes.includes(letter)) ? found : undefined;
}

function bodiesOf(kind: EnvoyKind, country: string, bodies: readonly Body[]): string[] {
	const ofCountry = bodies.filter((body) => (body.country ? body.country === country : isNamedAfter(body, country)));
	const idsOf = (wanted: EnvoyKind) => ofCountry.filter((body) => body.kind === wanted).map(({ id }) => id);
	const own = idsOf(kind);
	return own.length > 0 || kind === 'embassy' ? own : idsOf('embassy');
}

function isNamedAfter({ name }: Body, country: string): boolean {
	return Object.values(name).some((text) => countries.all(wordsOf(text)).some((found) => found.value === country));
}

/** Whether a word is somebody who stands for a country, rather than a place that one visits. */
export function isEnvoy(word: Word | undefined): boolean {
	return readings(word?.plain ?? '').some(({ rest }) =>
		/^(שגריר(ה|ת|י)?|קונסול(ית)?|נספח(ת)?|ambassadors?|consul)$/.test(rest)
	);
}

function list(kind: EnvoyKind, words: string): (readonly [string, EnvoyKind])[] {
	return words.split(',').map((word) => [word, kind] as const);
}
