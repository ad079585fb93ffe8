import { visibilityLabel } from '#features/activity/labels.ts';
import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { PICTURES, News } from './news.ts';

export interface NamedPartner {
	id: string;
	name: Texts;
	/** The country whose flag may stand beside the name. */
	flag: string | null;
}

/** A picture as it is kept. */
export interface NewsPicture {
	id: string;
	/** Its file's own name. */
	name: string;
	sha256: string;
	mediaType: (typeof PICTURES)[number];
}

/** An item as a list shows it. */
export type NewsRow = Pick<News, 'id' | 'title' | 'day' | 'visibility' | 'shownFrom' | 'shownUntil'> & {
	partners: NamedPartner[];
};

/** An item as its form takes it: the partners by their ids. */
export function newsFields({ partners, ...news }: News & { partners: readonly NamedPartner[] }) {
	return { ...news, partners: partners.map(({ id }) => id) };
}

/** The list as a file shows it. */
export function newsTable(rows: readonly NewsRow[], language: Language) {
	const column = (title: string, width: number) => ({ title, kind: 'text' as const, width });
	const date = (title: string) => ({ title, kind: 'date' as const, width: 14 });
	return {
		title: m.news_title(),
		columns: [
			date(m.news_date()),
			column(m.news_heading(), 60),
			column(m.nav_partners(), 30),
			column(m.activity_visibility(), 16),
			date(m.news_from()),
			date(m.news_until())
		],
		rows: rows.map((row) => [
			row.day,
			words(row.title, language),
			row.partners.map(({ name }) => words(name, language)).join(', '),
			visibilityLabel(row.visibility),
			row.shownFrom,
			row.shownUntil
		])
	};
}
