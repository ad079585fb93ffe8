import type { Audience } from '#features/report/policy.ts';
import type { Language } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';

/** How far a report is. A closed one never changes again. */
export const REPORT_STATES = ['draft', 'in_review', 'approved', 'closed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What may be done with a report as a whole. */
export const MOVES = ['submit', 'return', 'approve', 'reopen', 'close'] as const;
export type Move = (typeof MOVES)[number];

/** A report of an office: what it makes of the one that the record writes, and how far it is. */
export interface StudioReport {
	id: string;
	/** Its own title; where it has none, that of the record stands. */
	title: Texts;
	/** First and last day, YYYY-MM-DD. */
	from: string;
	to: string;
	audience: Audience;
	/** Whether it says what things cost. */
	tellsMoney: boolean;
	languages: Language[];
	/** The id of a template, or the name of one that comes along; null: the office's default. */
	template: string | null;
	state: ReportState;
	/** The sections in the order that was chosen, by their keys; those that it does not name keep their place. */
	sectionOrder: string[];
	version: number;
}

const WAY: Readonly<Record<Move, { from: readonly ReportState[]; to: ReportState }>> = {
	submit: { from: ['draft'], to: 'in_review' },
	return: { from: ['in_review'], to: 'draft' },
	approve: { from: ['in_review'], to: 'approved' },
	reopen: { from: ['approved'], to: 'draft' },
	close: { from: ['approved'], to: 'closed' }
};

/** Where a move leads from a state; undefined: there is no such way. */
export function after(state: ReportState, move: Move): ReportState | undefined {
	const { from, to } = WAY[move];
	return from.includes(state) ? to : undefined;
}

/** The move that led from one state to another; undefined: there is no such way. */
export function moveBetween(from: ReportState, to: ReportState): Move | undefined {
	return MOVES.find((move) => after(from, move) === to);
}

/** Who moved a report, when, and what was noted with it. */
export interface Moved {
	move: Move;
	by: string;
	/** ISO 8601, UTC. */
	at: string;
	reason: string | null;
}

/** The moves that lead on from a state. */
export function movesFrom(state: ReportState): Move[] {
	return MOVES.filter((move) => after(state, move) !== undefined);
}

/** Whether the words of a report may still be worked on. */
export function isOpen({ state }: Pick<StudioReport, 'state'>): boolean {
	return state === 'draft' || state === 'in_review';
}

/** Whether a report may stand on the public site: everybody may read it, and nobody works on it. */
export function mayBePublic(report: Pick<StudioReport, 'state' | 'audience'>): boolean {
	return report.audience === 'public' && !isOpen(report);
}

/** Beside its kept versions, which have numbers: a report as it stands now. */
export const NOW = 'now';
