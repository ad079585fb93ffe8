import { EVERYBODY, WRITERS, type Rules } from '#features/member/policy.ts';

export const highlightRules: Rules<'view' | 'edit' | 'delete'> = {
	view: EVERYBODY,
	edit: WRITERS,
	delete: WRITERS
};
