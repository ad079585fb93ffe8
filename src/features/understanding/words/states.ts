import type { Reason, Status } from '#features/activity/activity.ts';
import { cue, cuesOf, type Cues } from '../cues.ts';

/** The words that say how far something came, and why not further. */

export const putOff = cue(
	'נדחה, נדחתה, נדחו, הועבר ל*, הועברה ל*, נדחים, נדחות, דחיית, דחייה, הוזז, הוזזה, יידחה, תידחה',
	'postponed, moved to, rescheduled, put off, put back, slipped to, delayed, deferred, pushed back, shifted to',
	'verschoben, vertagt, verlegt, verschiebung, nachgeholt, aufgeschoben'
);

export const calledOff = cue(
	`בוטל, בוטלה, בוטלו, התבטל, התבטלה, התבטלו, ביטול, לא יצא, לא יצאה, לא יצאו, לא התקיים, לא התקיימה, לא התקיימו, לא נערך, לא נערכה, לא קרה, לא מומש, לא מומשה, הוקפא, הוקפאה, הוקפאו, מוקפא, לא הגיע, לא הגיעה, לא הגיעו, לא הסתייע,
	לא בוצע, לא בוצעה, ירד מהפרק`,
	`cancelled, canceled, called off, scrapped, dropped, abandoned, did not take place, could not take place, not take place, did not happen, had to be cancelled, withdrawn, suspended, frozen, on hold, not realised, did not go ahead,
	could not go ahead, cancellation, did not travel, could not travel`,
	`abgesagt, absage, ausgefallen, fiel aus, fielen aus, entfallen, entfiel, entfielen, gestrichen, nicht stattfinden, fand nicht statt, nicht stattgefunden, nicht durchgefuhrt, nicht zustande, ausgesetzt, storniert, musste entfallen, eingestellt,
	nicht statt`
);

export const cutShort = cue(
	'נקטע, נקטעה, נקטעו, הופסק, הופסקה, הופסקו, קוצר, קוצרה',
	'cut short, interrupted, broken off, ended early, curtailed',
	'abgebrochen, unterbrochen, vorzeitig beendet, vorzeitig abgebrochen'
);

export const refused = cue(
	'לא אושר, לא אושרה, לא אושרו, נדחתה הבקשה, נדחתה ההצעה, הבקשה נדחתה, ההצעה נדחתה, נפסל',
	'declined, rejected, not approved, turned down, refused',
	'abgelehnt, nicht genehmigt, ablehnung, nicht bewilligt'
);

export const preparation = cue(
	'היערכות, הכנה, הכנות, הכנת, נערכנו, היערכנו',
	'preparation, preparations, preparing, prepared for, planning for',
	'vorbereitung, vorbereitungen, *vorbereitung, *vorbereitungen, vorbereitet, planung, planungen'
);

export const planned = cue(
	`מתוכנן, מתוכננת, מתוכננים, מתוכננות, תוכנן, תוכננה, תוכננו, צפוי, צפויה, צפויים, צפויות, יתקיים, תתקיים, יתקיימו, ייערך, תיערך, ייערכו, יגיע, תגיע, יגיעו, תצא, ייצא, יצאו ב, עתיד, עתידה, תארח, יארח, נארח, תיפתח,
	ייפתח, יבקר, תבקר, יבקרו, ישתתפו, תשתתף, ישתתף, בשנה הבאה, נקבע ל*, נקבעה ל*, טרם, יוקם, תוקם, ייחתם, תיחתם, יושק, תושק, יחודש, תחודש`,
	`planned, scheduled, upcoming, will be, will, is to be, are to be, to be held, expected, is due, due to take place, due in, next year, forthcoming, proposed, intend, intends, foreseen, set for, envisaged, to take place, pending, not yet`,
	`geplant*, vorgesehen*, wird, werden, soll, sollen, steht an, bevorstehend*, nachstes jahr, nachsten jahr, im kommenden jahr, angedacht, ist fur, in planung, beabsichtigt, offen, terminiert, plant, planen, anstehend*`
);

