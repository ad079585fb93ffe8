import type { Kind } from '#features/activity/activity.ts';
import { cue, Cues, type Wording } from '../cues.ts';

/** The words by which reports say what something was. */

export interface KindCue {
	kind: Kind;
	/** A word that says little, such as "visit": another in the same clause is meant rather. */
	isGeneral: boolean;
	/** It names people who come or go together. */
	isGroup: boolean;
}

const TELLING: Partial<Record<Kind, Wording>> = {
	correspondence: [
		'מכתב*, איגר*, אגרת, אגרות, תנחומים, ברכת שנה, הזדהות, התכתבות',
		`letter, letters, condolence*, message of solidarity, message of support, messages of support, messages of solidarity,
		solidarity message, solidarity messages, greetings, correspondence, card, cards, exchange of letters, wrote to`,
		`brief, briefe, briefes, *briefe, *schreiben, schreiben, kondolenz*, beileid*, *wunsche, solidaritatsbekundung*, *briefwechsel, grusse,
		grusswort*, *botschaft, brieffreund*`
	],
	media: [
		`ראיון, ריאיון, ראיונות, רואיין, רואיינה, התראיין, התראיינה, כתבה, כתבת, כתבות, מגזין, עיתון, עיתונות, רדיו, טלוויזיה, סיקור,
		שידור, פרסום על, ביטאון, פודקאסט, פודקסט, מסיבת עיתונאים`,
		`interview*, article, articles, press, newspaper*, magazine, radio, tv, television, broadcast*, coverage, podcast, documentary,
		media, feature in, featured in, column in`,
		`interview*, artikel*, bericht uber, berichte uber, zeitungs*, presse*, rundfunk*, fernseh*, radio*, reportage*, berichterstattung,
		beitrag uber, beitrag im, bericht im, bericht in der, *telegraph, podcast*, titelgeschichte`
	],
	memorial_ceremony: [
		'טקס זיכרון, טקס זכרון, טקס יום השואה, טקס ליום השואה, טקס יום הזיכרון, זיכרון בסלון, זכרון בסלון, אזכרה, עצרת זיכרון, הנחת זר*, הניח* זר, טקס לזכר, אבני נגף',
		'memorial ceremony, memorial service, remembrance*, commemorat*, wreath, wreaths, memorial event, holocaust memorial, vigil, stumbling stones',
		'gedenk*, *gedenken, kranzniederlegung*, kranz*, mahnwache, stolperstein*, volkstrauertag'
	],
	planting_ceremony: [
		'טקס שתיל*, טקס נטיע*, שתילת, נטיעת, נטיעות',
		'planting ceremony, tree planting, planting of, planted',
		'*pflanzung, *pflanzungen, baumpflanz*, pflanzte*, gepflanzt'
	],
	signing_ceremony: [
		'טקס חתימה, חתימת הסכם, חתימה על, חתימת ברית, חתימת מזכר, חתימת אמנה, חתמו על, חתם על, חתמה על, נחתם, נחתמה, חידוש הסכם, חידוש ברית',
		'signing, signed, renewal of the agreement, renewal of the charter, renewed the agreement',
		'unterzeichn*, vertragsunterzeichnung, *unterzeichnung, erneuerung der partnerschaft, erneuerung des vertrags'
	],
	anniversary: [
		'ציון, יובל, חגיגות, חגיגת, מסיבת, לציון',
		'anniversary, jubilee, celebration, celebrations',
		'*jubilaum, *jubilaums*, jubilaum*, *jahrfeier, *jahrige, *jahriges, *jahrigen, geburtstagsfeier'
	],
	ceremony: [
		'טקס, טקסי, טקסים, הסרת לוט, הסרת הלוט, חנוכת, הענקת אות, הענקת תואר, אזרח כבוד, אזרחית כבוד, קבלת שבת, הדלקת נרות, חשיפת, השקת, השקה',
		'ceremony, ceremonies, unveil*, inaugurat*, opening of the, award of, honorary citizen*, candle lighting, dedication of, naming of, gala',
		`festakt*, zeremonie*, *zeremonie, einweihung*, *einweihung, enthullung*, *enthullung, feierstunde, festveranstaltung, goldene buch,
		goldenes buch, goldenen buch, ehrung, *verleihung, verleihung, ehrenburger*, benennung, feierliche, festabend, feier, *feier, feiern`
	],
	youth_delegation: [
		`משלחת נוער, משלחות נוער, משלחת של נוער, משלחת בני נוער, משלחות בני נוער, משלחת תלמיד*, משלחות תלמיד*, חילופי נוער, חילופי תלמיד*,
		חילופי משלחות נוער, חילופי סטודנטים, חילופי צעירים, משלחת צעירים, משלחת סטודנטים, משלחת ילדים, משלחת חניכים, משלחת צופים`,
		`youth delegation*, youth exchange*, student exchange*, pupil exchange*, school exchange*, student delegation*, youth group*, students from,
		pupils from, exchange students, student visit, youth visit, young people from, teenagers from`,
		`schuleraustausch*, jugendaustausch*, jugendbegegnung*, schulergruppe*, jugendgruppe*, jugenddelegation*, schulerdelegation*, schulaustausch*,
		schulerbegegnung*, jugendfahrt*, schulerfahrt*, klassenfahrt*, auszubildendenaustausch*, studierendenaustausch*, azubiaustausch*, azubi austausch*, lehrlingsaustausch*,
		jugendliche aus, schuler aus, schulerinnen und schuler aus`
	],
	citizens_delegation: [
		'משלחת מבוגרים, משלחות מבוגרים, משלחת תושבים, משלחת אזרחים, משלחת גמלאים, משלחת ותיקים, משלחת נשים, משלחת משפחות',
		'citizens delegation, citizens’ delegation, citizen exchange, residents delegation, residents’ delegation, adult delegation, citizens trip, citizens’ trip, friendship trip',
		'burgerreise*, burgerfahrt*, burgerdelegation*, burgergruppe*, seniorenreise*, burgeraustausch*, burgerbegegnung*, mitgliederreise*, vereinsfahrt*, gruppenreise*'
	],
	sports_delegation: [
		'טורניר, מרתון, משחק ידידות, משחקי ידידות, משחקי הידידות, אולימפיאדת, מרוץ',
		'tournament, marathon, half marathon, friendly match, regatta, race, cup',
		'*turnier, *turniers, marathon*, freundschaftsspiel*, *marathon, *regatta, sportbegegnung*, *turnen, *lauf, *pokal'
	],
	business_mission: [
		'משלחת עסקית, משלחות עסקיות, משלחת עסקים, משלחת אנשי עסקים, משלחת כלכלית, משלחת יזמים, משלחת הייטק, משלחת סטארטאפ*, משלחת חברות',
		'business delegation*, business mission*, trade mission*, trade delegation*, economic delegation*, start up delegation, delegation of entrepreneurs, investors delegation',
		'wirtschaftsdelegation*, unternehmerdelegation*, unternehmerreise*, wirtschaftsreise*, delegationsreise der wirtschaft'
	],
	professional_visit: [
		'ביקור מקצועי, ביקור השתלמות, סיור מקצועי, סיור לימודי, סיור לימוד, ביקור לימודי, סיור של, סיור',
		'professional visit, study visit*, study trip*, study tour*, site visit*, fact finding, working visit, technical visit',
		'fachbesuch*, studienreise*, fachreise*, informationsbesuch*, informationsreise*, arbeitsbesuch*, studienfahrt*, bildungsreise*'
	],
	ensemble: [
		'קונצרט*, הופעה, הופעת, הופעות, מופע, הצגה, הצגת תיאטרון',
		'concert, concerts, performance*, play',
		'konzert*, *konzert, *konzerte, auftritt*, auffuhrung*, gastspiel*'
	],
	exhibition: [
		'תערוכה, תערוכת, תערוכות, יריד, פסטיבל, הקרנת, הקרנה, שבוע תרבות, ערב תרבות, ערב שירה, ימי תרבות',
		'exhibition*, festival, fair, market, photo exhibition, film screening, screening, culture week, cultural week, cultural evening',
		'ausstellung*, *ausstellung, *festival, festival*, *markt, *messe, filmvorfuhrung, filmabend, lesung*, *lesung, kulturtage, kulturwoche, stadtfest*, *fest'
	],
	knowledge_sharing: [
		`הפריית ידע, הפרית ידע, שיתוף ידע, שיתופי ידע, חילופי ידע, חילופי מידע, העברת ידע, החלפת ידע, ידע מקצועי, למידה, למידת עמיתים, לימוד, השתלמות, השתלמויות,
		הרצאה, הרצאת, הרצאות, סדנה, סדנת, סדנאות, התמחות, קורס, הדרכה, הדרכת, הכשרה, הכשרת, סמינר, וובינר, ובינר, חילופי ניסיון, חילופי מומחים, שולחן עגול, יום עיון`,
		`knowledge, workshop, workshops, lecture, lectures, seminar, seminars, training, webinar*, course, courses, expert call*, expert exchange*, exchange of experience*,
		exchange of expertise, exchange of knowledge, exchange on, exchange of information, information exchange, exchange of best practice*, best practice*, peer learning, peer exchange, round table,
		internship*, placement*, trainee*, apprentice*, language exchange, learning, learned about, job shadowing, secondment, sharing of, shared experience*, learning exchange, staff exchange, professional exchange, technical exchange`,
		`wissens*, *workshop, workshop*, seminar*, *seminar, vortrag*, *vortrag, vortrage, fortbildung*, schulung*, fachaustausch*, fachlicher austausch, fachlichen austausch, erfahrungsaustausch*,
		informationsaustausch*, expertenaustausch*, fachgesprach*, fachkrafteaustausch*, verwaltungsaustausch*, austausch zum, austausch zu, austausch uber, austausch der, fachtag*, podiumsdiskussion*,
		runder tisch, webinar*, lehrgang*, hospitation*, praktikum, praktika, kurs, kurse, *kurs, *kurse, sprachtandem*`
	],
	routine_contact: [
		`קשר שוטף, קשר רציף, קשר קבוע, קשרים שוטפים, קשר ישיר, קשר הדוק, קשר חם, התכתבות שוטפת, שיחות חודשיות, חידוש הקשר, חידוש הקשרים, חידוש קשר, שמירת קשר, שמירה על קשר,
		מגעים, מהלכים, תיאום שוטף`,
		`regular contact*, ongoing correspondence, regular correspondence, ongoing contact*, routine contact, close contact*, constant contact, continuous contact, continued contact*, contact maintained, contacts maintained,
		regular dialogue, ongoing dialogue, in touch, renewal of contact*, renewing contact*, re establish contact, revive the link, revival of the relationship, contacts with, ongoing communication, regular exchange`,
		`standiger kontakt, standigen kontakt, regelmassiger kontakt, regelmassige kontakte, regelmassigen kontakt, laufender kontakt, laufende kontakte, laufende abstimmung, enger kontakt, engen kontakt, kontaktpflege, pflege der kontakte,
		kontakt zur, kontakte zur, kontakte zu, kontakt mit, wiederaufnahme der kontakte, wiederaufnahme des kontakts, wiederbelebung, regelmassiger austausch, regelmassigen austausch, laufender austausch, kontinuierlicher austausch,
		standiger austausch, enger austausch, wiederaufnahme der beziehungen`
	],
	school_link: [
		'קשר בין בתי ספר, קשר בין בתי הספר, כיתות תאומות, בתי ספר תאומים, בית ספר תאום, עט ועט, חברים לעט',
		'school link*, school partnership*, twin schools, twinned schools, pen pals, pen pal, classroom link',
		'schulpartnerschaft*, klassenpartnerschaft*, partnerschule*, brieffreundschaft*, etwinning'
	],
	aid: [
		'תרומה, תרומת, תרומות, תרמה, תרמו, סיוע הומניטרי, משלוח, גיוס תרומות, איסוף ציוד, מסירת',
		'donat*, humanitarian aid, relief, aid shipment, emergency aid, fundrais*, aid for, medical supplies, shipment of, handover of',
		'spende, spenden, *spende, *spenden, spendete*, hilfsaktion*, hilfslieferung*, hilfstransport*, hilfsguter*, hilfskonvoi, humanitare hilfe, soforthilfe, ubergabe, *ubergabe, benefiz*, spendenaktion*'
	],
	protocol_gesture: [
		'מחווה, מתנה, מתנות, הארת, הנפת, תליית דגל, קריאת רחוב, שילוט',
		'gift, gifts, gesture, lit up, flag raising, flag was, half mast',
		'geschenk*, *geschenk, beflaggung, flaggenhissung, flagge, *beleuchtung, angestrahlt'
	],
	embassy_initiative: ['יוזמת שגרירות, יוזמת השגרירות', 'embassy initiative', 'initiative der botschaft']
};

