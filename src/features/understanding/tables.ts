import { wordsOf } from '#features/capture/words.ts';
import { countryCode } from '#kernel/country-names.ts';
import { cuesOf } from './cues.ts';
import { dateIn } from './dates.ts';
import type { Line } from './lines.ts';
import { registerLine, type RegisterLine } from './register-line.ts';
import { columnStates } from './words/states.ts';

/** What a column of a table holds. */
export type Column =
	| 'partner'
	| 'country'
	| 'activity'
	| 'date'
	| 'status'
	| 'kind'
	| 'agreement'
	| 'signed'
	| 'participants'
	| 'note'
	| 'other';

/** The row of a table, each cell by what its column holds. */
export interface Row {
	line: Line;
	cells: Partial<Record<Column, { text: string; cell: number }>>;
}

const columnCues = cuesOf<Column>({
	partner: [
		'עיר, העיר, שם העיר, עיר תאומה, שותף, שותפה, שותפים, יעד, מול',
		'city, town, partner, partner city, twin, sister city, place, with, counterpart, municipality',
		'stadt, partnerstadt, ort, partner, gemeinde, partnergemeinde, mit wem'
	],
	country: ['מדינה, ארץ, מדינת', 'country, state, nation', 'land, staat'],
	activity: [
		'פעילות, פעולה, אירוע, תיאור, פירוט, נושא, מה נעשה, תוכן, הפעילות, שם הפעילות, יוזמה, פרויקט, רעיון, מטרה',
		'activity, event, description, what, project, subject, topic, details, action, content, programme, initiative, measure, item, summary, idea, goal, exchange',
		'aktivitat, veranstaltung, beschreibung, massnahme, projekt, anlass, inhalt, thema, was, vorhaben, ereignis, begegnung, idee, ziel, gegenstand'
	],
	date: [
		'תאריך, מועד, מתי, חודש, תקופה, זמן, רבעון',
		'date, dates, when, month, period, time, quarter',
		'datum, zeitraum, termin, wann, monat, zeit, zeitpunkt'
	],
	status: [
		'סטטוס, סטאטוס, מצב, ביצוע, שלב, בוצע, סטטוס ביצוע',
		'status, state, progress, stage, outcome, result',
		'status, stand, sachstand, umsetzung, ergebnis, umsetzungsstand'
	],
	kind: [
		'סוג, סוג הפעילות, סוג פעילות, קטגוריה',
		'type, kind, category, type of activity',
		'art, kategorie, typ, art der begegnung'
	],
	agreement: [
		'סוג הסכם, סוג ההסכם, הסכם, סוג הקשר, סוג הברית, ברית',
		'agreement, type of agreement, relationship, type of link, link',
		'vertrag, art der partnerschaft, vertragsart, form, status der partnerschaft'
	],
	signed: [
		'שנה, שנת חתימה, שנת הסכם, נחתם, תאריך חתימה, משנת, מאז',
		'year, signed, since, year signed, year of agreement, twinned, established, date signed, date of affiliation',
		'jahr, seit, vertragsjahr, unterzeichnet, abschluss, gegrundet, beginn'
	],
	participants: [
		'משתתפים, מספר משתתפים, מס משתתפים',
		'participants, number of participants, attendance, people',
		'teilnehmer, teilnehmerzahl, teilnehmende, personen, anzahl'
	],
	note: [
		'הערות, הערה, אחראי, גורם מוביל, שותפים מקומיים',
		'notes, note, remarks, comments, responsible, lead',
		'bemerkung, bemerkungen, anmerkung, anmerkungen, hinweise, zustandig, verantwortlich'
	]
});

