import type { Language } from '#kernel/language.ts';

/** The words of the file itself, in its language: what stands on its pages, and the names of its own styles. */
export interface WordWords {
	contents: string;
	/** Over the table that says in words what a map shows. */
	map: [state: string, places: string];
	chart: string;
	picture: string;
	logo: string;
	none: string;
	styles: Record<OwnStyle, string>;
}

/** Styles that Word has no name for. */
export type OwnStyle =
	| 'Publisher'
	| 'Lede'
	| 'Statement'
	| 'Attention'
	| 'Empty'
	| 'Picture'
	| 'PictureCaption'
	| 'TableText'
	| 'TableSmall'
	| 'TableHead'
	| 'TableNote'
	| 'AfterTable'
	| 'ItemNote'
	| 'ItemState'
	| 'ReportTable';

export const WORDS: Record<Language, WordWords> = {
	he: {
		contents: 'תוכן העניינים',
		map: ['סוג הקשר', 'מקומות'],
		chart: 'תרשים',
		picture: 'תמונה',
		logo: 'סמל',
		none: 'אין',
		styles: {
			Publisher: 'שם המפרסם',
			Lede: 'שורת פתיחה',
			Statement: 'משפט אחד',
			Attention: 'לתשומת לב',
			Empty: 'אין מה לרשום',
			Picture: 'תרשים או תמונה',
			PictureCaption: 'כיתוב לתמונה',
			TableText: 'טבלה: תוכן',
			TableSmall: 'טבלה: ערכים',
			TableHead: 'טבלה: כותרת',
			TableNote: 'טבלה: הערה',
			AfterTable: 'טבלה: סוף',
			ItemNote: 'הערה לפריט',
			ItemState: 'מצב הפריט',
			ReportTable: 'טבלת דוח'
		}
	},
	en: {
		contents: 'Contents',
		map: ['Kind of tie', 'Places'],
		chart: 'Chart',
		picture: 'Picture',
		logo: 'Logo',
		none: 'None',
		styles: {
			Publisher: 'Publisher',
			Lede: 'Opening line',
			Statement: 'One sentence',
			Attention: 'For attention',
			Empty: 'Nothing to tell',
			Picture: 'Chart or picture',
			PictureCaption: 'Picture caption',
			TableText: 'Table text',
			TableSmall: 'Table values',
			TableHead: 'Table head',
			TableNote: 'Table note',
			AfterTable: 'Table end',
			ItemNote: 'Note on an item',
			ItemState: 'State of an item',
			ReportTable: 'Report table'
		}
	}
};
