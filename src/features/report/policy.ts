import { EVERYBODY, OFFICE, shownTo, type Rules, type Visibility } from '#features/member/policy.ts';

export const reportRules: Rules<'view' | 'money'> = {
	view: EVERYBODY,
	/** A report that says what things cost is written by those who may see it of every activity. */
	money: OFFICE
};

/** For whom a report is written. That decides what is in it, whoever asks for it. */
export const AUDIENCES = ['council', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The records that may leave the office in a report. What is meant for the office alone is in none. */
export function meantFor(audience: Audience): readonly Visibility[] {
	return audience === 'council' ? shownTo({ role: 'reader' }) : ['public'];
}
