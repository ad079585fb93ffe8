import { cue } from '../cues.ts';

/** The words with which the names of bodies begin in Hebrew, and begin or end in English and German. */

export const hebrewBodies = cue(
	`שגרירות, קונסוליה, קונסוליית, מוזיאון, מכון, עמותה, עמותת, אגודה, אגודת, ועדה, ועדת, ועד, מחלקה, מחלקת, אגף, חברת, בית ספר, בית הספר, תיכון, גימנסיה, גימנסיית, בית חולים, בית החולים, מרכז רפואי, מרכז קהילתי,
	מרכז מורשת, אוניברסיטה, אוניברסיטת, מכללה, מכללת, קרן, פדרציה, משכן, תזמורת, מקהלת, ספרייה, ספריית, קונסרבטוריון, מתנ״ס, מערכת חינוך, מערכת החינוך, לשכת מסחר, לשכת המסחר, ארגון, תנועה, תנועת, מועצת נוער, מועצות נוער,
	מועצת הנוער, מועצות הנוער, היכל, רשת, מינהל, מנהל הנדסה, סוכנות, איגוד, חממת, מערך, תאטרון, תיאטרון, להקת, מכינת, פנימיית, מגזין, עיתון, רדיו, תחנת רדיו, ערוץ, בית עלמין, בית הכנסת, קהילת קודש`,
	'',
	''
);

/** Behind these a name in Latin letters is that of a body: "חברת ההייטק Up-Next", "במגזין This Week". */
export const namedBodies = cue(
	'חברת, חברה, מגזין, עיתון, יומון, רדיו, תחנה, פדרציה, ארגון, עמותה, עמותת, להקת, תזמורת, מקהלת, סוכנות, רשת, מכון, אוניברסיטת, מכללת, מוזיאון, מועדון, קבוצת',
	'',
	''
);

/** Words that may stand in the name of a body behind its first, though they begin like a preposition. */
export const OF_CITY = /^(?:בעירייה|שבעירייה|בעיריה|העירוני|העירונית|העירוניים|העירוניות|בעיר)$/;

const LATIN_HEADS = {
	en: `Museum|University|College|School|Gymnasium|Association|Society|Committee|Commission|Federation|Foundation|Institute|Orchestra|Choir|Hospital|Embassy|Consulate|Chamber|Company|Department|Club|Trust|Library|Theatre|Theater|Telegraph|Times|Post|
		Gazette|Herald|Chronicle|News|Radio|Division|Board|Centre|Center|Rotary|Academy|Church|Synagogue|Agency|Authority|Ministry|Network|Alliance|Ensemble|Band|Philharmonic|Brigade|Service|Guild|League|Union|Conservatory`,
	de: `Gesellschaft|Verein|Museum|Gymnasium|Schule|Universität|Hochschule|Institut|Stiftung|Kammer|Orchester|Chor|Feuerwehr|Telegraph|Zeitung|Tageblatt|Anzeiger|Nachrichten|Rundschau|Post|Freundeskreis|Förderkreis|Ausschuss|Botschaft|Konsulat|
		Generalkonsulat|Klinik|Klinikum|Krankenhaus|Stadtwerke|Kapelle|Stadtkapelle|Jugendrat|Realschule|Musikschule|Berufsschule|Grundschule|Volkshochschule|Theater|Bibliothek|Bücherei|Akademie|Verband|Werk|Sportbund|Bund|Partnerschaftskomitee|Komitee|
		Jugendwerk|Ministerium|Sender|Philharmonie|Kirchengemeinde|Gemeinde|Konservatorium|Hilfswerk|Archiv|Stadtarchiv|Beirat|Landesmuseum|Handwerkskammer|Handelskammer|Ensemble`
} as const;

/** In German such a word is often the end of another: Stadtmuseum, Kreisjugendmusikschule. */
const ENDS = String.raw`gesellschaft|verein|vereins|vereine|museum|museums|gymnasium|gymnasiums|schule|universität|hochschule|institut|instituts|stiftung|kammer|orchester|orchesters|chor|chors|feuerwehr|kapelle|zeitung|tageblatt|anzeiger|theater|bibliothek|klinikum|komitee|verband|archiv`;

export function latinHeads(tongue: 'en' | 'de'): RegExp {
	const heads = LATIN_HEADS[tongue].replace(/\s+/g, '');
	return tongue === 'de'
		? new RegExp(`^(?:(?:${heads})e?s?|\\p{Lu}[\\p{L}-]*(?:${ENDS}))$`, 'u')
		: new RegExp(`^(?:${heads})$`, 'u');
}

/** What is said of a body before its name. */
export const LEADS =
	/(?:בהובלת|בניהול|שמוביל[הי]?|שמובילים|led\s+by|organised\s+by|organized\s+by|run\s+by|unter\s+(?:der\s+)?Leitung|organisiert\s+vo[nm]|initiiert\s+vo[nm])\s+(?:the\s+|der\s+|des\s+|dem\s+)?$/iu;
export const FUNDS =
	/(?:בתמיכת|במימון|בחסות|funded\s+by|supported\s+by|sponsored\s+by|with\s+support\s+from|gefördert\s+(?:von|durch)|finanziert\s+(?:von|durch)|mit\s+Unterstützung)\s+(?:the\s+|der\s+|des\s+|dem\s+)?$/iu;
export const HOSTS =
	/(?:באירוח|hosted\s+by|at\s+the\s+invitation\s+of|auf\s+Einladung)\s+(?:the\s+|der\s+|des\s+|dem\s+|von\s+)?$/iu;

/** Offices that people hold, with which a counterpart is named. */
export const HEBREW_OFFICE =
	/^(?:ראש|ראשת|סגן|סגנית|יו["״]?ר|נשיא|נשיאת|שגריר|שגרירת|הקונסול|קונסול|קונסולית|דובר|דוברת|מנכ["״]?לית|מנכ["״]?ל|מזכ["״]?ל|שר|שרת|השר|השרה|נספח|הנספח|נציג|נציגת|נציגי|מושל|מושלת|נסיך|רב|הרב)$/;
/** Words of which an office is made: "סגנית יו״ר ועדת קשרי הידידות". */
export const OFFICE_WORD =
	/^(?:ראש|יו["״]?ר|העיר|העירייה|עיריית|עירית|מועצת|המועצה|מועצה|ועדת|הוועדה|קשרי|הידידות|חוץ|החוץ|הכללי|הכללית|הכבוד|של|ממלא|מקום|מ["״]?מ|הרובע|המחוז|מחוז|הממשלה|התרבות|לענייני)$/;
export const LATIN_OFFICE =
	/(?<![\p{L}-])(?:(?:the\s+)?(?:(?:Deputy|Vice|Lord|deputy|vice|lord|first|First|former|district|District)[\s-]+)*(?:Mayor|mayor|Ambassador|ambassador|Consul(?:\s+General)?|consul(?:\s+general)?|Governor|governor|President|Minister|Chair(?:man|woman|person)?|Commissioner|Councillor|Prefect|Bishop|Rabbi)|(?:(?:stellvertretende[rn]?|Erste[rn]?|Zweite[rn]?|ehemalige[rn]?)\s+)?(?:Oberbürgermeister(?:in|s)?|Bürgermeister(?:in|s)?|Landrat|Landrätin|Landrats|Botschafter(?:in|s)?|Generalkonsul(?:in|s)?|Konsul(?:in|s)?|Präsident(?:in|en)?|Ratsvorsitzende[rn]?|Dezernent(?:in|en)?|Stadtrat|Stadträtin|Vizebürgermeister(?:in|s)?|Beigeordnete[rn]?))(?!\p{L})/gu;
