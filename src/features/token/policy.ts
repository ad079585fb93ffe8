import { DIRECTORS, WRITERS, type Rules } from '#features/member/policy.ts';

/** Who has tokens, and who sees and ends those of everybody in the office. */
export const tokenRules: Rules<'have' | 'oversee'> = { have: WRITERS, oversee: DIRECTORS };
