import { EVERYBODY, WRITERS, type Rules } from '#features/member/policy.ts';

/** Claims and decisions of the council are part of their agreement: who may edit it may add and prefer them. */
export const agreementRules: Rules<'view' | 'edit' | 'delete'> = {
	view: EVERYBODY,
	edit: ['agreements_manager', ...WRITERS],
	delete: ['agreements_manager', ...WRITERS]
};
