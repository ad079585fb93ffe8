import { EVERYBODY, OFFICE, WRITERS, type Rules } from '#features/member/policy.ts';

export const personRules: Rules<'view' | 'contact' | 'note' | 'edit' | 'delete'> = {
	view: EVERYBODY,
	/** E-mail and telephone: for those who write to people and call signatories, not for those who read about them. */
	contact: OFFICE,
	/** What the office notes of a person for itself, and where it has them from. */
	note: WRITERS,
	edit: WRITERS,
	delete: WRITERS
};
