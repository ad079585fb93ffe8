import { EVERYBODY, WRITERS, type Rules } from '#features/member/policy.ts';

export const personRules: Rules<'view' | 'contact' | 'edit' | 'delete'> = {
	view: EVERYBODY,
	/** E-mail, telephone, the note, and where they are from: for those who write to people, not for those who read about them. */
	contact: WRITERS,
	edit: WRITERS,
	delete: WRITERS
};
