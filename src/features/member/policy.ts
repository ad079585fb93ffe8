import type { Role } from './member.ts';

/** The roles that may do something; nobody else may. */
export type Rules<Action extends string> = Readonly<Record<Action, readonly Role[]>>;

export const EVERYBODY: readonly Role[] = ['reader', 'coordinator', 'director'];
export const WRITERS: readonly Role[] = ['coordinator', 'director'];
export const DIRECTORS: readonly Role[] = ['director'];

/** Default deny: an action or a role that the rules do not name is refused. */
export function may<Action extends string>(rules: Rules<Action>, actor: { role: Role }, action: Action): boolean {
	return rules[action]?.includes(actor.role) ?? false;
}
