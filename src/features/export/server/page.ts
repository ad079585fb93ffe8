import { may } from '#features/member/policy.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { FORMATS } from '#features/report/report.ts';
import { loadReportRecord } from '#features/studio/server/queries.ts';
import { DOCUMENT_LANGUAGES, LANGUAGES, languagesOf, type Language } from '#kernel/language.ts';
import { getLocale } from '#paraglide/runtime.js';
import type { Subject } from '../export.ts';
import { exportRules } from '../policy.ts';
import { filesPath, fileRow, reportName, standingOf, type FileGroup } from '../view.ts';
import { markSeen } from './commands.ts';
import { listJobs, type ListedJob } from './queries.ts';

/**
 * What the page of the files of a report shows. Whoever opens it has seen what came of them.
 * @returns undefined where there is no such report for them
 */
export async function loadFilesPage({ db, actor, office }: Desk, subject: Subject) {
	const [report, jobs] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			subject.reportId === undefined ? undefined : loadReportRecord(tx, actor, subject.reportId),
			listJobs(tx, actor, subject)
		])
	);
	const name = reportName(subject, report, office.periodStartsIn, getLocale());
	if (name === undefined) return undefined;
	if (jobs.some(({ isUnseen }) => isUnseen)) await markSeen(db, actor, subject);
	const languages: readonly Language[] = report?.languages ?? LANGUAGES;
	const rows = inOrder(jobs).map(fileRow);
	return {
		...{ name, rows, timeZone: office.timeZone, standing: standingOf(rows), isBusy: rows.some(({ isOpen }) => isOpen) },
		path: filesPath(subject),
		languages: DOCUMENT_LANGUAGES.filter((each) => languagesOf(each).every((tag) => languages.includes(tag))),
		canMake: may(exportRules, actor, 'make')
	};
}

/** The files that somebody asked for of all reports, by report. */
export async function loadAllFiles({ db, actor, office }: Desk) {
	const jobs = await db.forOffice(actor.officeId, (tx) => listJobs(tx, actor));
	if (jobs.some(({ isUnseen }) => isUnseen)) await markSeen(db, actor);
	const groups = new Map<string, FileGroup>();
	for (const job of inOrder(jobs)) {
		const path = filesPath(job.subject);
		const name = reportName(job.subject, job.report, office.periodStartsIn, getLocale());
		const group = groups.get(path) ?? { path, name, rows: [] };
		group.rows.push(fileRow(job));
		groups.set(path, group);
	}
	const all = [...groups.values()];
	const rows = all.flatMap((group) => group.rows);
	return {
		...{
			groups: all,
			timeZone: office.timeZone,
			standing: standingOf(rows),
			isBusy: rows.some(({ isOpen }) => isOpen)
		},
		canMake: may(exportRules, actor, 'make')
	};
}

/** The latest first; what was asked for together in the order in which it is offered, however far it is. */
function inOrder(jobs: readonly ListedJob[]): ListedJob[] {
	const place = ({ format, languages }: ListedJob) =>
		DOCUMENT_LANGUAGES.indexOf(languages) * FORMATS.length + FORMATS.indexOf(format);
	return jobs.toSorted((a, b) => b.madeAt.localeCompare(a.madeAt) || place(a) - place(b));
}
