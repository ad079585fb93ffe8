import { countryOptions } from '#kernel/countries.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { keyOf } from './code-words.ts';

/** The languages in which a table may name countries. */
const TONGUES = ['he', 'en', 'de', 'fr', 'es', 'it', 'pl', 'nl', 'ru'];

/** Three letters, as in ISO 3166-1 alpha-3, for the codes of two that stand before them. */
const ALPHA_3 =
	`AD AND AE ARE AF AFG AG ATG AI AIA AL ALB AM ARM AO AGO AQ ATA AR ARG AS ASM AT AUT AU AUS AW ABW AX ALA AZ AZE
	BA BIH BB BRB BD BGD BE BEL BF BFA BG BGR BH BHR BI BDI BJ BEN BL BLM BM BMU BN BRN BO BOL BQ BES BR BRA BS BHS BT BTN
	BV BVT BW BWA BY BLR BZ BLZ CA CAN CC CCK CD COD CF CAF CG COG CH CHE CI CIV CK COK CL CHL CM CMR CN CHN CO COL CR CRI
	CU CUB CV CPV CW CUW CX CXR CY CYP CZ CZE DE DEU DJ DJI DK DNK DM DMA DO DOM DZ DZA EC ECU EE EST EG EGY EH ESH ER ERI
	ES ESP ET ETH FI FIN FJ FJI FK FLK FM FSM FO FRO FR FRA GA GAB GB GBR GD GRD GE GEO GF GUF GG GGY GH GHA GI GIB GL GRL
	GM GMB GN GIN GP GLP GQ GNQ GR GRC GS SGS GT GTM GU GUM GW GNB GY GUY HK HKG HM HMD HN HND HR HRV HT HTI HU HUN ID IDN
	IE IRL IL ISR IM IMN IN IND IO IOT IQ IRQ IR IRN IS ISL IT ITA JE JEY JM JAM JO JOR JP JPN KE KEN KG KGZ KH KHM KI KIR
	KM COM KN KNA KP PRK KR KOR KW KWT KY CYM KZ KAZ LA LAO LB LBN LC LCA LI LIE LK LKA LR LBR LS LSO LT LTU LU LUX LV LVA
	LY LBY MA MAR MC MCO MD MDA ME MNE MF MAF MG MDG MH MHL MK MKD ML MLI MM MMR MN MNG MO MAC MP MNP MQ MTQ MR MRT MS MSR
	MT MLT MU MUS MV MDV MW MWI MX MEX MY MYS MZ MOZ NA NAM NC NCL NE NER NF NFK NG NGA NI NIC NL NLD NO NOR NP NPL NR NRU
	NU NIU NZ NZL OM OMN PA PAN PE PER PF PYF PG PNG PH PHL PK PAK PL POL PM SPM PN PCN PR PRI PS PSE PT PRT PW PLW PY PRY
	QA QAT RE REU RO ROU RS SRB RU RUS RW RWA SA SAU SB SLB SC SYC SD SDN SE SWE SG SGP SH SHN SI SVN SJ SJM SK SVK SL SLE
	SM SMR SN SEN SO SOM SR SUR SS SSD ST STP SV SLV SX SXM SY SYR SZ SWZ TC TCA TD TCD TF ATF TG TGO TH THA TJ TJK TK TKL
	TL TLS TM TKM TN TUN TO TON TR TUR TT TTO TV TUV TW TWN TZ TZA UA UKR UG UGA UM UMI US USA UY URY UZ UZB VA VAT VC VCT
	VE VEN VG VGB VI VIR VN VNM VU VUT WF WLF WS WSM XK XKX YE YEM YT MYT ZA ZAF ZM ZMB ZW ZWE`.split(/\s+/);

