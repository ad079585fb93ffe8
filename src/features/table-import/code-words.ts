import {
	correspondenceLabel,
	directionLabel,
	kindLabel,
	organisationRoleLabel,
	personRoleLabel,
	reasonLabel,
	statusLabel,
	themeLabel,
	visibilityLabel
} from '#features/activity/labels.ts';
import {
	CORRESPONDENCE,
	DIRECTIONS,
	KINDS,
	ORGANISATION_ROLES,
	PERSON_ROLES,
	REASONS,
	STATUSES,
	THEMES
} from '#features/activity/activity.ts';
import { AGREEMENT_KINDS, AGREEMENT_STATUSES } from '#features/agreement/agreement.ts';
import { agreementLabel, agreementShortLabel, agreementStatusLabel } from '#features/agreement/labels.ts';
import { SOURCES, STAGES, stageWord } from '#features/initiative/initiative.ts';
import { sourceWord } from '#features/initiative/labels.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import { ORGANISATION_KINDS, organisationKindWord } from '#features/organisation/organisation.ts';
import { PARTNER_KINDS, TIE_STATUSES } from '#features/partner/partner.ts';
import { partnerKindLabel, tieStatusLabel } from '#features/partner/labels.ts';
import { ROLE_KINDS, roleWord } from '#features/person/role.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { tokens } from '#kernel/search-words.ts';

type Label<Code> = (code: Code, language: Language) => string;

interface Listed {
	codes: readonly string[];
	label: Label<string>;
	/** Other words for a code, as offices write them. */
	also: Readonly<Record<string, readonly string[]>>;
}

function listed<Code extends string>(
	codes: readonly Code[],
	label: Label<Code>,
	also: Partial<Record<Code, string>> = {}
): Listed {
	const words = Object.entries(also).map(([code, said]) => [code, (said as string).split('|')]);
	return { codes, label: label as Label<string>, also: Object.fromEntries(words) as Listed['also'] };
}