/** Behind "wird" and "will" these say that it goes on. */
export const underWay = cue(
	`נמשך, נמשכת, נמשכים, נמשכות, בתהליך, בתהליכי, בעיצומו, בעיצומה, בעיצומן, שוטף, שוטפת, שוטפים, רציף, רציפה, חודשי, חודשית, חודשיות, אחת לרבעון, אחת לחודש, מתקיים, מתקיימת, מתקיימים, מתקיימות, מהלכים, בבחינה, בבדיקה, בחינת,
	יסתיים, תסתיים, החל, החלה, החלו, בשנתו, בשנתה, פועל, פועלת, מתנהל, מתנהלת, מתנהלים, ממשיך, ממשיכה, ממשיכים, המשך, מגעים, לקראת, בשלבי, בשלב, עובדים על, מקודם, מקודמת, בטיפול, נבחן, נבחנת, זו השנה, מדי חודש, רבעוני, רבעוניות, עדיין, בהכנה, בקידום, מתגבש`,
	`ongoing, continues, continue, continuing, continued to, under way, underway, in progress, monthly, weekly, quarterly, regular, regularly, currently, second phase, first phase, phase two, is being, are being, began, begun, started, has started,
	in its second, in its third, in its fourth, in its fifth, in their second, third year of, still, work is, being prepared, in preparation, running, runs, took up, exploratory, under discussion, in discussion, being explored, exploring, advanced talks, nearing, is working on, are working on, to date, constant, continuous, is running`,
	`lauft, laufen, laufend*, laufendes, fortgesetzt, fortgefuhrt, andauernd, derzeit, regelmassig*, aktuell, in arbeit, weiterhin, in vorbereitung, in umsetzung, zurzeit, begonnen, gestartet, angelaufen, begann, arbeit im, arbeit auf, monatlich*, wochentlich*,
	vierteljahrlich*, standig*, kontinuierlich*, besteht fort, wird fortgesetzt, werden fortgesetzt, wird weitergefuhrt, weitergefuhrt, nimmt gestalt, im gange, im aufbau, dauert an, nahm, seine arbeit, ihre arbeit, nachste phase, zweite phase, im zweiten jahr, im dritten jahr, im vierten jahr, in abstimmung`
);

/** It is over, whatever else the line says of regular or first steps. */
export const completed = cue(
	'הושלם, הושלמה, הושלמו, הסתיים, הסתיימה, הסתיימו, בוצע, בוצעה, בוצעו, נערך, נערכה, נערכו, התקיים, התקיימה',
	'completed, concluded, finished, took place, was held, were held, has been held, held, done, successfully',
	'abgeschlossen, beendet, fand, fanden, stattgefunden, durchgefuhrt, erledigt, veranstaltet, realisiert, umgesetzt, erfolgreich'
);

/** What a column of states says in one word. */
export const columnStates: Cues<Status> = cuesOf<Status>({
	cancelled: ['מבוטל, מבוטלת, לא בוצע', 'off, no', 'storniert'],
	postponed: ['דחוי, דחויה', 'later', 'spater'],
	confirmed: [
		'עתידי, עתידית, מאושר, אושר, טרם, תכנון, בתכנון, לביצוע',
		'future, open, approved, confirmed, tbd, to do, not started, agreed',
		'offen, kunftig, bestatigt, ausstehend, noch nicht'
	],
	under_way: ['פעיל, פעילה, חלקי, בעבודה, בביצוע', 'active, partly, partial, open ended', 'aktiv, teilweise, lauft'],
	done: [
		'בוצע, הושלם, כן, התקיים, נעשה',
		'done, yes, complete, closed, held',
		'erledigt, ja, fertig, stattgefunden, erfolgt'
	]
});