/** The forms in which it took place, and the words that say little. */
const GENERAL: Partial<Record<Kind, Wording>> = {
	correspondence: [
		'ברכה, ברכות, ברכת, איחולים',
		'congratulations, best wishes, email*, e mail*',
		'gluckwunsch*, e mail*'
	],
	citizens_delegation: ['', 'exchange, exchanges, exchange visit*, exchange trip*, exchange programme*', ''],
	online_meeting: [
		`זום, שיחת זום, פגישת זום, ישיבת זום, מפגש זום, מפגש מקוון, מפגשים מקוונים, פגישה מקוונת, שיחה מקוונת, ישיבה מקוונת, שיחת וידאו, שיחות וידאו, שיחת וידיאו,
		ועידת וידאו, סקייפ, מקוון, מקוונים, מקוונת, טימס`,
		`zoom, online meeting*, online call*, online session*, online talks, video call*, video meeting*, video conference*, videoconference*, virtual meeting*, virtual session*, virtual, video link*, video links, online, teams call, skype, webex, digital meeting`,
		`videokonferenz*, videoschalte*, videogesprach*, online*, digitales treffen, digitale treffen, virtuelle*, zoom*, videoanruf*, digitaler austausch`
	],
	conference: [
		'כנס, כנסים, ועידה, ועידת, קונגרס, סימפוזיון, פורום, כינוס',
		'conference, summit, congress, symposium, forum, assembly, convention',
		'konferenz, *konferenz, tagung*, *tagung, kongress*, *kongress, forum, *forum, symposium*, stadtetag, versammlung, *versammlung'
	],
	meeting: [
		'פגישה, פגישת, פגישות, מפגש, מפגשי, מפגשים, ישיבה, ישיבת, ישיבות, נפגש, נפגשה, נפגשו, נפגשנו, שיחה, שיחת, שיחות, דיון, דיונים, ארוחת ערב, ארוחת צהריים',
		'meeting*, met, meets, talk, talks, call, calls, conversation*, discussion*, dialogue, dinner, lunch, breakfast, consultation*, session',
		'treffen, *treffen, gesprach*, *gesprach, *gesprache, sitzung*, begegnung*, austausch, traf, trafen, besprechung*, abendessen, dialog*, *dialog, unterredung*, kennenlernen, *runde'
	],
	official_visit: [
		'ביקור, קיבל את, קיבלה את, קיבלו את, קיבל בלשכתו, קיבלה בלשכתה, שהה, שהתה, שהו, סייר, סיירה, סיירו, אירחנו, ביקרנו, התארחנו, נסענו, קיבלנו, ביקורי, ביקורו, ביקורה, ביקורם, ביקר, ביקרה, ביקרו, אירוח, אירוחו, אירח, אירחה, אירחו, התארח, התארחה, התארחו, אורחים, קבלת פנים, נסיעה, נסיעת, ביקורים, הגיעו, הגיע, הגיעה',
		'visit*, host, hosted, hosting, hosts, welcom*, trip*, travelled, traveled, travels, travel, guests, guest, received, reception*, toured, journey, came to, stay, stayed, staying, spent a day, spent two days, spent three days, spent a week, spent two weeks',
		'besuch*, besichtig*, *besuch, *besuche, empfang*, empfing*, reise, reisen, reiste*, *reise, zu gast, gast, gaste, fahrt, fuhr, fuhren, aufenthalt*, gastgeber*, delegationsreise*, begrusst*, begrusste*, stattete*, weilte*, verbrachte, verbrachten'
	],
	joint_project: [
		`שיתוף פעולה, שיתופי פעולה, שת״פ, שתפ״ים, פרויקט*, מיזם*, יוזמה, יוזמת, יוזמות, האקתון, תחרות, תחרויות, מחנה, מחנות, משותף, משותפת, משותפים, קבוצת עבודה, צוות עבודה,
		מעבדה, מעבדת, תוכנית, תכנית, גן ידידות, הקמת, פיתוח, קידום`,
		`cooperation, co operation, collaborat*, project*, joint, initiative*, competition*, contest, hackathon, camp, working group*, programme, program, partnership, scheme, scholarship*, launch*, campaign, established`,
		`projekt*, *projekt, *projekte, kooperation*, zusammenarbeit, gemeinsam*, initiative*, wettbewerb*, *wettbewerb, antrag, *antrag, programm, *programm, botschafterin, botschafter, *botschafter*, *camp, camp,
		*lager, aktion, *aktion, *tour, radtour*, arbeitsgruppe*, forderantrag*, stipendi*, *spiel, *spiele`
	]
};

