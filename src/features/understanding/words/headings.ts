import type { SectionKind } from '../understanding.ts';
import { cue, cuesOf } from '../cues.ts';

/** What the headings of reports say of what follows. A cover and a partner's section are known by other signs. */
export type ToldSection = Exclude<SectionKind, 'cover' | 'partner'>;

export const headingCues = cuesOf<ToldSection>({
	goals: [
		'לאן פנינו, לאן אנחנו, מה רצינו, רצינו להשיג, להשיג, מה חשוב לנו, שאיפות, כיווני פעולה, קווי פעולה, מטרה, מטרות, יעד, יעדים, יעדי, חזון, ייעוד, למה אנחנו, מדוע אנחנו, סדר עדיפויות, סדרי עדיפויות, עקרונות, מדיניות, אסטרטגיה, תפקידי המחלקה, תפקידי',
		'goal, goals, objective, objectives, aim, aims, mission, vision, why we, purpose, priorities, strategy, principles, what we want, what we set out to do, set out to, want to achieve, wanted to achieve, to achieve, ambitions, aspirations, where we are heading, rationale',
		'ziel, ziele, zielen, zielsetzung, zielsetzungen, *ziele, leitbild, leitlinien, aufgaben, auftrag, selbstverstandnis, warum, schwerpunktziele, strategie, grundsatze, was wir wollen, was wir wollten, was uns wichtig ist, erreichen wollen, erreichen wollten'
	],
	register: [
		`ערים תאומות, ערי תאומות, הערים התאומות, ערי ברית, ערי הברית, ערים שותפות, ערי ידידות, ערים ידידות, השותפות שלנו, רשימת הערים, רשימת השותפים, שותפים, שותפות בינלאומיות, הסכמים, הסכמי, בריתות, מפת הקשרים, מפת קשרים, השותפים שלנו,
		ערים אחיות, שותפינו`,
		`twin towns, twin cities, twin town, sister cities, sister city, partner cities, partner towns, partner city, our partners, our twins, our sisters, friendship cities, twinning agreements, twinnings, our cities, register of partners, our links, the links, 
		list of partners, formal links, agreements, partnerships at a glance, partners, current partners, links, affiliations, official relationships`,
		`partnerstadte, *stadte, stadtepartnerschaften, partner und, unsere partner, freundschaftsstadte, partnerschaften, partnergemeinden, partnerkommunen, bestehende partnerschaften, vertrage, ubersicht der partnerschaften, partnerstadt,
		unsere stadte, stadtefreundschaften`
	],
	highlights: [
		'נקודות ציון, עיקרי, עיקרים, דגשים, הישגים, הישגי, שיאים, שיאי, בולטים בתחום, במבט אחד, תקציר, במספרים, נקודות בולטות, רגעי שיא, עיקרי הפעילות, עיקרי הדברים',
		'highlights, highlight, key achievements, achievements, at a glance, in brief, top moments, key points, in numbers, key facts, key figures, successes, main results, headline*',
		'hohepunkte, hohepunkt, highlights, auf einen blick, erfolge, das wichtigste, kurz gefasst, in kurze, in zahlen, meilensteine, besondere ereignisse, wichtigste ergebnisse, glanzlichter'
	],
	in_progress: [
		`בקידום, יוזמות, בתהליך, בתהליכי, על הפרק, בהכנה, תכנית עבודה, תוכנית עבודה, תכניות, תוכניות, מתוכנן, מתוכננים, מתוכננות, בצנרת, בקנה, לשנה הבאה, בשנה הבאה, לשנת, מבט קדימה, המשך, צעדים הבאים, השלבים הבאים, בדרך, פעילות עתידית, פעילויות עתידיות, עתידיים,
		עתידי, בתכנון, בעבודה, פרויקטים בביצוע, קדימה`,
		`in progress, under way, underway, coming up, next year, planned, pipeline, upcoming, outlook, looking ahead, next steps, in preparation, plans, plan, work plan, work programme, forthcoming, ongoing initiatives, initiatives in, ahead, future,
		being prepared, current initiatives, action plan, in the works, in hand, programme for`,
		`vorhaben, in vorbereitung, planung, planungen, ausblick, geplant, geplante, geplantes, in arbeit, laufende, vorschau, nachste schritte, perspektiven, arbeitsprogramm, vorausschau, anstehende, was kommt, blick nach vorn, arbeitsplan,
		jahresplanung, im aufbau, kunftige`
	],
	ideas: [
		'רעיון, רעיונות, הצעה, הצעות, הזדמנויות, מחשבות, סיעור מוחות, יוזמות אפשריות, כיוונים, חלומות',
		'idea, ideas, suggestions, suggestion, proposals, proposal, opportunities, brainstorm*, wish list, wishlist, thoughts for, could do, possible projects, food for thought, asked for, suggested',
		'idee, ideen, vorschlage, vorschlag, anregungen, ideenspeicher, wunsche, denkbar*, mogliche projekte, ideensammlung, ideenborse'
	],
	activities: [
		`ציוני דרך, שיתופי פעולה, פעילות, פעילויות, פעולות, אירועים, ביקורים, משלחות, מה היה לנו, מה עשינו, מה נעשה, השנה שחלפה, סקירת, סקירה, עשייה, העשייה, פירוט, קשרים עם, קשרים נוספים, הקשרים עם, יומן, לוח אירועים, תיעוד, מפגשים, חילופי,
		ביקורים רשמיים, בשנה האחרונה, קשרים`,
		`activities, activity, events, visits, delegations, what happened, what we did, year in review, review of, cooperation, exchanges, milestones, calendar, meetings, report on, reports, news from, relations with, developments, log, partnership with, projects,
		correspondence, other contacts, contacts`,
		`aktivitaten, veranstaltungen, begegnungen, ruckblick, besuche, *besuche, delegationen, austausch, projekte, was war, termine, chronik, berichte, bericht aus, aus den, ereignisse, kontakte, partnerschaft mit, beziehungen zu, massnahmen,
		weitere kontakte, zusammenarbeit, *begegnungen, kalender`
	],
	summary: [
		'סיכום, סיכומים, לסיכום, מסקנות, דבר ראש, דבר מנהל, דבר יו״ר, מבוא, פתח דבר, הקדמה, רקע, כללי, על המחלקה, אודות',
		'summary, conclusion*, introduction, foreword, preface, background, executive summary, about us, about, overview, welcome, from the mayor, mayor’s message',
		'zusammenfassung, fazit, einleitung, vorwort, grusswort, hintergrund, einfuhrung, uber uns, vorbemerkung, schlussbemerkung, ausgangslage, allgemeines'
	],
	other: [
		'תודה, תודות, יצירת קשר, פרטי קשר, צור קשר, תוכן, תוכן העניינים, תקציב, סדר יום, סדר היום, נוכחים, משתתפים, נעדרים, צוות, צוות המחלקה, נספח, נספחים, חברי הוועדה, שאלות, מקורות',
		'thank you, thanks, contact, contact us, contents, table of contents, agenda, budget, attendance, present, apologies, staff, team, our team, appendix, annex, questions, sources, members, membership, governance, minutes, any other business, finance*, members present, date of next meeting',
		'dank, danke, vielen dank, kontakt, ansprechpartner*, inhalt, inhaltsverzeichnis, tagesordnung, haushalt, finanzen, kassenbericht, anwesend*, vorstand, mitglieder, anhang, fragen, quellen, impressum, entschuldigt, verschiedenes, mitgliederentwicklung, anlagen, finanzielle auswirkungen, beschlussvorschlag'
	]
});

/** Of what is on its way these say that it has not begun. */
export const aheadCues = cue(
	'בשנה הבאה, לשנה הבאה, מתוכנן, מתוכננת, מתוכננים, מתוכננות, תכנית עבודה, תוכנית עבודה, תכניות לשנת, תוכניות לשנת, עתידי, עתידית, עתידיים, עתידיות, מבט קדימה, קדימה, צעדים הבאים, השלבים הבאים, מה בדרך, תוכניות להמשך, תכניות להמשך, תוכניות, תכניות, תוכנית להמשך, בהמשך הדרך',
	'next year, coming up, upcoming, planned, plans, plan, outlook, looking ahead, ahead, next steps, forthcoming, future, work plan, work programme, programme for',
	'ausblick, planung, planungen, geplant, geplante, geplantes, vorschau, vorausschau, anstehende, nachste schritte, kunftige, blick nach vorn, was kommt, jahresplanung'
);
