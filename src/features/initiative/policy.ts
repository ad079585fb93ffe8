import { CONTRIBUTORS, EVERYBODY, type Rules } from '#features/member/policy.ts';

/** Who may move one to another stage: whoever may write. Decisions of the council will have rules of their own. */
export const initiativeRules: Rules<'view' | 'edit' | 'move' | 'delete'> = {
	view: EVERYBODY,
	edit: CONTRIBUTORS,
	move: CONTRIBUTORS,
	delete: CONTRIBUTORS
};
