import { WRITERS, type Rules } from '#features/member/policy.ts';

/** It is of the whole register, and asks for changes of it. */
export const wikidataRules: Rules<'compare'> = { compare: WRITERS };
