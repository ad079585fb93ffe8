import type { Correspondence, Kind, Reason, Status, Theme } from '#features/activity/activity.ts';
import { Phrases } from './words.ts';

/** The words by which people name things in a hurry, Hebrew and English; separated by commas. */

export interface KindWord {
	kind: Kind;
	/** A word that says little: "visit", "meeting". Any other kind in the same line is meant rather. */
	isGeneral: boolean;
}

const KINDS: Partial<Record<Kind, string>> = {
	online_meeting: `זום, שיחת זום, פגישת זום, ישיבת זום, מפגש זום, מפגש מקוון, פגישה מקוונת, שיחה מקוונת, ישיבה מקוונת,
		שיחת וידאו, שיחת וידיאו, ועידת וידאו, טימס, וובינר, zoom, zoom call, zoom meeting, online meeting, online call,
		video call, video meeting, video conference, virtual meeting, teams call, teams meeting, webinar, webex`,
	correspondence: `מכתב, מכתבים, אגרת, מייל, אימייל, דוא״ל, התכתבות, letter, letters, email, e-mail, mail, correspondence`,
	professional_visit: `ביקור מקצועי, סיור מקצועי, סיור לימודי, professional visit, study visit, study tour, site visit`,
	official_visit: `ביקור רשמי, official visit, state visit`,
	youth_delegation: `משלחת נוער, משלחות נוער, חילופי נוער, משלחת תלמידים, משלחת בני נוער, מחנה נוער, student delegation,
		student exchange, youth camp, youth delegation, youth delegations, youth exchange, youth group`,
	citizens_delegation: `משלחת מבוגרים, משלחת תושבים, משלחת אזרחים, citizens delegation, citizens' delegation,
		residents delegation, residents' delegation, adult delegation`,
	sports_delegation: `משלחת ספורט, משלחת ספורטאים, טורניר, מרתון, משחק ידידות, marathon, friendly match, sports delegation, tournament`,
	business_mission: `משלחת עסקית, משלחת עסקים, משלחת אנשי עסקים, business delegation, business mission, trade mission`,
	cultural_exchange: `חילופי תרבות, cultural exchange, culture exchange`,
	ensemble: `קונצרט, הופעה, הופעת, concert, performance, תזמורת, להקה, להקת, מקהלה, מקהלת, orchestra, choir, band, ensemble, dance group`,
	school_link: `קשר בין בתי ספר, בתי ספר תאומים, school link, school exchange, twin schools`,
	memorial_ceremony: `טקס זיכרון, טקס אזכרה, אזכרה, זיכרון בסלון, טקס יום השואה, טקס ליום השואה,
		טקס יום הזיכרון, טקס ליום הזיכרון, holocaust remembrance ceremony, memorial ceremony, memorial service, remembrance ceremony,
		commemoration`,
	planting_ceremony: `טקס נטיעה, טקס נטיעות, נטיעת עץ, נטיעת עצים, נטיעות, planting ceremony, tree planting, planted a tree`,
	signing_ceremony: `טקס חתימה, חידוש הסכם, חידוש ברית, renewal of, חתימת הסכם, חתימת ברית, חתימה על, signing ceremony, signing of, signed`,
	anniversary: `יובל, שנים לברית, anniversary`,
	conference: `כנס, ועידה, ועידת, סימפוזיון, קונגרס, conference, summit, congress, symposium`,
	knowledge_sharing: `שיתוף ידע, העברת ידע, הרצאה, סדנה, סדנת, knowledge sharing, workshop, lecture`,
	joint_project: `מיזם, מיזם משותף, פרויקט משותף, יוזמה משותפת, האקתון, joint project, joint venture, hackathon`,
	embassy_initiative: `יוזמת שגרירות, יוזמת השגרירות, embassy initiative`,
	exhibition: `תערוכה, תערוכת, פסטיבל, exhibition, festival`,
	media: `ראיון, כתבה, כתבת, interview, article, press release`,
	aid: `תרמנו, תרמה, donated, סיוע, משלוח סיוע, תרומה, תרומת, aid, donation, relief`,
	reception: `קבלת פנים, reception`,
	routine_contact: `שיחה, שיחת טלפון, שיחת, טלפון, וואטסאפ, קשר שוטף, call, phone call, phone, telephone call, conversation,
		whatsapp, routine contact`,
	protocol_gesture: `מחווה, מתנה, gift, gesture`
};

const GENERAL_KINDS: Partial<Record<Kind, string>> = {
	official_visit: `ביקור, ביקורו של, ביקורה של, ביקר, ביקרה, ביקרו, ביקרנו, אירוח, אירח, אירחה, אירחו, אירחנו, התארח, התארחה,
		התארחו, התארחנו, משלחת, visit, visits, visited, visiting, hosted, hosting, delegation, trip`,
	meeting: `פגישה, פגישת, פגישות, מפגש, ישיבה, ישיבת, נפגש, נפגשה, נפגשו, נפגשנו, ארוחת צהריים, ארוחת ערב, ארוחת בוקר, lunch, dinner, breakfast, coffee, meeting, meetings, met, talk, talks`,
	ceremony: `טקס, הדלקת נרות, ceremony, candle lighting`,
	correspondence: `הזמנה, תנחומים, איחולים, ברכה, ברכת, ברכות, greetings, invitation, condolences, congratulations`
};