/** The lists whose codes a table can name, with the words that stand for each beside its own label. */
const LISTS = {
	partnerKind: listed(PARTNER_KINDS, partnerKindLabel, {
		// What a city is to us says that it is a city; the agreement is read from the same word.
		city: 'town|municipality|עיר תאומה|ערים תאומות|ברית ערים תאומות|עיר ידידה|ידידות|sister city|sister town|twin city|twin town|twin|twinning|friendship city|friendship town|friendship|Partnerstadt|Städtepartnerschaft|Freundschaft|Städtefreundschaft|Stadt|Gemeinde|ישוב',
		region: 'county|district|province|state|מחוז|חבל|Landkreis|Region|Kreis',
		country: 'nation|ארץ|Land',
		community: 'jewish community|federation|קהילה יהודית|פדרציה',
		body: 'organisation|organization|network|ארגון|גוף|רשת'
	}),
	tieStatus: listed(TIE_STATUSES, tieStatusLabel, {
		prospect: 'candidate|potential|מועמד|מועמדת|פוטנציאלי',
		in_talks: 'negotiation|בתהליך|במשא ומתן',
		active: 'current|פעילה|קיים|aktiv',
		dormant: 'inactive|לא פעיל|לא פעילה|רדומה|inaktiv|ruhend',
		suspended: 'frozen|מוקפא|מושעית|ausgesetzt',
		ended: 'terminated|former|בוטל|הופסק|לשעבר|beendet'
	}),
	agreementKind: listed(AGREEMENT_KINDS, agreementLabel, {
		twin_pact:
			'twin city|twin town|twin cities|twinned since|twin since|sister town|sister city|sister cities|twinning|twin|עיר תאומה|ערים תאומות|ברית ערים|ברית ערים תאומות|Städtepartnerschaft|Partnerstadt|twin towns',
		friendship_pact: 'friendship city|friendship town|friendship|ידידות|עיר ידידה|Freundschaft|Städtefreundschaft',
		cooperation: 'cooperation|שיתוף פעולה|partnership|Kooperation',
		memorandum: 'mou|memorandum|מזכר|מזכר הבנה',
		declaration_of_intent: 'loi|letter of intent|מכתב כוונות|Absichtserklärung',
		informal_contact: 'contact|קשר|Kontakt'
	}),
	agreementStatus: listed(AGREEMENT_STATUSES, agreementStatusLabel, {
		in_force: 'active|valid|signed|פעיל|תקף|נחתם|gültig',
		expired: 'פג|lapsed|abgelaufen',
		ended: 'terminated|cancelled|בוטל|beendet'
	}),
	organisationKind: listed(ORGANISATION_KINDS, organisationKindWord, {
		municipal_department: 'department|מחלקה|אגף|Amt',
		association: 'ngo|nonprofit|ארגון|מלכ״ר|Verein',
		company: 'business|עסק|Firma|Unternehmen',
		school: 'Schule|גן ילדים',
		cultural_institution: 'museum|theatre|מוזיאון|תיאטרון|תרבות',
		media: 'newspaper|עיתון|תקשורת|Presse',
		embassy: 'Botschaft',
		consulate: 'Konsulat'
	}),
	role: listed(ROLE_KINDS, roleWord, {
		mayor:
			'lord mayor|ראש עיר|ראשת העיר|ראש העירייה|ראשת העירייה|Bürgermeister|Bürgermeisterin|Oberbürgermeister|president of the city',
		deputy_mayor: 'vice mayor|סגן ראש העיר|סגנית ראש העיר|סגן|סגנית',
		council_member: 'councillor|councilor|חבר מועצה|חברת מועצה|Stadtrat',
		director_general: 'ceo|city manager|מנכ״ל|מנכ״לית|מנכל',
		director_foreign_relations: 'head of international relations|מנהל קשרי חוץ|מנהלת קשרי חוץ',
		spokesperson: 'דובר|דוברת',
		ambassador: 'שגריר|שגרירה|Botschafter',
		consul: 'קונסול|קונסולית|Konsul',
		coordinator: 'contact|contact person|רכז|רכזת|איש קשר|אשת קשר|מתאם|מתאמת|Ansprechpartner',
		interpreter: 'translator|מתרגם|מתורגמן|מתורגמנית',
		department_head: 'head of department|מנהל מחלקה|מנהלת מחלקה',
		attache: 'נספח|נספחת'
	}),
	activityKind: listed(KINDS, kindLabel, {
		official_visit: 'visit|ביקור|Besuch|offizieller Besuch',
		youth_delegation: 'youth exchange|נוער|חילופי נוער|Jugendaustausch|Jugenddelegation',
		citizens_delegation: 'delegation|משלחת|Delegation|Bürgerreise',
		professional_visit: 'study visit|סיור מקצועי|Fachbesuch',
		sports_delegation: 'sport|ספורט|Sport',
		cultural_exchange: 'culture|תרבות|Kultur',
		online_meeting: 'zoom|video call|video conference|זום|שיחת וידאו|Videokonferenz',
		meeting: 'מפגש|Treffen|Besprechung',
		ceremony: 'Zeremonie|Feier',
		correspondence: 'letter|email|מכתב|דוא״ל|Brief|Korrespondenz',
		conference: 'conference|כנס|ועידה|Konferenz|Kongress',
		joint_project: 'project|פרויקט|מיזם|Projekt',
		exhibition: 'exhibition|festival|תערוכה|פסטיבל|Ausstellung',
		media: 'press|interview|כתבה|ראיון|Presse',
		aid: 'donation|תרומה|Hilfe|Spende',
		reception: 'Empfang',
		routine_contact: 'contact|phone call|שיחת טלפון|קשר|Kontakt',
		protocol_gesture: 'gift|מתנה|Geschenk|שי'
	}),
	direction: listed(DIRECTIONS, directionLabel, {
		outbound: 'out|outgoing|sent|יוצאת|נשלח|given|ausgehend',
		inbound: 'in|incoming|received|נכנסת|התקבל|eingehend',
		mutual: 'both|two-way|דו צדדי|beidseitig'
	}),
	status: listed(STATUSES, statusLabel, {
		idea: 'Idee',
		proposed: 'proposal|הצעה|vorgeschlagen',
		approved: 'מאושר|genehmigt',
		preparing: 'planned|in preparation|בתכנון|מתוכנן|בהכנה|geplant|in Vorbereitung',
		confirmed: 'scheduled|fixed|נקבע מועד|bestätigt',
		under_way: 'in progress|ongoing|בתהליך|בביצוע|laufend',
		done: 'completed|held|took place|התקיים|התקיימה|בוצעה|הושלם|הסתיים|erledigt|durchgeführt|abgeschlossen',
		postponed: 'delayed|verschoben',
		cancelled: 'canceled|בוטלה|abgesagt',
		declined: 'rejected|refused|נדחתה הבקשה|סורב|abgelehnt'
	}),
	reason: listed(REASONS, reasonLabel, {
		epidemic: 'covid|covid-19|corona|coronavirus|קורונה|pandemic|Pandemie',
		security_situation: 'war|security|מלחמה|ביטחון|Krieg',
		budget: 'money|כסף|Geld',
		health: 'illness|מחלה|Krankheit',
		other: 'other|אחר|andere'
	}),
	theme: listed(THEMES, themeLabel),
	correspondence: listed(CORRESPONDENCE, correspondenceLabel, {
		support: 'solidarity|הזדהות|letter of support|מכתב תמיכה|Solidarität',
		condolence: 'condolences|השתתפות בצער|Kondolenz|Beileid',
		congratulation: 'congratulations|greeting|greetings|ברכות|Glückwunsch',
		invitation: 'invite|Einladung',
		thanks: 'thank you|thank-you|תודה רבה|Dank',
		regrets: 'apology|סירוב|Absage',
		acceptance: 'confirmation|אישור|Zusage'
	}),
	visibility: listed(VISIBILITIES, visibilityLabel, {
		office: 'internal|פנימי|intern',
		council: 'report|בדוח|council',
		public: 'ציבורי|öffentlich'
	}),
	stage: listed(STAGES, stageWord),
	source: listed(SOURCES, sourceWord),
	organisationRole: listed(ORGANISATION_ROLES, organisationRoleLabel),
	personRole: listed(PERSON_ROLES, personRoleLabel)
} as const satisfies Record<string, Listed>;
export type CodeList = keyof typeof LISTS;

