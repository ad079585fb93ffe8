import { EVERYBODY, WRITERS, type Rules } from '#features/member/policy.ts';

export const templateRules: Rules<'view' | 'edit' | 'delete'> = {
	view: EVERYBODY,
	edit: WRITERS,
	delete: WRITERS
};