/** People who come or go together, whoever they are. */
const GROUPS: Partial<Record<Kind, Wording>> = {
	official_visit: [
		'משלחת, משלחות, משלחתה, קבוצה, קבוצת, קבוצות',
		'delegation, delegations, group of, party of, mission, missions, members of, groups of',
		'delegation*, abordnung*, gruppe, gruppen, *delegation, *delegationen, reisegruppe*, besuchergruppe*, mitglieder, mitgliedern, delegierte*'
	]
};

/** People who come or go together to play or to run. */
const TEAMS: Partial<Record<Kind, Wording>> = {
	ensemble: [
		'תזמורת, תזמורות, להקה, להקת, להקות, מקהלה, מקהלת, מקהלות, הרכב, אנסמבל, רקדנים, נגנים, נגני',
		'orchestra, choir, choirs, band, ensemble, dance group, dancers, musicians, theatre group',
		'orchester*, *orchester, *orchesters, chor, chore, chors, *chor, kapelle, *kapelle, tanzgruppe*, theatergruppe*, ensemble*, musiker*'
	],
	sports_delegation: [
		'משלחת ספורט*, משלחת שחיינים, משלחת כדורגל*, משלחת כדורסל*, ספורטאים, ספורטאי, מתעמלות, מתעמלים, נבחרת, נבחרות, שחיינים, רצים, כדורגלנים',
		'sports delegation, athletes, runners, swimmers, team, teams, rowers, footballers, cyclists',
		'sportler*, sportdelegation*, laufer, lauferinnen, laufern, *mannschaft, *mannschaften, ruderer*, fussballer*, schwimmer*, radfahrer*'
	]
};

