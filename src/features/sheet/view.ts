import { LANGUAGES, type Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import { SHEET_FORMATS, type SheetFormat, type SheetKind } from './sheet.ts';

/** The bar over a sheet: back to what it is about, its language, its files. */
export interface SheetBar {
	title: string;
	/** What is to be known before it is handed out. */
	warnings: { text: string; more?: { href: string; label: string } }[];
	/** What it is about. */
	up: { href: string; name: string };
	languages: { href: string; language: Language; name: string; isCurrent: boolean }[];
	files: { href: string; icon: string; label: string; format: SheetFormat }[];
	print: string;
}

const TITLES = { leaflet: m.sheet_page_leaflet, brief: m.sheet_page_brief };
const FILES: Record<SheetFormat, { icon: string; label: () => string }> = {
	pdf: { icon: 'file-text', label: m.sheet_file_pdf },
	docx: { icon: 'file-type', label: m.sheet_file_docx },
	html: { icon: 'globe', label: m.sheet_file_html }
};
/** A language calls itself by its own name, whatever the page around it speaks. */
const OWN_NAMES: Record<Language, string> = { he: 'עברית', en: 'English' };

/** What a sheet is called, on its page and as a file. */
export function sheetTitle(kind: SheetKind, partner: string, language?: Language): string {
	return TITLES[kind]({ partner }, language ? { locale: language } : {});
}

/** @param base "/o/raanana" @param name of the partner, in the language of the page */
export function sheetBar(
	base: string,
	{
		kind,
		partner,
		language,
		name,
		isPublic,
		withheld,
		isBare
	}: {
		kind: SheetKind;
		partner: string;
		language: Language;
		name: string;
		isPublic: boolean;
		withheld: number;
		isBare: boolean;
	}
): SheetBar {
	const page = `${base}/partners/${partner}`;
	const hidden = `${base}/activities?partner=${partner}&visibility=office&visibility=council`;
	return barOf(`${page}/${kind}`, language, {
		title: sheetTitle(kind, name),
		warnings: [
			...(kind === 'leaflet' && !isPublic ? [{ text: m.sheet_not_public() }] : []),
			...(isBare ? [{ text: m.sheet_bare(), more: { href: page, label: m.sheet_bare_edit() } }] : []),
			...(withheld > 0
				? [{ text: m.sheet_withheld({ count: withheld }), more: { href: hidden, label: m.sheet_withheld_show() } }]
				: [])
		],
		up: { href: page, name }
	});
}

/** The bar over whatever is one page: its languages and its files. @param at its address, without a language */
export function barOf(
	at: string,
	language: Language,
	{ title, warnings, up }: Pick<SheetBar, 'title' | 'warnings' | 'up'>
): SheetBar {
	return {
		...{ title, warnings, up },
		languages: LANGUAGES.map((tag) => ({
			...{ href: `${at}/${tag}`, language: tag, name: OWN_NAMES[tag], isCurrent: tag === language }
		})),
		files: SHEET_FORMATS.map((format) => ({
			...{ href: `${at}/${language}/file.${format}`, icon: FILES[format].icon, label: FILES[format].label(), format }
		})),
		// Without JavaScript a page cannot print itself; the browser shows the PDF, and prints that.
		print: `${at}/${language}/file.pdf?show`
	};
}

/** The bar over the page for the council. @param base "/o/raanana" @param name of the partner, in the language of the page */
export function recommendationBar(
	base: string,
	{ id, language, name, isApproved }: { id: string; language: Language; name: string; isApproved: boolean }
): SheetBar {
	const at = `${base}/initiatives/${id}/recommendation`;
	return barOf(at, language, {
		title: m.recommendation_page({ partner: name }),
		warnings: isApproved ? [] : [{ text: m.recommendation_draft_warning() }],
		up: { href: `${base}/initiatives/${id}/request`, name: m.request_link() }
	});
}
