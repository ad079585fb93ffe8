import type { ReportFormat } from '#features/report/report.ts';
import { languageName } from '#kernel/format.ts';
import type { DocumentLanguages, Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import type { ExportJob, Failure } from './export.ts';

/** What each format is good for. */
export const FORMAT_HINTS: Readonly<Record<ReportFormat | 'xlsx', () => string>> = {
	pptx: m.exports_hint_pptx,
	docx: m.exports_hint_docx,
	pdf: m.exports_hint_pdf,
	html: m.exports_hint_html,
	xlsx: m.exports_hint_xlsx
};

/** In what a file is, in the language of whoever reads. */
export function languagesLabel(languages: DocumentLanguages, locale: Language): string {
	return languages === 'he+en' ? m.exports_both() : languageName(languages, locale);
}

const STANDINGS = {
	reading: m.exports_reading,
	writing: m.exports_writing,
	keeping: m.exports_keeping
} as const;

/** How far a file is that is not ready, in words. */
export function standingLabel({ state, step }: Pick<ExportJob, 'state' | 'step'>): string {
	if (state === 'running' && step) return STANDINGS[step]();
	if (state === 'failed') return m.exports_failed();
	return state === 'cancelled' ? m.exports_cancelled() : m.exports_waiting();
}

const FAILED: Readonly<Record<Failure, (what: { id: string; limit: number }) => string>> = {
	report_gone: m.exports_failed_report_gone,
	no_right: m.exports_failed_no_right,
	no_language: m.exports_failed_no_language,
	disk_full: m.exports_failed_disk_full,
	too_large: m.exports_failed_too_large,
	took_too_long: m.exports_failed_took_too_long,
	stopped: m.exports_failed_stopped,
	ours: m.exports_failed_ours
};

/** Why a file could not be made, and what can be done. */
export function failureLabel({ failure, limit, id }: Pick<ExportJob, 'failure' | 'limit' | 'id'>): string {
	return FAILED[failure ?? 'ours']({ id, limit: limit ?? 0 });
}