export const kindCues = new Cues<KindCue>([
	...entries(TEAMS, { isGeneral: false, isGroup: true }),
	...entries(TELLING, { isGeneral: false, isGroup: false }),
	...entries(GENERAL, { isGeneral: true, isGroup: false }),
	...entries(GROUPS, { isGeneral: true, isGroup: true })
]);

function entries(table: Partial<Record<Kind, Wording>>, rest: Omit<KindCue, 'kind'>): (readonly [KindCue, Wording])[] {
	return (Object.entries(table) as [Kind, Wording][]).map(([kind, wording]) => [{ kind, ...rest }, wording]);
}

/** Somebody receives guests: whom, follows. */
export const hostingCues = cue(
	'אירוח, אירח, אירחה, אירחו, אירחנו, קבלת פנים, קבלת, התארח, התארחה, התארחו, הגיעה, הגיעו, הגיע',
	'hosted, hosting, hosts, welcomed, welcoming, welcome, received, reception for, our guests',
	'empfang, empfing, empfingen, empfangen, begrusst, begrusste, begrussten, zu gast, aufgenommen, gastgeber, gastgeberin'
);

/** Somebody goes to what others hold. */
export const attendingCues = cue(
	'השתתפות, השתתף, השתתפה, השתתפו, ייצוג, ייצג, ייצגה, ייצגו, נציגות',
	'participat*, took part, take part, attended, attendance, attending, represented, representation, guest of honour, guest of honor, spoke at, presented at, presentation at',
	'teilnahme, nahm, nahmen, teilgenommen, vertrat, vertraten, vertreten, ehrengast, beteiligung, beteiligte, sprach auf, mitwirkung'
);

