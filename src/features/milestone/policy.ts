import { CONTRIBUTORS, EVERYBODY, type Rules } from '#features/member/policy.ts';

/** Milestones are part of their initiative: whoever may edit it may write them. */
export const milestoneRules: Rules<'view' | 'edit' | 'delete'> = {
	view: EVERYBODY,
	edit: CONTRIBUTORS,
	delete: CONTRIBUTORS
};
