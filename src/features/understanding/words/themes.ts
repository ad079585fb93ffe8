import type { Theme } from '#features/activity/activity.ts';
import { cuesOf } from '../cues.ts';

/** What things are about: words that quick capture does not know, and German ones. */
export const themeCues = cuesOf<Theme>({
	smart_city: [
		'חכמה, חכמים, דיגיטציה',
		'smart, digitalisation, digitalization, digital',
		'smart city, digitalisierung*, innovation*'
	],
	culture_art: [
		'תרבותי, תרבותית, אומנות, קונצרט, תזמורת, מקהלה, תערוכה, תערוכת, מחול, שירה, קולנוע',
		'concert, orchestra, choir, exhibition, film, theatre, artists, cultural',
		'kultur*, kunst*, kunstler*, musik*, konzert*, chor, orchester*, ausstellung*, theater*, film*, tanz*'
	],
	education: [
		'חינוכי, חינוכית, תלמידים, תלמידי, בית ספר, מורים, סטודנטים',
		'school, pupils, students, teachers, university',
		'bildung*, schule, schulen, schul*, *schule, *gymnasium, gymnasium*, lehrkraft*, studierende*, universitat*, hochschule'
	],
	youth: ['צעירים, בני נוער, ילדים', 'young people, children, teenagers', 'jugend*, kinder*, junge menschen'],
	sport: [
		'שחייה, מרתון, טורניר, ספורטאים, ריצה',
		'marathon, swimming, rowing, tournament, running, athletes',
		'sport*, *sport, fussball*, lauf, laufer*, marathon*, rudern, schwimm*, turnier*'
	],
	health: [
		'רפואי, רפואית, בית חולים, נגיף, אחיות',
		'hospital, medical, nurses, pandemic',
		'gesundheit*, klinik*, *klinik, krankenhaus, medizin*, corona*, pflege'
	],
	environment: [
		'ירוקים, ירוקה, מיחזור, פסולת, אנרגיה',
		'green, waste, recycling, energy, biodiversity',
		'umwelt*, klima*, nachhaltig*, energie*, abfall*, regenwasser*, natur*'
	],
	tourism: ['תיירים, תיירותי', 'tourist, tourists', 'tourismus*, touristisch*'],
	trade_business: [
		'עסקית, עסקי, עסקיים, חברות הזנק, יזמים, כלכלי, כלכלית',
		'start ups, startups, companies, entrepreneurs, economic, chamber of commerce',
		'wirtschaft*, unternehm*, handel*, gewerbe*, start up*'
	],
	science_technology: [
		'מדעי, הייטק, טכנולוגי',
		'hi tech, science park, research',
		'wissenschaft*, forschung*, technolog*, technik*'
	],
	emergency_security: [
		'ביטחון, ביטחוני, כיבוי, הצלה, חוסן',
		'fire service, firefighters, resilience, civil protection',
		'feuerwehr*, sicherheit*, katastrophenschutz*, rettung*'
	],
	jewish_communities: [
		'קהילה יהודית, הפדרציה היהודית, הקהילה היהודית, עלייה',
		'jewish, synagogue',
		'judisch*, synagoge*'
	],
	remembrance: [
		'זיכרון, זכרון, השואה, הנצחה, נספו',
		'memorial, wreath, commemoration',
		'gedenk*, erinnerung*, stolperstein*, holocaust*, opfer'
	],
	civil_society: [
		'עמותה, עמותת, התנדבות',
		'association, ngo, ngos, volunteer',
		'verein, vereine, verein*, ehrenamt*, burgerschaft*'
	],
	urban_management: [
		'תכנון, תחבורה, תשתיות',
		'planning, housing, mobility, infrastructure',
		'stadtplanung*, verkehr*, mobilitat*, stadtentwicklung*'
	],
	public_diplomacy: ['הסברה', 'public diplomacy, advocacy', 'offentlichkeitsarbeit*']
});
