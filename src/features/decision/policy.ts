import { DIRECTORS, EVERYBODY, type Rules } from '#features/member/policy.ts';

/** Directors decide, and take back what was decided by mistake; whoever sees the initiative sees what was decided. */
export const decisionRules: Rules<'view' | 'decide' | 'delete'> = {
	view: EVERYBODY,
	decide: DIRECTORS,
	delete: DIRECTORS
};