/** Two ways to write the same are one: case, marks, accents and spaces make no difference. */
export function keyOf(text: string): string {
	return tokens(text).join(' ');
}

const indexes = new Map<CodeList, ReadonlyMap<string, string>>();

/** The code that a word stands for; undefined where it stands for none. Its own label comes before what else is said. */
export function codeOf(list: CodeList, word: string): string | undefined {
	let index = indexes.get(list);
	if (!index) indexes.set(list, (index = indexOf(list)));
	return index.get(keyOf(word));
}

function indexOf(list: CodeList): ReadonlyMap<string, string> {
	const { codes, label, also }: Listed = LISTS[list];
	const index = new Map<string, string>();
	const add = (word: string, code: string) => {
		if (!index.has(keyOf(word))) index.set(keyOf(word), code);
	};
	for (const code of codes) for (const language of LANGUAGES) add(label(code, language), code);
	if (list === 'agreementKind') {
		for (const code of AGREEMENT_KINDS)
			for (const language of LANGUAGES) add(agreementShortLabel(code, language), code);
	}
	for (const code of codes) add(code, code);
	for (const code of codes) for (const word of also[code] ?? []) add(word, code);
	return index;
}

export function codesOf(list: CodeList): readonly string[] {
	return LISTS[list].codes;
}

export function codeLabel(list: CodeList, code: string, language: Language): string {
	const { label }: Listed = LISTS[list];
	return label(code, language);
}

/** All the words of a list, the longest first: to find them in a cell that names several. */
export function wordsIn(list: CodeList): string[] {
	return codesOf(list)
		.flatMap((code) => LANGUAGES.map((language) => codeLabel(list, code, language)))
		.sort((a, b) => b.length - a.length);
}
