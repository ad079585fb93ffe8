import { BUSY, EVERYBODY, type Rules } from '#features/member/policy.ts';

/** A document is changed by those of these who may edit the record that it belongs to: see subject/policy.ts. */
export const attachmentRules: Rules<'view' | 'edit' | 'delete'> = {
	view: EVERYBODY,
	edit: BUSY,
	delete: BUSY
};
