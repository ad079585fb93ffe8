import { DIRECTORS, type Rules } from '#features/member/policy.ts';

/** To take everything out of an office, to close it and open it again, and to delete it. */
export const leavingRules: Rules<'takeOut' | 'close' | 'dissolve'> = {
	takeOut: DIRECTORS,
	close: DIRECTORS,
	dissolve: DIRECTORS
};
