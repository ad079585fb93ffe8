import type { Language } from '#kernel/language.ts';

/** The words of the deck itself, in its language: names of its parts, as the selection pane shows them. */
export interface DeckWords {
	/** After the title of a slide that carries on; counts from the second continuation on. */
	continued: (title: string, time: number) => string;
	theme: string;
	layouts: Record<'cover' | 'content' | 'two' | 'three' | 'title' | 'statement', string>;
	title: string;
	subtitle: string;
	author: string;
	lede: string;
	text: string;
	notice: string;
	levels: [string, string, string];
	footer: string;
	number: string;
	ornament: string;
	table: string;
	chart: string;
	picture: string;
	logo: string;
	caption: string;
	category: string;
	map: string;
	land: string;
	tie: (name: string) => string;
	ring: string;
	leader: string;
	legend: string;
	notes: string;
	slideImage: string;
}

export const WORDS: Record<Language, DeckWords> = {
	he: {
		continued: (title, time) => `${title} (המשך${time > 1 ? ` ${time}` : ''})`,
		theme: 'קשר',
		layouts: {
			cover: 'שער',
			content: 'כותרת ותוכן',
			two: 'שתי עמודות',
			three: 'שלוש עמודות',
			title: 'כותרת בלבד',
			statement: 'משפט אחד'
		},
		title: 'כותרת',
		subtitle: 'כותרת משנה',
		author: 'שם המפרסם',
		lede: 'שורת פתיחה',
		text: 'תוכן',
		notice: 'לתשומת לב',
		levels: ['פריט', 'הערה לפריט', 'פריט משנה'],
		footer: 'כותרת תחתונה',
		number: 'מספר שקופית',
		ornament: 'עיטור',
		table: 'טבלה',
		chart: 'תרשים',
		picture: 'תמונה',
		logo: 'סמל',
		caption: 'כיתוב',
		category: 'קטגוריה',
		map: 'מפה',
		land: 'יבשה',
		tie: (name) => `קו אל ${name}`,
		ring: 'טבעת מרחק',
		leader: 'קו מהשם לנקודה',
		legend: 'מקרא',
		notes: 'הערות להצגה',
		slideImage: 'תמונת השקופית'
	},
	en: {
		continued: (title, time) => `${title} (continued${time > 1 ? ` ${time}` : ''})`,
		theme: 'Kesher',
		layouts: {
			cover: 'Cover',
			content: 'Title and text',
			two: 'Two columns',
			three: 'Three columns',
			title: 'Title only',
			statement: 'One sentence'
		},
		title: 'Title',
		subtitle: 'Subtitle',
		author: 'Publisher',
		lede: 'Opening line',
		text: 'Text',
		notice: 'For attention',
		levels: ['Item', 'Note on the item', 'Item of an item'],
		footer: 'Footer',
		number: 'Slide number',
		ornament: 'Ornament',
		table: 'Table',
		chart: 'Chart',
		picture: 'Picture',
		logo: 'Logo',
		caption: 'Caption',
		category: 'Category',
		map: 'Map',
		land: 'Land',
		tie: (name) => `Line to ${name}`,
		ring: 'Ring of distance',
		leader: 'Line from the name to its dot',
		legend: 'Legend',
		notes: 'Speaker notes',
		slideImage: 'The slide'
	}
};
