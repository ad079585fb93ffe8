import { EVERYBODY, WRITERS, type Rules } from '#features/member/policy.ts';

export const noteRules: Rules<'view' | 'edit' | 'delete'> = {
	view: EVERYBODY,
	edit: WRITERS,
	delete: WRITERS
};
