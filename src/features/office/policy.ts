import { DIRECTORS, type Rules } from '#features/member/policy.ts';

export const officeRules: Rules<'edit'> = { edit: DIRECTORS };