/** Where one goes to take part: a visit, unless it was on a screen. */
export const venueCues = cue(
	'כנס, ועידה, ועידת, פסטיבל, יריד, ועדה, ועדת, פורום, קונגרס, תערוכה, תחרות, מרתון, חגיגות, כינוס, סימפוזיון, טורניר',
	'conference, summit, festival, fair, forum, congress, committee, celebrations, assembly, exhibition, market, marathon, competition, parade, convention, symposium, anniversary',
	'konferenz, *konferenz, *festival, messe, *messe, forum, *forum, kongress*, *kongress, tagung*, *tagung, *fest, *markt, *feier, *marathon, umzug, *umzug, feierlichkeiten, wettbewerb'
);

/** Behind these words stands what it was about, what for, or who else was there. */
export const besideCues = cue(
	`בנושא, בנושאי, בנושאים, לגבי, בעניין, אודות, בדבר, במסגרת, כחלק, לרגל, לציון, לקראת, בשיתוף, בהשתתפות, במעמד, בנוכחות, בליווי, באמצעות, לצורך, לשם, לטובת, לקידום, לפיתוח,
	לתיאור, להפריית, לחיזוק, להעמקת, לטיפוח, לחידוש, ללמידת, ללימוד, להרחבת, להקמת, לקיום, בהובלת, בניהול, על רקע, לאחר, בעקבות, במענה, לרבות, כולל, בסימן, עבור, בתחום, בתחומי, לכבוד`,
	`about, regarding, concerning, as part of, within the framework, on the occasion, occasion, in cooperation with, in collaboration with, with the participation of, following, after, in response to,
	to discuss, at which, including, during, on, for, to mark, to celebrate, in honour of, marking, attended by, in the field of, in preparation for, ahead of, in the presence of, accompanied by, organised by, focusing on, with a focus`,
	`zum thema, thema, themen, im rahmen, rahmen, anlasslich, zusammenarbeit mit, gemeinsam mit, uber, nach, fur, zum, zur, im bereich, bezuglich, mit schwerpunkt, in begleitung, begleitet von, in anwesenheit, unter beteiligung,
	unter leitung, wahrend, zugunsten, im vorfeld, bei der, beim, infolge`
);

