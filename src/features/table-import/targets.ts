import { m } from '#paraglide/messages.js';
import { ACTIVITY_FIELDS, GIFT_FIELDS, LETTER_FIELDS } from './activity-fields.ts';
import { derived, field, parallel, type Field } from './field.ts';
import type { Target } from './table-import.ts';

/** The nouns of the register that rows become. */
export const TARGET_NOUNS = {
	partners: 'partner',
	agreements: 'agreement',
	people: 'person',
	organisations: 'organisation',
	activities: 'activity',
	letters: 'activity',
	gifts: 'activity',
	initiatives: 'initiative',
	goals: 'goal'
} as const satisfies Record<Target, string>;
export type TargetNoun = (typeof TARGET_NOUNS)[Target];

const COUNTRY = ['country name', 'country code', 'nation', 'state', 'ארץ', 'מדינה', 'שם המדינה', 'Land', 'Staat'];
const REMARKS = ['notes', 'remarks', 'comment', 'comments', 'description', 'הערות', 'תיאור', 'Bemerkung', 'Notiz'];

const PARTNERS: readonly Field[] = [
	field(
		'name',
		m.partner_name,
		'texts',
		'partner|city|town|partner city|sister city|twin city|name of city|sistercity|עיר|שם העיר|שם השותף|שותף|עיר תאומה|Stadt|Partnerstadt|Ort|Name'
	),
	field(
		'localName',
		m.table_local_name,
		'local',
		'the name in that language|השם בשפה הזאת|local name|native name|name in local language|שם מקומי|שם בשפת המקור|שם לועזי|Eigenname'
	),
	field('localLanguage', m.partner_local_language, 'language', 'language', 'שפה', 'Sprache'),
	field('kind', m.partner_kind, { as: 'code', list: 'partnerKind' }, 'type', 'type of partner', 'Art', 'Typ'),
	field('country', m.partner_country, 'country', ...COUNTRY),
	field(
		'agreementKind',
		m.partner_agreement,
		{ as: 'code', list: 'agreementKind' },
		'type of agreement|kind of agreement|relationship|tie|סוג ההסכם|סוג הקשר|Art der Partnerschaft'
	),
	field(
		'signed',
		m.agreement_signed,
		'date',
		'signed on|date signed|date of agreement|since|year|year signed|twinned since|twin since|established|תאריך חתימה|שנת חתימה|שנה|מאז|seit|Jahr|unterzeichnet'
	),
	field('otherDates', m.claims_others, 'dates'),
	derived('lastContact', m.partner_column_last),
	field('status', m.partner_status, { as: 'code', list: 'tieStatus' }, 'status', 'state', 'סטטוס', 'מצב', 'Status'),
	field('statusUntil', m.table_status_until, 'date', 'suspended until'),
	field('place', m.partner_place, 'text', 'location', 'מיקום', 'Ort'),
	field('latitude', m.partner_latitude, 'number', 'lat', 'destinationlat', 'Breite', 'Breitengrad'),
	field('longitude', m.partner_longitude, 'number', 'lng', 'lon', 'long', 'destinationlong', 'Länge', 'Längengrad'),
	field('timeZone', m.partner_time_zone, 'text', 'timezone', 'Zeitzone'),
	field('wikidataId', m.partner_wikidata, 'text', 'qid'),
	field('visibility', m.activity_visibility, { as: 'code', list: 'visibility' }),
	field('summary', m.partner_summary, 'lines', 'summary', 'תקציר', ...REMARKS)
];

