import type { Audience } from '#features/report/policy.ts';
import { isOpen, type StudioReport } from '#features/studio/studio.ts';
import { addDays } from '#kernel/days.ts';
import type { Language } from '#kernel/language.ts';

/** For how many days a link can be made, or until a day that is chosen. None lasts for ever. */
export const LASTS = ['7', '30', '90', 'date'] as const;
export type Lasts = (typeof LASTS)[number];
/** The most, in days. */
export const LONGEST = 365;

/** A link by which readers outside read a report. Its address is shown once and kept nowhere. */
export interface ReaderLink {
	id: string;
	/** For whom it is, in the words of who made it. */
	note: string;
	languages: Language[];
	allowsPdf: boolean;
	/** The last day on which it is good, YYYY-MM-DD. */
	expiresOn: string;
	/** How often it was opened. By whom is not known. */
	opened: number;
	lastOpenedOn: string | null;
	madeBy: string | null;
}

/** What decides whether a link still shows its report. */
export interface LinkState {
	/** For whom the report was, and whether it told what things cost, when the link was made. */
	madeFor: { audience: Audience; tellsMoney: boolean };
	expiresOn: string;
	report: Pick<StudioReport, 'state' | 'audience' | 'tellsMoney'>;
}

/**
 * What whoever opens a link is shown: the report as it was approved or closed; that it is being worked on; or nothing,
 * where the link is over, or its report has become one for others than those for whom the link was made.
 * @param today YYYY-MM-DD
 */
export function shows({ madeFor, expiresOn, report }: LinkState, today: string): 'report' | 'work' | 'nothing' {
	if (expiresOn < today) return 'nothing';
	if (report.audience !== madeFor.audience || report.tellsMoney !== madeFor.tellsMoney) return 'nothing';
	return isOpen(report) ? 'work' : 'report';
}

/** The last day of a link. @param today YYYY-MM-DD */
export function lastDay(lasts: Lasts, until: string | null, today: string): string {
	return lasts === 'date' ? (until ?? today) : addDays(today, Number(lasts));
}
