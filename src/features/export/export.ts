import type { ReportFormat } from '#features/report/report.ts';
import type { DocumentLanguages } from '#kernel/language.ts';

export const EXPORT_STATES = ['waiting', 'running', 'ready', 'failed', 'cancelled'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** What is being done, in its order. */
export const STEPS = ['reading', 'writing', 'keeping'] as const;
export type Step = (typeof STEPS)[number];

/** Why a file could not be made. The words are messages, in the language of whoever reads them. */
export const FAILURES = [
	'report_gone',
	'no_right',
	'no_language',
	'disk_full',
	'too_large',
	'took_too_long',
	'stopped',
	'ours'
] as const;
export type Failure = (typeof FAILURES)[number];

/** What a file is made of: a report of the office, or the one that the record writes of a year. */
export type Subject = { reportId: string; year?: never } | { year: number; reportId?: never };

/** One file that somebody asked for. */
export interface ExportJob {
	id: string;
	subject: Subject;
	format: ReportFormat;
	languages: DocumentLanguages;
	state: ExportState;
	step: Step | null;
	failure: Failure | null;
	/** The limit that was broken, where the failure has one. */
	limit: number | null;
	/** In bytes, of a file that is ready. */
	size: number | null;
	/** ISO 8601, UTC. */
	madeAt: string;
	endedAt: string | null;
	expiresAt: string;
}

/** So many of one person's files may wait or be made at once. */
export const MOST_OPEN = 60;

/** So often a file is begun again after the server that made it was stopped without a word. */
export const MOST_ATTEMPTS = 3;

/** How far a step is, of a hundred: writing is most of the work, and nothing is known of what is left of it. */
const PROGRESS: Readonly<Record<Step, number>> = { reading: 10, writing: 40, keeping: 90 };

/** How much of it is done, of a hundred. */
export function progressOf({ state, step }: Pick<ExportJob, 'state' | 'step'>): number {
	if (state === 'ready') return 100;
	return state === 'running' && step ? PROGRESS[step] : 0;
}

/** Whether somebody still waits for it. */
export function isOpen({ state }: Pick<ExportJob, 'state'>): boolean {
	return state === 'waiting' || state === 'running';
}

/** The file of a report could not be made, for a reason that can be told. */
export class ExportFailed extends Error {
	override name = 'ExportFailed';
	readonly failure: Failure;
	/** The limit that was broken, where the failure has one. */
	readonly limit: number | undefined;
	constructor(failure: Failure, limit?: number, cause?: unknown) {
		super(`The file could not be made: ${failure}.`, { cause });
		this.failure = failure;
		this.limit = limit;
	}
}