const AGREEMENTS: readonly Field[] = [
	field('title', m.agreement_name, 'texts', 'title|name|name of agreement|שם ההסכם|כותרת|Titel|Name|Abkommen|Vertrag'),
	field(
		'kind',
		m.agreement_kind,
		{ as: 'code', list: 'agreementKind' },
		'type|type of agreement|סוג ההסכם|סוג הסכם|Art|Typ'
	),
	field(
		'partners',
		m.activity_partners,
		{ as: 'names', noun: 'partner' },
		'partner|city|with|sister city|twin city|עיר|שותף|עיר תאומה|Partner|Stadt|Partnerstadt'
	),
	field(
		'signed',
		m.agreement_signed,
		'date',
		'signed on|date|date signed|year|signature date|תאריך|תאריך חתימה|תאריך החתימה|שנה|שנת חתימה|Datum|unterzeichnet|Jahr'
	),
	field('otherDates', m.claims_others, 'dates'),
	field('firstContact', m.agreement_first_contact, 'date', 'first contact', 'קשר ראשון'),
	field(
		'termEnds',
		m.agreement_term_ends,
		'date',
		'valid until|expires|expiry|end|בתוקף עד|תוקף|תאריך סיום|gültig bis|Ablauf'
	),
	field('status', m.agreement_status, { as: 'code', list: 'agreementStatus' }, 'state', 'סטטוס', 'Status'),
	field('scope', m.agreement_scope, { as: 'codes', list: 'theme' }, 'scope|fields|themes|נושאים|Themen|Bereiche'),
	field('councilDecision', m.agreement_council, 'texts', 'council resolution|resolution|החלטת המועצה|Ratsbeschluss'),
	field('councilDecided', m.agreement_council_decided, 'date', 'date of resolution'),
	field('renewsItself', m.agreement_renews_itself, 'flag', 'automatic renewal', 'מתחדש'),
	field('noticeMonths', m.agreement_notice, 'number', 'notice period'),
	field('prevailingLanguage', m.agreement_language, 'language', 'language', 'שפה'),
	field('note', m.agreement_note, 'lines', ...REMARKS)
];

const PEOPLE: readonly Field[] = [
	field(
		'name',
		m.person_name,
		'texts',
		'full name|first name|firstname|given name|last name|lastname|surname|family name|midname|middle name|contact|contact person|שם מלא|שם פרטי|שם משפחה|איש קשר|Vorname|Nachname|Name'
	),
	derived('roles', m.person_roles),
	parallel(
		field(
			'role.kind',
			m.role_kind,
			{ as: 'code', list: 'role' },
			'role|position|function|office|תפקיד|Funktion|Amt|Rolle'
		)
	),
	parallel(field('role.title', m.role_title, 'texts', 'job title', 'title', 'תואר', 'תואר התפקיד', 'Titel')),
	parallel(
		field(
			'role.of',
			m.role_whose,
			{ as: 'named', noun: 'party' },
			'city|partner|organisation|organization|institution|company|employer|ארגון|גוף|מוסד|עיר|שותף|Organisation|Stadt|Institution'
		)
	),
	parallel(field('role.starts', m.role_from, 'date', 'since', 'in office since', 'מאז', 'seit')),
	parallel(field('role.ends', m.role_until, 'date', 'until', 'עד', 'bis')),
	field('languages', m.person_languages, 'languages', 'language', 'שפה', 'Sprachen'),
	field(
		'email',
		m.person_email,
		'text',
		'email|e-mail|mail|email address|אימייל|מייל|דואר אלקטרוני|דוא"ל|E-Mail-Adresse'
	),
	field(
		'phone',
		m.person_phone,
		'text',
		'phone|mobile|telephone number|phone number|tel|cell|טלפון|נייד|סלולרי|Telefon|Handy|Mobil'
	),
	field('receivedOn', m.person_received_on, 'date'),
	field('receivedFrom', m.person_received_from, 'text', 'source', 'מקור', 'Quelle'),
	field('noticeOn', m.person_notice_on, 'date'),
	field(
		'note',
		m.person_note,
		'lines',
		...REMARKS,
		'address|street|zip|zip code|zipcode|postal code|postcode|state|area code|כתובת|רחוב|מיקוד|Adresse|Straße|PLZ'
	)
];

const ORGANISATIONS: readonly Field[] = [
	field(
		'name',
		m.organisation_name,
		'texts',
		'organisation|organization|body|institution|company|שם הגוף|גוף|ארגון|שם הארגון|מוסד|Organisation|Institution|Name'
	),
	field('kind', m.organisation_kind, { as: 'code', list: 'organisationKind' }, 'type|category|סוג הגוף|Art|Typ'),
	field('country', m.organisation_country, 'country', ...COUNTRY),
	field('partnerId', m.organisation_partner, { as: 'named', noun: 'partner' }, 'partner|city|עיר|שותף|Partner|Stadt'),
	field('isTie', m.organisation_tie_short, 'flag'),
	field('website', m.organisation_website, 'text', 'web', 'url', 'homepage', 'web site', 'אתר אינטרנט', 'Webseite'),
	field('note', m.organisation_note, 'lines', ...REMARKS)
];

