import type { AgreementKind } from '#features/agreement/agreement.ts';
import type { TieStatus } from '#features/partner/partner.ts';
import { cue, cuesOf } from '../cues.ts';

/** What lines of a register say of a tie. */

export const agreementCues = cuesOf<AgreementKind>({
	twin_pact: [
		'תאומה, תאומות, תאומים, תאומת, תאום, ברית ערים, ערי ברית, עיר ברית, הברית, ברית, ערים אחיות, עיר אחות',
		'twin*, sister, sister city, town twinning, jumelage, charter',
		'stadtepartnerschaft*, partnerstadt*, partnerschaft, partnerschaftsvertrag*, partnerschaftsurkunde, *partnerschaft, jumelage, verschwistert*, partner, gemeindepartnerschaft*, partnergemeinde'
	],
	friendship_pact: [
		'ידידות, ידידה, ידידותית',
		'friendship, friendly, friends',
		'freundschaft*, stadtefreundschaft*, *freundschaft, *freundschaften, freundschaftsvertrag*, befreundet*'
	],
	cooperation: [
		'שיתוף פעולה, שיתופי פעולה, הסכם שיתוף',
		'cooperation, co operation, collaboration, partnership agreement, partnership',
		'kooperation*, zusammenarbeit*, kooperationsvertrag*, kooperationsvereinbarung*'
	],
	memorandum: [
		'מזכר, מזכר הבנות',
		'memorandum, mou, memorandum of understanding',
		'memorandum, absichts und, verstandigung*'
	],
	declaration_of_intent: [
		'הצהרת כוונות, מכתב כוונות, הצהרת',
		'letter of intent, declaration of intent, declaration, statement of intent, loi',
		'absichtserklarung*, erklarung'
	],
	thematic: [
		'שותפות נושאית, פרויקטלית',
		'thematic, project partnership, climate partnership, solidarity partnership',
		'projektpartnerschaft*, klimapartnerschaft*, solidaritatspartnerschaft*, themenpartnerschaft*, hilfspartnerschaft*'
	],
	multilateral: ['רב צדדי, רב צדדית', 'multilateral, ring', 'ringpartnerschaft*, multilateral*, mehrseitig*'],
	network_membership: ['רשת, חברות ברשת', 'network, membership', 'netzwerk*, mitgliedschaft, stadtenetzwerk'],
	community_partnership: [
		'שותפות קהילתית, שותפות בין קהילות, שותפות 2000, שותפות יחד, קהילה שותפה',
		'partnership2gether, community partnership',
		'gemeindepartnerschaft judisch*'
	],
	informal_contact: [
		'קשר בלתי רשמי, קשר לא רשמי, קשר, קשרים',
		'informal, contact, contacts, informal link, no formal agreement',
		'kontakt*, informell*, lose*, ohne vertrag'
	]
});

