import { m } from '#paraglide/messages.js';
import { field, type Field } from './field.ts';

/** What activities, letters and gifts have in common. */
const SHARED: readonly Field[] = [
	field(
		'direction',
		m.activity_direction,
		{ as: 'code', list: 'direction' },
		'in/out|inbound/outbound|נכנס/יוצא|Richtung'
	),
	field('status', m.activity_column_status, { as: 'code', list: 'status' }, 'state|סטטוס|מצב הפעילות|Status|Stand'),
	field('reason', m.activity_reason, { as: 'code', list: 'reason' }, 'reason for cancellation', 'סיבת הביטול', 'Grund'),
	field('reasonNote', m.activity_reason_note, 'texts', 'explanation', 'הסבר'),
	field(
		'partners',
		m.activity_partners,
		{ as: 'names', noun: 'partner' },
		...['partner|city|sister city|twin city|partner city|with|עיר|שותף|עיר תאומה|שם העיר|ערים|עם'],
		'Partner|Partnerstadt|Stadt|country/city|town'
	),
	field('shownOn', m.activity_shown_on, { as: 'names', noun: 'partner' }),
	field(
		'lead',
		m.activity_lead,
		{ as: 'named', noun: 'organisation' },
		'led by|department|מוביל|מחלקה|אחראי|Federführung'
	),
	field(
		'organisations',
		m.activity_organisations,
		{ as: 'names', noun: 'organisation', roles: 'organisationRole' },
		'organisation|organization|institutions|גוף|ארגונים|Organisation'
	),
	field('people', m.activity_people, { as: 'names', noun: 'person', roles: 'personRole' }, 'persons|אישים|Personen'),
	field('goals', m.activity_goals, { as: 'names', noun: 'goal' }, 'goal|objective|מטרה|יעד|יעדים|Ziel|Ziele'),
	field(
		'themes',
		m.activity_themes,
		{ as: 'codes', list: 'theme' },
		'theme|topic|topics|נושא|תחום|תחומים|Thema|Themen'
	),
	field('visibility', m.activity_visibility, { as: 'code', list: 'visibility' }, 'visibility', 'נראות', 'Sichtbarkeit'),
	field('source', m.activity_source, 'texts', 'reference', 'מקור המידע', 'סימוכין', 'Quelle'),
	field('moneyPlanned', m.activity_money_planned, 'number', 'budget', 'planned', 'תקציב', 'Budget', 'geplante Kosten'),
	field('moneyActual', m.activity_money_actual, 'number', 'cost|costs|actual|expenses|עלות|הוצאות|ביצוע|Kosten'),
	field('moneySunk', m.activity_money_sunk, 'number'),
	field('currency', m.activity_currency, 'text', 'Währung')
];

const WHEN = [
	'date',
	'when',
	'from',
	'begin',
	'start date',
	'date from',
	'תאריך',
	'מתי',
	'מיום',
	'תאריך התחלה',
	'מועד',
	'שנה',
	'year',
	'Datum',
	'Beginn',
	'von',
	'Jahr',
	'date sent',
	'date received'
];
const UNTIL = ['until', 'to', 'end date', 'date to', 'עד', 'עד יום', 'תאריך סיום', 'Ende', 'bis'];
const REMARKS = [
	'description',
	'remarks',
	'notes',
	'note',
	'comment',
	'comments',
	'הערות',
	'הערה',
	'תיאור',
	'פרטים',
	'Beschreibung',
	'Bemerkung',
	'Bemerkungen',
	'Anmerkung'
];

