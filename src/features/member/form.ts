import { z } from 'zod';
import { ALWAYS_CHECKED, choice, day, email, given, id, known, optionalId, text } from '#kernel/fields.ts';
import { mayBeLimited, ROLES } from './member.ts';

const membership = { role: choice(ROLES), bodyId: optionalId(), starts: day(), ends: day() };

type Membership = z.output<z.ZodObject<typeof membership>>;

/** The days are in order, and whoever runs the office is limited by nothing. */
function checkLimits({ role, bodyId, starts, ends }: Membership, ctx: z.RefinementCtx): void {
	const problem = (path: keyof Membership, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
	const limits = { bodyId: given(bodyId), starts: given(starts), ends: given(ends) };
	if (limits.starts && limits.ends && limits.ends < limits.starts) problem('ends', 'ends_before_start');
	if (given(role) === null || mayBeLimited(role)) return;
	for (const path of ['bodyId', 'starts', 'ends'] as const) if (limits[path]) problem(path, 'director_unlimited');
}

export const memberForm = z
	.object({ name: text({ max: 100 }), email: known(email()), ...membership })
	.superRefine(checkLimits, ALWAYS_CHECKED);

export const membershipForm = z.object({ id: id(), ...membership }).superRefine(checkLimits, ALWAYS_CHECKED);

export type MembershipInput = z.output<typeof membershipForm>;

/** One member, for whom something is done. */
export const memberIdForm = z.object({ id: id() });