export const tieCues = cuesOf<TieStatus>({
	dormant: [
		'אינו פעיל, אינה פעילה, לא פעיל, לא פעילה, לא פעילים, רדום, רדומה, ללא פעילות, אין פעילות, אין קשר, קשר מנותק, נותק, לא חודש, ללא קשר',
		'inactive, dormant, not active, no activity, no recent activity, no contact, no longer active, lapsed, currently inactive, no current, quiet',
		'ruht, ruhen, ruhend, ruhende, inaktiv*, eingeschlafen, kein kontakt, keine aktivitaten, derzeit keine, derzeit kein, nicht aktiv, keine kontakte, schlaft, brach'
	],
	low_activity: [
		'פעילות מצומצמת, פעילות מועטה, פעילות חלקית',
		'low activity, limited activity, little activity, occasional',
		'wenig aktiv*, geringe aktivitat*, kaum'
	],
	suspended: [
		'מושעה, הושעה, הושעתה, מוקפא, מוקפאת, הוקפא, הוקפאה, בהקפאה, הקפאה, הקפאת הקשר, השעיה, בהשעיה',
		'suspended, frozen, on hold, paused',
		'ausgesetzt, eingefroren, suspendiert, auf eis'
	],
	being_renewed: [
		'חידוש הקשר, חידוש הקשרים, מתחדש, בחידוש',
		'being renewed, revival, renewal, being revived, reactivat*',
		'wiederbelebung, wiederaufnahme, reaktivier*, erneuert, neubelebung'
	],
	prospect: [
		'מגעים ראשוניים, קשר ראשוני, פנייה ראשונית, היכרות, גישושים',
		'initial contact*, first contact*, exploratory, introductory, expression of interest',
		'erste kontakte, erstkontakt*, sondierung*, erste gesprache, interessensbekundung*, kennenlernen'
	],
	in_talks: [
		'לקראת הכרזה, לקראת חתימה, לקראת, גיבוש, בגיבוש, מגעים, בתהליך, בתהליכי, שיחות, מו״מ, בהתהוות, מגעים מתקדמים, הסכם בהכנה, מועמדת, מועמד',
		'in talks, talks, under discussion, negotiation*, in negotiation, candidate, prospective, exploring, towards, in preparation, being prepared, under negotiation, proposed, to be signed, pending',
		'gesprache, in vorbereitung, angestrebt*, geplant*, anbahnung, in anbahnung, verhandlung*, kandidat*, im aufbau, in aussicht, zukunftig*, vor unterzeichnung'
	],
	ended: [
		'הסתיים, הסתיימה, בוטלה, בוטל, נסתיימה, בעבר',
		'ended, terminated, former, dissolved, until',
		'beendet, aufgelost, gekundigt, ehemalig*, erloschen, bis'
	]
});

/** Towards a tie that is not yet one. */
export const towardsTie = cue(
	'הכרזה על עיר תאומה, לקראת הכרזה, לקראת חתימה, חתימה על הסכם, כעיר תאומה, ברית חדשה, הסכם ידידות חדש, מגעים ראשוניים, מגעים מתקדמים, בחינת הקמת קשר, כינון קשר, קשר חדש',
	'towards a twinning, new partnership, new sister city, new twin, prospective partner, potential partner, possible twinning, possible partnership, letter of intent, exploratory talks, exploring a, new friendship, friendship agreement with, partnership with',
	'uber eine stadtefreundschaft, uber eine stadtepartnerschaft, uber eine partnerschaft, neue stadtepartnerschaft, neue partnerschaft, mogliche partnerschaft, kunftige partnerstadt, eine stadtefreundschaft, eine stadtepartnerschaft, eine partnerschaft, partnerschaftsanfrage'
);

/** Something was signed. */
export const signingCues = cue(
	'חתימה על, חתימת, נחתם, נחתמה, חתמו על, חתם על, חתמה על',
	'signing of, signed, signature of',
	'unterzeichnung, unterzeichnet*, unterzeichnete*'
);

/** A tie that is spoken of, beside the name of a country: "קשר חם עם ברזיל". */
export const tieWords = cue(
	'קשר, קשרי, קשרים, יחסים, יחסי, שיתוף פעולה, מגעים',
	'ties, relations, relationship, contact, contacts, links, cooperation',
	'kontakt, kontakte, beziehungen, zusammenarbeit, verbindung, verbindungen'
);

/** Stands before the name of a city, and makes sure that one follows. */
export const BEFORE_CITY =
	/(?:(?<![\p{L}])[ושמלבהכ]{0,2}(?:העיר|עיר|עיריית|עירית|מועצת העיר|ראש העיר|תושבי|קהילת)|(?:the\s+)?(?:city|town|municipality|mayor|lord\s+mayor)\s+of|(?:der\s+|die\s+)?(?:Partners|S)tadt|Gemeinde|Landkreis|Ville\s+de|Stadtverwaltung)\s+$/iu;
