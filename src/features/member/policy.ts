import type { Role } from './member.ts';

/** The roles that may do something; nobody else may. */
export type Rules<Action extends string> = Readonly<Record<Action, readonly Role[]>>;

export const EVERYBODY: readonly Role[] = ['reader', 'coordinator', 'director'];
export const WRITERS: readonly Role[] = ['coordinator', 'director'];
export const DIRECTORS: readonly Role[] = ['director'];

export const memberRules: Rules<'manage'> = { manage: DIRECTORS };

/** Default deny: an action or a role that the rules do not name is refused. */
export function may<Action extends string>(rules: Rules<Action>, actor: { role: Role }, action: Action): boolean {
	return rules[action]?.includes(actor.role) ?? false;
}

/** Whom a record is meant for: those who work in the office, its readers in the council as well, or everybody. */
export const VISIBILITIES = ['office', 'council', 'public'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** The records that a member is shown: a reader sees none that are meant for the office alone. */
export function shownTo(actor: { role: Role }): readonly Visibility[] {
	return WRITERS.includes(actor.role) ? VISIBILITIES : ['council', 'public'];
}
