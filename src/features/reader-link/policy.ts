import type { Audience } from '#features/report/policy.ts';
import { DIRECTORS, may, WRITERS, type Asking, type Rules } from '#features/member/policy.ts';

/** Who sees the links of a report and ends them, who makes one, and who makes one of a report for the heads of the city. */
export const linkRules: Rules<'have' | 'make' | 'makeOfLeadership'> = {
	have: WRITERS,
	make: WRITERS,
	makeOfLeadership: DIRECTORS
};

/** What is meant for the heads of the city leaves the office by the hand of who answers for it, and of nobody else. */
export function mayMake(actor: Pick<Asking, 'role' | 'isClosed'>, audience: Audience): boolean {
	return may(linkRules, actor, audience === 'leadership' ? 'makeOfLeadership' : 'make');
}
