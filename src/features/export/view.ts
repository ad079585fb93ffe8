import type { Language } from '#kernel/language.ts';
import { periodLabel, periodOf, periodOfDays } from '#kernel/period.ts';
import { isEmpty, words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { isOpen, progressOf, type ExportJob, type Subject } from './export.ts';

/** What a page shows of one file. */
export type FileRow = Pick<
	ExportJob,
	'id' | 'format' | 'languages' | 'state' | 'step' | 'failure' | 'limit' | 'size' | 'expiresAt'
> & {
	/** Of a hundred. */
	progress: number;
	/** It is being made, or waits for it. */
	isOpen: boolean;
	/** Whether its report can still be read, by whoever asked for the file. */
	isThere: boolean;
};

/** The files of one report, under its name. */
export interface FileGroup {
	/** "/reports/ID/files", below the address of the office. */
	path: string;
	/** undefined where the report is not there any more. */
	name: string | undefined;
	rows: FileRow[];
}

/** Of which report, to whom it is shown. */
export interface NamedReport {
	title: Texts;
	from: string;
	to: string;
}

export function fileRow(job: ExportJob & { report: NamedReport | undefined }): FileRow {
	const { id, format, languages, state, step, failure, limit, size, expiresAt } = job;
	return {
		...{ id, format, languages, state, step, failure, limit, size, expiresAt },
		progress: progressOf(job),
		isOpen: isOpen(job),
		isThere: job.subject.year !== undefined || job.report !== undefined
	};
}

/** Where the files of a report are asked for, below the address of the office. */
export function filesPath({ reportId, year }: Subject): string {
	return reportId === undefined ? `/report/${year}/files` : `/reports/${reportId}/files`;
}

/** The name of a report: its own, or that of its period; undefined where it is not there for whoever asks. */
export function reportName(
	subject: Subject,
	report: NamedReport | undefined,
	startsIn: number,
	language: Language
): string | undefined {
	if (subject.year !== undefined) return m.report_title({ year: periodLabel(periodOf(subject.year, startsIn)) });
	if (!report) return undefined;
	if (!isEmpty(report.title)) return words(report.title, language);
	return m.report_title({ year: periodLabel(periodOfDays(report.from, report.to)) });
}

/** How far all the files of a list are, in a sentence; undefined where nothing of it is under way or ready. */
export function standingOf(rows: readonly FileRow[]): string | undefined {
	const wanted = rows.filter(({ state }) => state !== 'cancelled' && state !== 'failed').length;
	const ready = rows.filter(({ state }) => state === 'ready').length;
	if (wanted === 0) return undefined;
	return ready === wanted ? m.exports_standing_ready({ count: ready }) : m.exports_standing({ ready, count: wanted });
}

/** What a person is told, on whichever page they are, of files that came to their end meanwhile. */
export interface FilesDone {
	/** Where they are, below the address of the office. */
	path: string;
	/** Of which report, in words. */
	of: string;
	ready: number;
	failed: number;
}

/** The files of one report are told by its name; those of several together. undefined: there is nothing to tell. */
export function filesDone(
	unseen: readonly { subject: Subject; report: NamedReport | undefined; ready: number; failed: number }[],
	startsIn: number,
	language: Language
): FilesDone | undefined {
	const [first] = unseen;
	if (!first) return undefined;
	const sum = (of: 'ready' | 'failed') => unseen.reduce((total, each) => total + each[of], 0);
	const counts = { ready: sum('ready'), failed: sum('failed') };
	if (counts.ready + counts.failed === 0) return undefined;
	if (unseen.length > 1) return { path: '/exports', of: m.exports_done_reports(), ...counts };
	if (first.subject.year === undefined && !first.report) {
		return { path: '/exports', of: m.exports_done_a_report(), ...counts };
	}
	return { path: filesPath(first.subject), of: nameInSentence(first, startsIn, language), ...counts };
}

function nameInSentence(
	{ subject, report }: { subject: Subject; report: NamedReport | undefined },
	startsIn: number,
	language: Language
): string {
	if (subject.year === undefined) {
		return m.exports_done_named({ title: reportName(subject, report, startsIn, language) ?? '' });
	}
	return m.exports_done_of_year({ year: periodLabel(periodOf(subject.year, startsIn)) });
}
