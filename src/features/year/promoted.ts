import { OPEN_STAGES, openStage, stoodOpen, type Course, type OpenStage } from '#features/initiative/initiative.ts';
import type { Period } from '#kernel/period.ts';
import { tellsUnbegun, type Outlook } from './outlook.ts';

/**
 * The initiatives that stood open at the end of a period, each at the stage that it is told at: what is nearest to
 * happening first, otherwise in the order that they come in. Whatever tells of initiatives in a period asks here.
 */
export function promotedIn<Row extends Course>(
	rows: readonly Row[],
	period: Period,
	outlook: Outlook
): (Omit<Row, 'stage'> & { stage: OpenStage })[] {
	const tells = tellsUnbegun(period, outlook);
	return rows
		.filter((row) => stoodOpen(row, period, tells))
		.map((row) => ({ ...row, stage: openStage(row.stage) }))
		.toSorted((a, b) => OPEN_STAGES.indexOf(a.stage) - OPEN_STAGES.indexOf(b.stage));
}

/** Without the ideas, which have their own page: what the page of a year and the coverage of goals tell of. */
export function isPromoted({ stage }: { stage: OpenStage }): boolean {
	return stage !== 'idea';
}
