import { DIRECTORS, WRITERS, type Rules } from '#features/member/policy.ts';

/** Who has tokens and makes them, and who sees and ends those of everybody in the office. */
export const tokenRules: Rules<'have' | 'make' | 'oversee'> = { have: WRITERS, make: WRITERS, oversee: DIRECTORS };
