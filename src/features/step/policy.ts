import { BUSY, EVERYBODY, type Rules } from '#features/member/policy.ts';

/** A next step is changed by those of these who may edit the record that it belongs to: see subject/policy.ts. */
export const stepRules: Rules<'view' | 'edit' | 'delete'> = {
	view: EVERYBODY,
	edit: BUSY,
	delete: BUSY
};