/** What countries are called besides, in usual short forms. */
const ALSO: Readonly<Record<string, string>> = {
	US: 'USA|U.S.|U.S.A.|United States of America|America|ארה״ב|ארהב|אמריקה|ארצות הברית של אמריקה|Vereinigte Staaten von Amerika',
	GB: 'UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|אנגליה|סקוטלנד|בריטניה הגדולה|ויילס|Großbritannien',
	NL: 'Holland|The Netherlands|הולנד|Nederland',
	CN: 'PRC|P.R. China|People’s Republic of China|Mainland China|הרפובליקה העממית של סין|VR China',
	DE: 'FRG|BRD|Federal Republic of Germany|הרפובליקה הפדרלית של גרמניה|Bundesrepublik Deutschland|D',
	CZ: 'Czech Republic|Czechia|הרפובליקה הצ׳כית|Tschechische Republik',
	KR: 'Korea|South Korea|Republic of Korea|קוריאה|דרום קוריאה|Südkorea',
	KP: 'North Korea|DPRK|צפון קוריאה|Nordkorea',
	RU: 'Russian Federation|הפדרציה הרוסית|Russische Föderation',
	AE: 'UAE|U.A.E.|Emirates|אמירויות|VAE',
	TR: 'Turkey|Türkiye|תורכיה|Türkei',
	MD: 'Republic of Moldova|Moldavia|מולדביה',
	MK: 'Macedonia|FYROM|מקדוניה|Mazedonien',
	CI: 'Ivory Coast|חוף השנהב|Elfenbeinküste',
	CD: 'DR Congo|Democratic Republic of the Congo|DRC|Zaire',
	VA: 'Vatican|Holy See|הוותיקן|Vatikan',
	PS: 'Palestine|Palestinian Authority|Palestinian National Authority|הרשות הפלסטינית|Palästina',
	BY: 'Byelorussia|בלרוס|בילארוס|Weißrussland',
	SK: 'Slovak Republic|Slowakische Republik',
	TW: 'Chinese Taipei|Republic of China|ROC|טאייוואן|טיוואן',
	IE: 'Republic of Ireland|Eire',
	MM: 'Burma|בורמה',
	SZ: 'Swaziland',
	CV: 'Cape Verde',
	VN: 'Viet Nam|וייטנאם',
	SY: 'Syrian Arab Republic',
	IR: 'Islamic Republic of Iran|Persia',
	LA: 'Laos|Lao PDR',
	BA: 'Bosnia|בוסניה',
	XK: 'Kosova',
	JP: 'יפאן',
	BR: 'Brasil',
	ES: 'España',
	IT: 'Italia',
	PL: 'Polska',
	AT: 'Österreich',
	CH: 'Suisse|Svizzera|שוויץ|שווייץ',
	FR: 'République française',
	GR: 'Hellas|Hellenic Republic'
};

/** How states call themselves in full. */
const STATE_OF =
	/^(?:federal |people[’']s |islamic )?(?:republic|kingdom|state|principality|commonwealth|sultanate) of (?:the )?/i;

let index: ReadonlyMap<string, string> | undefined;

/** The country, as ISO 3166-1 alpha-2, by any of its names and codes; undefined where it is none. */
export function countryOf(text: string): string | undefined {
	index ??= indexOf();
	const plain = text.replace(/^\s*the\s+/i, '').replace(/\s*\([^)]*\)\s*$/, '');
	const bare = plain.replace(STATE_OF, '');
	return index.get(keyOf(text)) ?? index.get(keyOf(plain)) ?? index.get(keyOf(bare));
}

function indexOf(): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const add = (name: string, code: string) => {
		const key = keyOf(name);
		if (key !== '' && !found.has(key)) found.set(key, code);
	};
	const codes = countryOptions('en').map(({ value }) => value);
	for (const code of codes) add(code, code);
	for (const language of LANGUAGES) for (const { value, label } of countryOptions(language)) add(label, value);
	for (let at = 0; at + 1 < ALPHA_3.length; at += 2) add(ALPHA_3[at + 1] ?? '', ALPHA_3[at] ?? '');
	for (const tongue of TONGUES) {
		for (const style of ['long', 'short'] as const) {
			const names = new Intl.DisplayNames(tongue, { type: 'region', fallback: 'none', style });
			for (const code of codes) add(names.of(code) ?? '', code);
		}
	}
	for (const [code, names] of Object.entries(ALSO)) for (const name of names.split('|')) add(name, code);
	return found;
}
