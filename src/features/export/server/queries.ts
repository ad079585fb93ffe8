import { sql } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import type { Audience } from '#features/report/policy.ts';
import type { ReportFormat } from '#features/report/report.ts';
import { isShown } from '#features/studio/policy.ts';
import type { ReportState } from '#features/studio/studio.ts';
import type { DocumentLanguages } from '#kernel/language.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { ExportJob, ExportState, Failure, Step, Subject } from '../export.ts';
import { filesPath, type NamedReport } from '../view.ts';

export interface ListedJob extends ExportJob {
	/** undefined where it is of a year, and where the report is not there any more or not for whoever asks. */
	report: NamedReport | undefined;
	/** It came to its end, and its person has not seen that. */
	isUnseen: boolean;
}

/**
 * The files that somebody asked for, those of one report or of all, the latest first. One that was made for them in
 * another role may hold what they are not shown any more: it is not there.
 */
export async function listJobs(tx: OfficeTransaction, actor: Actor, subject?: Subject): Promise<ListedJob[]> {
	const rows = await jobRows(tx, actor)
		.$if(subject?.reportId !== undefined, (query) => query.where('j.report_id', '=', subject?.reportId ?? null))
		.$if(subject?.year !== undefined, (query) => query.where('j.year', '=', subject?.year ?? null))
		.orderBy('j.made_at', 'desc')
		.orderBy('j.id')
		.execute();
	return rows.map((row) => toJob(row, actor));
}

/** One of their own files that is ready and still theirs to read; undefined in every other case. */
export async function loadFile(
	tx: OfficeTransaction,
	actor: Actor,
	id: string
): Promise<{ sha256: string; name: string; mediaType: string; size: number } | undefined> {
	const row = await jobRows(tx, actor)
		.select(['j.sha256', 'j.file_name', 'j.media_type'])
		.where('j.id', '=', id)
		.where('j.state', '=', 'ready')
		.executeTakeFirst();
	if (!row || (row.report_id !== null && !toJob(row, actor).report)) return undefined;
	return { sha256: row.sha256 ?? '', name: row.file_name ?? '', mediaType: row.media_type ?? '', size: row.bytes ?? 0 };
}

/** What came to its end of one report while its person was elsewhere. */
export interface Unseen {
	subject: Subject;
	report: NamedReport | undefined;
	ready: number;
	failed: number;
}

/** What came to its end while its person was elsewhere, by report, the latest first. */
export async function loadUnseen(tx: OfficeTransaction, actor: Actor): Promise<Unseen[]> {
	const rows = await jobRows(tx, actor)
		.where('j.seen_at', 'is', null)
		.where('j.ended_at', 'is not', null)
		.orderBy('j.ended_at', 'desc')
		.execute();
	const found = new Map<string, Unseen>();
	for (const { subject, report, state } of rows.map((row) => toJob(row, actor))) {
		const unseen = found.get(filesPath(subject)) ?? { subject, report, ready: 0, failed: 0 };
		if (state === 'ready') unseen.ready += 1;
		if (state === 'failed') unseen.failed += 1;
		found.set(filesPath(subject), unseen);
	}
	return [...found.values()];
}

function jobRows(tx: OfficeTransaction, actor: Actor) {
	return tx
		.selectFrom('export_job as j')
		.leftJoin('report as r', (join) =>
			join
				.onRef('r.id', '=', 'j.report_id')
				.onRef('r.office_id', '=', 'j.office_id')
				.on('r.office_id', '=', actor.officeId)
				.on('r.deleted_at', 'is', null)
		)
		.select(['j.id', 'j.report_id', 'j.year', 'j.format', 'j.languages', 'j.state', 'j.step', 'j.failure'])
		.select(['j.failure_limit', 'j.bytes', iso('j.made_at').as('madeAt'), iso('j.ended_at').as('endedAt')])
		.select([iso('j.expires_at').as('expiresAt'), 'r.title', 'r.period_from', 'r.period_to'])
		.select(['r.state as reportState', 'r.audience', 'r.tells_money'])
		.select(sql<boolean>`j.seen_at is null and j.ended_at is not null`.as('isUnseen'))
		.where('j.office_id', '=', actor.officeId)
		.where('j.made_by', '=', actor.userId)
		.where('j.made_as', '=', actor.role);
}

function iso(column: string) {
	return sql<string>`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

type JobRow = Awaited<ReturnType<ReturnType<typeof jobRows>['execute']>>[number];

function toJob(row: JobRow, actor: Actor): ListedJob {
	return {
		id: row.id,
		subject: subjectOf(row),
		format: row.format as ReportFormat,
		languages: row.languages as DocumentLanguages,
		state: row.state as ExportState,
		step: row.step as Step | null,
		failure: row.failure as Failure | null,
		limit: row.failure_limit,
		size: row.bytes,
		...{ madeAt: row.madeAt, endedAt: row.endedAt, expiresAt: row.expiresAt },
		report: reportOf(row, actor),
		isUnseen: row.isUnseen
	};
}

function reportOf(row: JobRow, actor: Actor): NamedReport | undefined {
	const { title, period_from: from, period_to: to, audience, reportState: state, tells_money: tellsMoney } = row;
	if (title === null || from === null || to === null) return undefined;
	const report = { state: state as ReportState, audience: audience as Audience, tellsMoney: tellsMoney ?? true };
	return isShown(actor, report) ? { title, from, to } : undefined;
}

/** What a row of jobs is of. */
export function subjectOf({ report_id, year }: { report_id: string | null; year: number | null }): Subject {
	return report_id === null ? { year: year ?? 0 } : { reportId: report_id };
}
