import { DIRECTORS, type Rules } from '#features/member/policy.ts';

/** To set how long things are kept, to see what that erases, and to erase it. */
export const retentionRules: Rules<'set'> = { set: DIRECTORS };
