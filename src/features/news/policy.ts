import { EVERYBODY, WRITERS, type Rules } from '#features/member/policy.ts';

/** What is told to the public is written by those who speak for the office. */
export const newsRules: Rules<'view' | 'edit' | 'delete'> = {
	view: EVERYBODY,
	edit: WRITERS,
	delete: WRITERS
};