/** How often: what is said regularly is a contact that goes on. */
export const regularCues = cue(
	'חודשית, חודשיות, חודשי, חודשיים, שבועית, שבועיות, שבועי, רבעוני, רבעונית, רבעוניות, אחת לרבעון, אחת לחודש, אחת לשבוע, מדי חודש, מדי שבוע, שוטף, שוטפת, שוטפות, רציף, סדירות, קבועות, תקופתיות',
	'monthly, weekly, quarterly, regular, regularly, every month, once a month, bi monthly, fortnightly, every term, each term, every week, periodic, ongoing, continuous',
	'monatlich*, wochentlich*, regelmassig*, vierteljahrlich*, quartalsweise, laufend*, kontinuierlich*, standig*, jeden monat'
);

/** Young people, whoever counts them. */
export const youngCues = cue(
	'תלמידי, תלמידים, תלמידות, נערים, נערות, בני נוער, נוער, חניכים, צופים, ילדים, ילדי, כיתה, כיתת, כיתות, סטודנטים',
	'students, pupils, teenagers, youth, young people, scouts, children, schoolchildren, sixth formers, apprentices, school class, school classes',
	'schuler, schulerinnen, jugendliche, jugendlichen, jugendlicher, schulern, auszubildende, auszubildenden, azubis, kinder, schulklasse, schulklassen, klasse, klassen, studierende, studierenden'
);

/** People went or came: whoever plays or runs did so elsewhere. */
export const movingCues = cue(
	'נסע, נסעה, נסעו, יצא, יצאה, יצאו, טסה, טסו, הגיע, הגיעה, הגיעו, שהגיעה, ביקרה, ביקרו, התארחה, התארחו',
	'travelled, traveled, flew, went, came, arrived, visited, visits, toured, trip, tour',
	'reiste, reisten, fuhr, fuhren, kam, kamen, flog, flogen, besuchte, besuchten, zu gast, gastierte, gastierten, *reise'
);