export const because =
	/(?<=^|[\s,;(–-])(?:בשל|עקב|בגלל|בעקבות|מסיבות(?:\s+של)?|מטעמי|מפאת|מחמת|לנוכח|נוכח|לאור|because\s+of|because|due\s+to|owing\s+to|on\s+account\s+of|as\s+a\s+result\s+of|in\s+view\s+of|in\s+light\s+of|for\s+(?=\p{L}+\s+reasons)|on\s+(?=\p{L}+\s+grounds)|wegen|aufgrund|auf\s+grund|infolge|angesichts|aus\s+(?=\p{L}*gründen|\p{L}+\s+Gründen)|bedingt\s+durch|mangels|for\s+lack\s+of|for\s+want\s+of|בהיעדר|מחוסר|(?<=,\s)da|weil|מכיוון\s+ש|כיוון\s+ש|מאחר\s+ש|היות\s+ו)\s+/giu;

/** Reasons that quick capture does not know, and all of them in German. */
export const reasonCues = cuesOf<Reason>({
	epidemic: [
		'נגיף, מגפה, קורונה, מגבלות הקורונה, סגר, סגרים, וירוס, אומיקרון',
		'covid*, corona*, pandemic, epidemic, lockdown*, virus, omicron',
		'corona*, pandemie*, covid*, epidemie, lockdown*, virus, infektions*, omikron'
	],
	security_situation: [
		'מלחמה, מלחמת, המצב, מצב ביטחוני, ביטחוני, ביטחונית, מבצע, לחימה, מתיחות, חרבות ברזל, טילים, אזעקות, ביטחון, שביעי באוקטובר, 7 באוקטובר',
		'war, security, conflict, hostilities, attack, attacks, october 7, invasion, unrest, rockets',
		'krieg*, *krieg, *krieges, *kriegs, sicherheitslage, konflikt*, angriff*, sicherheitsgrunden, sicherheits*, uberfall*'
	],
	budget: [
		'תקציב, תקציבי, תקציביות, תקציביים, קיצוצים, מימון, עלויות',
		'budget*, funding, cost, costs, cuts, financial',
		'haushalt*, kosten*, finanz*, mittel, *mittel, sparmass*, budget*'
	],
	partner_withdrew: [
		'ביטול מצד, לבקשת הצד, נסיגת, פרישת',
		'withdrew, withdrawal of, at the request of the partner',
		'ruckzug, auf wunsch der partnerstadt, absage der'
	],
	too_few_registrants: [
		'מיעוט נרשמים, מיעוט, היענות נמוכה, חוסר היענות, מחסור',
		'too few, low registration, lack of registrants, lack of interest, insufficient',
		'zu wenig*, zu geringe*, geringer nachfrage, mangels, anmeldungen, teilnehmerzahl'
	],
	political_decision: [
		'החלטה מדינית, החלטת המועצה, החלטה פוליטית, פוליטי, מדיני',
		'political, council decision, decision of the council',
		'politisch*, ratsbeschluss, beschluss'
	],
	approval_not_given: [
		'אישור, אישורי, אישורים, אשרה, אשרות, ויזה, ויזות, אישורי כניסה',
		'visa, visas, permit*, approval, authoris*, authoriz*, entry permit',
		'visum, visa, genehmigung*, einreise*, visaprobleme*'
	],
	disaster_weather: [
		'מזג אוויר, מזג האוויר, סערה, שיטפון, שיטפונות, רעידת אדמה, שריפה, שריפות, שלג, הצפות',
		'weather, storm*, flood*, earthquake, wildfire*, snow, hurricane, volcan*',
		'unwetter*, sturm*, hochwasser*, erdbeben, waldbrand*, schnee*, wetter*, flut*'
	],
	health: [
		'מחלה, מחלת, מצב בריאותי, אשפוז',
		'illness, sickness, health',
		'krankheit*, erkrankung*, gesundheit*, krankheits*'
	],
	elections: ['בחירות', 'election*', 'wahl, wahlen, *wahl, *wahlen, wahlkampf*'],
	other: ['שביתה, שביתת, עיכוב, לוח זמנים, אילוצי', 'strike*, scheduling, diary, staff', 'streik*, termin*, personal*']
});
