import { WRITERS, type Rules } from '#features/member/policy.ts';

export const trashRules: Rules<'view' | 'restore'> = { view: WRITERS, restore: WRITERS };
