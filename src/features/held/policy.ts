import { DIRECTORS, WRITERS, type Rules } from '#features/member/policy.ts';

export const heldRules: Rules<'view' | 'erase'> = {
	/** It holds contact details and what is meant for the office alone. */
	view: WRITERS,
	erase: DIRECTORS
};
