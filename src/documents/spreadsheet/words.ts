import type { Language } from '#kernel/language.ts';

/** The words of the workbook itself, in the language of each of its sheets. */
export interface BookWords {
	/** The first sheet, and the one with everything that is said in lines. */
	readMe: string;
	lines: string;
	/** A sheet whose own name leaves nothing. */
	sheet: string;
	holds: [sheet: string, content: string, rows: string];
	line: [section: string, heading: string, state: string, line: string, detail: string, key: string];
	ofTable: (section: string) => string;
	ofChart: (section: string) => string;
	ofLines: string;
	noTables: string;
	noRows: string;
	attention: string;
	quote: string;
	/** Of a column without a title. */
	column: string;
	page: [before: string, between: string];
}

export const WORDS: Record<Language, BookWords> = {
	he: {
		readMe: 'מה בקובץ',
		lines: 'כל השורות',
		sheet: 'גיליון',
		holds: ['גיליון', 'מה יש בו', 'שורות'],
		line: ['פרק', 'כותרת', 'מצב', 'שורה', 'פירוט', 'מפתח הרשומה'],
		ofTable: (section) => `הטבלה שבפרק ״${section}״`,
		ofChart: (section) => `הערכים שמאחורי התרשים בפרק ״${section}״`,
		ofLines: 'כל שורות הדוח, עם הפרק, הכותרת, המצב במילים, הפירוט ומפתח הרשומה',
		noTables: 'אין בדוח זה טבלאות ותרשימים.',
		noRows: 'אין שורות',
		attention: 'לתשומת לב',
		quote: 'ציטוט',
		column: 'עמודה',
		page: ['עמוד ', ' מתוך ']
	},
	en: {
		readMe: 'Read me',
		lines: 'All lines',
		sheet: 'Sheet',
		holds: ['Sheet', 'What it holds', 'Rows'],
		line: ['Section', 'Heading', 'State', 'Line', 'Detail', 'Record key'],
		ofTable: (section) => `The table of the section “${section}”`,
		ofChart: (section) => `The values behind the chart of the section “${section}”`,
		ofLines: 'All lines of the report, with section, heading, state in words, detail and record key',
		noTables: 'This report has no tables and no charts.',
		noRows: 'No rows',
		attention: 'For attention',
		quote: 'Quote',
		column: 'Column',
		page: ['Page ', ' of ']
	}
};
