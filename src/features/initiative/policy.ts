import { EVERYBODY, WRITERS, type Rules } from '#features/member/policy.ts';

/** Who may move one to another stage: whoever may write. Decisions of the council will have rules of their own. */
export const initiativeRules: Rules<'view' | 'edit' | 'move' | 'delete'> = {
	view: EVERYBODY,
	edit: WRITERS,
	move: WRITERS,
	delete: WRITERS
};