/** The rows of the tables among some lines: what a row of headings names, or else what the cells look like. */
export function rowsOf(lines: readonly Line[]): Row[] {
	let columns: Column[] | undefined;
	let width = 0;
	const rows: Row[] = [];
	lines.forEach((line, index) => {
		const texts = line.paragraph.cells;
		if (line.paragraph.kind !== 'row' || !texts) {
			columns = undefined;
			return;
		}
		if (columns === undefined || texts.length !== width) {
			width = texts.length;
			const named = columnsNamed(line);
			if (named) {
				columns = named;
				return;
			}
			columns = columnsLike(lines.slice(index).filter(({ paragraph }) => paragraph.cells?.length === width));
		}
		const cells: Row['cells'] = {};
		texts.forEach((text, cell) => {
			const column = columns?.[cell] ?? 'other';
			if (text.trim() !== '') cells[column] ??= { text: text.trim(), cell };
		});
		rows.push({ line, cells });
	});
	return rows;
}

/** The columns as the first row names them; undefined where it names none. */
function columnsNamed({ paragraph, tongue }: Line): Column[] | undefined {
	const cells = paragraph.cells ?? [];
	const named = cells.map((cell): Column => {
		const words = wordsOf(cell);
		if (words.length === 0 || words.length > 4 || /\d/.test(cell)) return 'other';
		const found = columnCues.all(words, tongue)[0];
		return found?.value ?? 'other';
	});
	const known = named.filter((column) => column !== 'other').length;
	const isShort = cells.every((cell) => wordsOf(cell).length <= 5 && !/\d{2}/.test(cell));
	if (!isShort || known < Math.min(2, cells.length) || known * 2 < cells.length) return undefined;
	const isOfDeeds = named.includes('activity');
	return named.map((column, index) => {
		// Of two dates in a table of activities neither is a year of signing.
		if (isOfDeeds && column === 'signed') return 'date';
		return named.indexOf(column) === index ? column : 'other';
	});
}

/** Without a row of headings: the longest cells tell what was done, names stand first, dates and states look like it. */
function columnsLike(rows: readonly Line[]): Column[] {
	const count = rows[0]?.paragraph.cells?.length ?? 0;
	const columns = Array.from({ length: count }, (_, cell): Column => {
		const texts = rows.map(({ paragraph }) => paragraph.cells?.[cell]?.trim() ?? '').filter(Boolean);
		const most = (is: (text: string) => boolean) => texts.length > 0 && texts.filter(is).length * 2 > texts.length;
		if (most((text) => countryCode(text) !== undefined)) return 'country';
		if (most((text) => /^(?:1[89]|20)\d{2}$/.test(text))) return 'signed';
		const isShort = (text: string) => wordsOf(text).length <= 4;
		if (most((text) => isShort(text) && dateIn(text, 2000).when !== '')) return 'date';
		const tongue = rows[0]?.tongue ?? 'en';
		if (most((text) => isShort(text) && columnStates.has(wordsOf(text), tongue))) return 'status';
		return 'other';
	});
	const lengths = columns.map((column, cell) =>
		column === 'other' ? rows.reduce((sum, { paragraph }) => sum + (paragraph.cells?.[cell]?.length ?? 0), 0) : 0
	);
	const longest = lengths.indexOf(Math.max(...lengths));
	const isProse = (lengths[longest] ?? 0) / Math.max(1, rows.length) > 20;
	if (isProse) columns[longest] = 'activity';
	const first = columns.indexOf('other');
	const isNames = rows.every(({ paragraph, tongue }) => {
		const text = paragraph.cells?.[first]?.trim() ?? '';
		return text === '' || (wordsOf(text).length <= 5 && registerLine(text, tongue) !== undefined);
	});
	if (first >= 0 && isNames) columns[first] = 'partner';
	return columns;
}

/** A row as the line that says the same. */
export function inRow({ cells, line }: Row): RegisterLine | undefined {
	if (!cells.partner) return undefined;
	const said = [cells.partner, cells.country, cells.agreement, cells.signed, cells.status, cells.kind, cells.note]
		.flatMap((cell) => (cell ? [cell.text] : []))
		.join(' | ');
	return registerLine(said, line.tongue);
}