export const ACTIVITY_FIELDS: readonly Field[] = [
	field(
		'title',
		m.activity_column_what,
		'texts',
		'title|activity|event|name|subject|what happened|כותרת|שם|פעילות|שם הפעילות|אירוע|נושא הפעילות|Titel|Aktivität|Veranstaltung|Maßnahme'
	),
	field(
		'kind',
		m.activity_column_kind,
		{ as: 'code', list: 'activityKind' },
		'type|type of activity|category|סוג הפעילות|סוג פעילות|קטגוריה|Art|Typ|Kategorie'
	),
	field('starts', m.activity_starts, 'date', ...WHEN),
	field('ends', m.activity_ends, 'date', ...UNTIL),
	field('startsAt', m.activity_starts_at, 'hour', 'hour|time|start time|starts at|שעה|בשעה|משעה|Uhrzeit|Startzeit'),
	field('endsAt', m.activity_ends_at, 'hour', 'end time|until hour|ends at|עד שעה|Endzeit'),
	field(
		'participants',
		m.activity_participants,
		'number',
		'participants|number of people|משתתפים|מס׳ משתתפים|Teilnehmer|Teilnehmerzahl|Anzahl'
	),
	...SHARED,
	field('details', m.activity_details, 'lines', ...REMARKS),
	field('outcome', m.activity_outcome, 'texts', 'result', 'results', 'תוצאות', 'תפוקות', 'Ergebnis', 'Ergebnisse'),
	field('correspondence', m.activity_correspondence, { as: 'code', list: 'correspondence' }),
	field('replyDue', m.activity_reply_due, 'date'),
	field('repliedOn', m.activity_replied_on, 'date')
];

export const LETTER_FIELDS: readonly Field[] = [
	field(
		'title',
		m.activity_column_what,
		'texts',
		'subject|title|regarding|re|letter|הנדון|נושא|כותרת|מכתב|Betreff|Titel'
	),
	field(
		'correspondence',
		m.activity_correspondence,
		{ as: 'code', list: 'correspondence' },
		'type|kind|type of letter|סוג|סוג מכתב|Art|Typ'
	),
	field('starts', m.activity_starts, 'date', ...WHEN, 'sent|received|נשלח בתאריך|התקבל בתאריך|gesendet|erhalten'),
	field('replyDue', m.activity_reply_due, 'date', 'answer due', 'due', 'לטיפול עד', 'Antwort bis'),
	field('repliedOn', m.activity_replied_on, 'date', 'answered|answered on|reply date|נענה|תאריך תשובה|beantwortet am'),
	...SHARED,
	field(
		'details',
		m.activity_details,
		'lines',
		...REMARKS,
		'content|sender|recipient|from whom|to whom|signatory|תוכן|שולח|השולח|נמען|הנמען|חותם|Inhalt|Absender|Empfänger'
	),
	field('outcome', m.activity_outcome, 'texts', 'result', 'reply', 'תשובה', 'Antwort')
];

export const GIFT_FIELDS: readonly Field[] = [
	field(
		'title',
		m.table_gift_what,
		'texts',
		'gift|gift description|item|object|description of gift|המתנה|מתנה|תיאור המתנה|השי|פריט|Geschenk|Gegenstand'
	),
	field(
		'starts',
		m.activity_starts,
		'date',
		...WHEN,
		'date given|date received|received on|year received|תאריך קבלה|תאריך מסירה'
	),
	field('giver', m.table_gift_giver, 'lines', 'donor|giver|from|given by|נותן|הנותן|התורם|מאת|Geber|Schenker|von wem'),
	field('receiver', m.table_gift_receiver, 'lines', 'recipient|to|received by|given to|מקבל|המקבל|הנמען|Empfänger'),
	field(
		'value',
		m.table_gift_value,
		'lines',
		'value|estimated value|worth|price|value usd|שווי|ערך|שווי משוער|Wert|Schätzwert'
	),
	...SHARED.filter(({ name }) => !['reason', 'reasonNote', 'moneyPlanned', 'moneySunk'].includes(name)),
	field(
		'details',
		m.activity_details,
		'lines',
		...REMARKS,
		'disposition|location|justification|occasion|country|donor country|agency|agency name|מיקום|אירוע|מדינה|Anlass|Verbleib'
	)
];
