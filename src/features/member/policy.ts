import type { Role } from './member.ts';

/** The roles that may do something; nobody else may. */
export type Rules<Action extends string> = Readonly<Record<Action, readonly Role[]>>;

export const EVERYBODY: readonly Role[] = ['reader', 'contributor', 'agreements_manager', 'coordinator', 'director'];
/** Those who work with the whole record of the office, whatever they may change of it. */
export const OFFICE: readonly Role[] = ['agreements_manager', 'coordinator', 'director'];
export const WRITERS: readonly Role[] = ['coordinator', 'director'];
/** The departments as well: each its own records, which mayChange sees to. */
export const CONTRIBUTORS: readonly Role[] = ['contributor', ...WRITERS];
/** Everybody who may change something. */
export const BUSY: readonly Role[] = ['contributor', ...OFFICE];
export const DIRECTORS: readonly Role[] = ['director'];

export const memberRules: Rules<'manage'> = { manage: DIRECTORS };

/**
 * What is still done in an office that is closed: it is read, it is seen to who comes in, and it is opened again. An
 * action that is not named here is not.
 */
const WHEN_CLOSED: ReadonlySet<string> = new Set([
	...['view', 'latest', 'whole', 'money', 'contact', 'note', 'compare'],
	...['manage', 'have', 'oversee'],
	...['takeOut', 'close', 'dissolve']
]);

/** Who asks, as the rules see them. */
export interface Asking {
	role: Role;
	userId?: string | null;
	/** The body of the office that their membership is limited to. */
	bodyId?: string | null | undefined;
	/** Their office is closed. */
	isClosed?: boolean | undefined;
}

/** Whose a record is. Of what belongs to another record, those of that one are named as well. */
export interface Owners {
	/** Who wrote it down. */
	createdBy: readonly string[];
	/** The bodies that lead it. */
	leadIds: readonly string[];
}

/** Default deny: an action or a role that the rules do not name is refused. */
export function may<Action extends string>(
	rules: Rules<Action>,
	actor: Pick<Asking, 'role' | 'isClosed'>,
	action: Action
): boolean {
	if (actor.isClosed && !WHEN_CLOSED.has(action)) return false;
	return rules[action]?.includes(actor.role) ?? false;
}

/**
 * The refusal of what others are not shown anywhere: to them it is not there. Whoever could do it were the office not
 * closed is told that it is.
 */
export function refuseQuietly<Action extends string>(
	rules: Rules<Action>,
	actor: Pick<Asking, 'role' | 'isClosed'>,
	action: Action
): { ok: false; reason: 'forbidden' | 'not_found' } | undefined {
	if (may(rules, actor, action)) return undefined;
	return { ok: false, reason: may(rules, { role: actor.role }, action) ? 'forbidden' : 'not_found' };
}

/** Whether somebody may do something to one record: a department, and whoever is limited to a body, may do it to their own only. */
export function mayChange<Action extends string>(
	rules: Rules<Action>,
	actor: Asking,
	action: Action,
	owners: Owners
): boolean {
	return may(rules, actor, action) && (!isLimited(actor) || isOwn(actor, owners));
}

/** Whether somebody may change their own records only. A director runs the whole office. */
export function isLimited({ role, bodyId }: Asking): boolean {
	return role === 'contributor' || (role !== 'director' && typeof bodyId === 'string');
}

/** Whether somebody sees what is meant for the office alone where it is their own, and nowhere else. */
export function seesOwnOnly({ role }: { role: Role }): boolean {
	return role === 'contributor';
}

/** A record is somebody's own if they wrote it down, or their body leads it. */
export function isOwn({ userId, bodyId }: Omit<Asking, 'role'>, { createdBy, leadIds }: Owners): boolean {
	return (!!userId && createdBy.includes(userId)) || (!!bodyId && leadIds.includes(bodyId));
}

/** Whom a record is meant for: those who work in the office, its readers in the council as well, or everybody. */
export const VISIBILITIES = ['office', 'council', 'public'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/**
 * The records that a member is shown, whosever they are: readers and departments see none that are meant for the office
 * alone. What a department sees of its own beside these is asked of the record.
 */
export function shownTo(actor: { role: Role }): readonly Visibility[] {
	return OFFICE.includes(actor.role) ? VISIBILITIES : ['council', 'public'];
}
