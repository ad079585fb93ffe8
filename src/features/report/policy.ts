import {
	EVERYBODY,
	OFFICE,
	shownTo,
	VISIBILITIES,
	WRITERS,
	type Rules,
	type Visibility
} from '#features/member/policy.ts';

export const reportRules: Rules<'view' | 'money' | 'finish'> = {
	view: EVERYBODY,
	/** To make a report of it that is worked on, approved and closed. */
	finish: WRITERS,
	/** A report that says what things cost is written by those who may see it of every activity. */
	money: OFFICE
};

/** For whom a report is written. That decides what is in it, whoever asks for it. */
export const AUDIENCES = ['leadership', 'council', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The records that a report may hold. What is meant for the office alone is told to the heads of the city, and to nobody else. */
export function meantFor(audience: Audience): readonly Visibility[] {
	if (audience === 'leadership') return VISIBILITIES;
	return audience === 'council' ? shownTo({ role: 'reader' }) : ['public'];
}
