import { DIRECTORS, type Rules } from '#features/member/policy.ts';

/** Who says through whom the members of an office sign in. */
export const identityRules: Rules<'set'> = { set: DIRECTORS };
