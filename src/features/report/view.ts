import { LANGUAGES, type Language } from '#kernel/language.ts';
import { periodLabel, periodOf } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import { FORMATS, type ReportFormat } from './report.ts';

/** The bar over a report: other years, its language, its files. */
export interface ReportBar {
	year: number;
	label: string;
	previous: { href: string; label: string };
	following: { href: string; label: string };
	languages: { href: string; language: Language; name: string; isCurrent: boolean }[];
	files: { href: string; icon: string; label: string; format: ReportFormat }[];
	print: string;
	present: string;
}

/** How each format is offered. */
export const FILES: Record<ReportFormat, { icon: string; label: () => string }> = {
	pptx: { icon: 'presentation', label: m.report_file_pptx },
	docx: { icon: 'file-type', label: m.report_file_docx },
	pdf: { icon: 'file-text', label: m.report_file_pdf },
	xlsx: { icon: 'file-spreadsheet', label: m.report_file_xlsx },
	html: { icon: 'globe', label: m.report_file_html }
};
/** A language calls itself by its own name, whatever the page around it speaks. */
const OWN_NAMES: Record<Language, string> = { he: 'עברית', en: 'English' };

/**
 * @param base "/o/raanana"
 * @param startsIn the month in which the office's year begins
 */
export function reportBar(base: string, year: number, startsIn: number, language: Language): ReportBar {
	const at = (of: number, tag = language) => `${base}/report/${of}/${tag}`;
	const label = (of: number) => periodLabel(periodOf(of, startsIn));
	return {
		...{ year, label: label(year) },
		previous: { href: at(year - 1), label: label(year - 1) },
		following: { href: at(year + 1), label: label(year + 1) },
		languages: LANGUAGES.map((tag) => ({
			...{ href: at(year, tag), language: tag, name: OWN_NAMES[tag], isCurrent: tag === language }
		})),
		files: FORMATS.map((format) => ({
			...{ href: `${at(year)}/file.${format}`, icon: FILES[format].icon, label: FILES[format].label(), format }
		})),
		// Without JavaScript a page cannot print itself; the browser shows the PDF, and prints that.
		print: `${at(year)}/file.pdf?show`,
		present: `${at(year)}/present`
	};
}