export const kindPhrases = new Phrases<KindWord>([
	...entries(KINDS).map(([phrase, kind]) => [phrase, { kind, isGeneral: false }] as const),
	...entries(GENERAL_KINDS).map(([phrase, kind]) => [phrase, { kind, isGeneral: true }] as const)
]);

/** What a letter is about. */
export const letterPhrases = phrases<Correspondence>({
	support: `תמיכה, support, solidarity`,
	condolence: `תנחומים, condolence, condolences`,
	congratulation: `ברכה, ברכות, איחולים, congratulation, congratulations`,
	invitation: `הזמנה, invitation`,
	thanks: `תודה, תודות, thanks, thank you`,
	regrets: `התנצלות, regrets, apology`,
	introduction: `היכרות, introduction`,
	help: `בקשת סיוע, בקשה לסיוע, request for help`,
	intent: `כוונות, intent`,
	information_request: `בקשת מידע, בקשה למידע, request for information, information request`,
	visa_support: `אשרה, אשרות, visa, visas`,
	annual_letter: `מכתב שנתי, annual letter`,
	suspension_notice: `הודעת השעיה, suspension notice`
});

/** In Hebrew נדחה alone may be either of two. */
export const statusPhrases = new Phrases<readonly Status[]>([
	...entries<Status>({
		cancelled_after_preparation: `בוטל לאחר היערכות, בוטלה לאחר היערכות, cancelled after preparation, canceled after preparation`,
		cancelled: `בוטל, בוטלה, בוטלו, התבטל, התבטלה, התבטלו, ביטול, ביטלנו, ביטלו, ביטל, ביטלה, cancelled, canceled, called off`,
		postponed: `הועבר למועד אחר, הועברה למועד אחר, put off, rescheduled, נדחה למועד אחר, נדחתה למועד אחר, נדחו למועד אחר, postponed`,
		declined: `לא אושר, לא אושרה, לא אושרו, declined, rejected`,
		cut_short: `נקטע, נקטעה, הופסק, הופסקה, cut short`,
		preparing: `בהיערכות, בהכנה, preparing, in preparation`,
		confirmed: `מתוכנן, מתוכננת, נקבע, נקבעה, planned, scheduled, confirmed`,
		under_way: `מתקיים, מתקיימת, under way, underway, ongoing`
	}).map(([phrase, status]) => [phrase, [status]] as const),
	...['נדחה', 'נדחתה', 'נדחו'].map((word) => [word, ['postponed', 'declined']] as const)
]);

export const reasonPhrases = phrases<Reason>({
	epidemic: `מגפת קורונה, התפשטות קורונה, קורונה, מגפה, covid, corona, coronavirus, epidemic, pandemic`,
	security_situation: `מלחמה, מצב ביטחוני, מצב בטחוני, מצב, מבצע, war, security situation`,
	budget: `תקציב, budget`,
	elections: `בחירות, elections, election`,
	disaster_weather: `מזג אוויר, שיטפון, שיטפונות, רעידת אדמה, weather, storm, flood, earthquake`,
	health: `מחלה, illness, illness of`,
	too_few_registrants: `מיעוט נרשמים, מחסור בנרשמים, חוסר נרשמים, too few registrations, lack of registrants`
});

export const themePhrases = phrases<Theme>({
	smart_city: `עיר חכמה, ערים חכמות, חדשנות, smart city, smart cities, innovation`,
	culture_art: `תרבות, אמנות, מוסיקה, מוזיקה, culture, art, music`,
	education: `חינוך, בתי ספר, education, schools`,
	youth: `נוער, youth`,
	sport: `ספורט, כדורגל, כדורסל, sport, sports, football, basketball`,
	health: `בריאות, קורונה, health, covid`,
	environment: `סביבה, קיימות, אקלים, environment, climate, sustainability`,
	tourism: `תיירות, tourism`,
	trade_business: `עסקים, מסחר, business, trade`,
	science_technology: `טכנולוגיה, מדע, technology, science`,
	emergency_security: `חירום, ביטחון, emergency, security`,
	jewish_communities: `עלייה, קליטה, קהילה יהודית, jewish community`,
	remembrance: `שואה, holocaust, remembrance`,
	civil_society: `עמותות, מתנדבים, volunteers, civil society`,
	urban_management: `תכנון עירוני, תחבורה, urban planning, transport`,
	municipal_economy: `כלכלה מוניציפלית, municipal economy`,
	public_diplomacy: `הסברה, public diplomacy`
});

/** What follows is what it was about, not what it was. */
export const topicPhrases = new Phrases<true>(
	['על', 'בנושא', 'לגבי', 'בעניין', 'אודות', 'about', 'regarding', 'concerning', 're'].map((word) => [word, true])
);

/** It is still to come. */
export const comingPhrases = new Phrases<true>(
	`תהיה, יהיה, יהיו, יגיע, תגיע, יגיעו, יבקר, תבקר, יבקרו, מתוכנן, מתוכננת, נקבע, נקבעה, will, planned, upcoming, scheduled`
		.split(',')
		.map((word) => [word, true])
);

function phrases<Code extends string>(table: Partial<Record<Code, string>>): Phrases<Code> {
	return new Phrases(entries(table));
}

function entries<Code extends string>(table: Partial<Record<Code, string>>): (readonly [string, Code])[] {
	return (Object.entries(table) as [Code, string][]).flatMap(([code, list]) =>
		list.split(',').map((phrase) => [phrase, code] as const)
	);
}