const INITIATIVES: readonly Field[] = [
	field('title', m.initiative_title, 'texts', 'title|initiative|idea|name|יוזמה|רעיון|כותרת|שם|Titel|Initiative|Idee'),
	field('stage', m.initiative_stage, { as: 'code', list: 'stage' }, 'status', 'סטטוס', 'Stufe'),
	field(
		'partners',
		m.initiative_partners,
		{ as: 'names', noun: 'partner' },
		'partners|city|עיר|ערים ושותפים|Partner|Stadt'
	),
	field('leads', m.initiative_leads, { as: 'names', noun: 'organisation' }, 'led by', 'department', 'מוביל'),
	field('bodies', m.initiative_bodies, { as: 'names', noun: 'organisation' }),
	field('funders', m.initiative_funders, { as: 'names', noun: 'organisation' }),
	field('sponsors', m.initiative_sponsors, { as: 'names', noun: 'organisation' }, 'sponsor', 'חסות', 'Förderer'),
	field('goals', m.initiative_goals, { as: 'names', noun: 'goal' }, 'goals', 'מטרות', 'Ziel'),
	field('themes', m.activity_themes, { as: 'codes', list: 'theme' }, 'themes', 'נושאים', 'Themen'),
	field('source', m.initiative_source, { as: 'code', list: 'source' }, 'source', 'origin', 'מקור', 'Quelle'),
	field('sourceNote', m.initiative_source_note, 'texts', 'proposed by', 'proposer', 'הוצע על ידי', 'Vorgeschlagen von'),
	field('standing', m.initiative_standing, 'texts', 'standing', 'progress', 'Stand'),
	field('begun', m.initiative_begun, 'date', 'started', 'start', 'התחלה', 'Beginn'),
	field('expected', m.initiative_expected, 'date', 'expected', 'due', 'יעד', 'erwartet'),
	field('ended', m.initiative_ended, 'date', 'finished', 'end', 'Ende'),
	field('visibility', m.activity_visibility, { as: 'code', list: 'visibility' }),
	field('programme', m.initiative_programme, 'texts', 'programme', 'program', 'תכנית', 'Programm'),
	field('budgetPlanned', m.initiative_budget_planned, 'number', 'budget', 'תקציב', 'Budget'),
	field('budgetActual', m.initiative_budget_actual, 'number', 'cost', 'עלות', 'Kosten'),
	field('currency', m.activity_currency, 'text', 'Währung'),
	field('risks', m.initiative_risks, 'texts', 'risk', 'סיכון', 'Risiken'),
	field('outcome', m.initiative_outcome, 'texts', 'outcome', 'result', 'תוצאה', 'Ergebnis'),
	field('details', m.initiative_details, 'lines', 'details', 'פירוט', ...REMARKS)
];

const GOALS: readonly Field[] = [
	field('name', m.goal_name, 'texts', 'goal', 'name', 'objective', 'מטרה', 'יעד', 'שם', 'Ziel'),
	field('shortName', m.goal_short_name, 'texts', 'short', 'קיצור', 'Kurzname'),
	field('position', m.goal_position, 'number', 'number', 'no.', 'מספר', 'Nummer'),
	field('fromYear', m.goal_from_year, 'number', 'from', 'משנה', 'von'),
	field('toYear', m.goal_to_year, 'number', 'until', 'to', 'עד', 'bis')
];

export const TARGET_FIELDS: Readonly<Record<Target, readonly Field[]>> = {
	partners: PARTNERS,
	agreements: AGREEMENTS,
	people: PEOPLE,
	organisations: ORGANISATIONS,
	activities: ACTIVITY_FIELDS,
	letters: LETTER_FIELDS,
	gifts: GIFT_FIELDS,
	initiatives: INITIATIVES,
	goals: GOALS
};

/** Without these a row says nothing; of several in brackets one is enough. */
export const NEEDED_FIELDS: Readonly<Record<Target, readonly (readonly string[])[]>> = {
	partners: [['name', 'localName']],
	agreements: [['partners']],
	people: [['name']],
	organisations: [['name']],
	activities: [['title']],
	letters: [['title']],
	gifts: [['title']],
	initiatives: [['title']],
	goals: [['name']]
};

export function fieldOf(target: Target, name: string | null): Field | undefined {
	return TARGET_FIELDS[target].find((field) => field.name === name);
}
