import {
	DIRECTORS,
	isLimited,
	may,
	OFFICE,
	refuseQuietly,
	WRITERS,
	type Asking,
	type Rules
} from '#features/member/policy.ts';

/** Who reads what residents write, and does something about it. To all others there is no such queue. */
export const ideaRules: Rules<'read' | 'handle' | 'forget'> = {
	read: WRITERS,
	handle: WRITERS,
	forget: DIRECTORS
};

/** A membership that is limited to a body sees none: an idea is nobody's own. */
export function mayWithIdeas(actor: Asking, action: keyof typeof ideaRules): boolean {
	return may(ideaRules, actor, action) && !isLimited(actor);
}

/** Who reads the words of residents beside what came of them, without whose they are: those who work in the office. */
export function seesIdeas({ role }: Pick<Asking, 'role'>): boolean {
	return OFFICE.includes(role);
}

/** The refusal of what others are not shown anywhere. */
export function refuseIdeas(
	actor: Asking,
	action: keyof typeof ideaRules
): { ok: false; reason: 'forbidden' | 'not_found' } | undefined {
	return isLimited(actor) ? { ok: false, reason: 'not_found' } : refuseQuietly(ideaRules, actor, action);
}
