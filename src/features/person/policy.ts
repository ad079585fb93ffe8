import { EVERYBODY, WRITERS, type Rules } from '#features/member/policy.ts';

export const personRules: Rules<'view' | 'contact' | 'edit' | 'delete'> = {
	view: EVERYBODY,
	/** E-mail, telephone and the note: for those who write to people, not for those who read about them. */
	contact: WRITERS,
	edit: WRITERS,
	delete: WRITERS
};
