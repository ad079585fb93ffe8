import { DIRECTORS, type Rules } from '#features/member/policy.ts';

/** To say what the public site of the office is, and whether there is one. */
export const siteRules: Rules<'set'> = { set: DIRECTORS };
