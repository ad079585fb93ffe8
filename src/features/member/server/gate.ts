import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Office } from '#features/office/office.ts';
import { loadMembership, officeOfSlug } from '#features/office/server/queries.ts';
import type { Author } from '#platform/server/audit.ts';
import type { Database, OfficeId } from '#platform/server/database.ts';
import { runtime } from '#platform/server/runtime.ts';
import { requireSignedIn } from '#platform/server/session-gate.ts';
import type { SignedIn } from '#platform/server/sessions.ts';
import { m } from '#paraglide/messages.js';
import type { Role } from '../member.ts';
import { isLimited, may, refuseQuietly, type Rules } from '../policy.ts';
import { refuseChange, type Wanted } from './owners.ts';

/** A member of an office at work: what every command and every policy is given. */
export interface Actor extends Author {
	role: Role;
	/** The body of the office that the membership is limited to. */
	bodyId?: string | null;
	/** The office is closed: it is read and not written. */
	isClosed?: boolean;
}

/** What a page of an office works with. */
export interface Desk {
	db: Database;
	actor: Actor;
	office: Office;
	person: SignedIn;
}

type GateEvent = Pick<RequestEvent, 'locals' | 'url' | 'getClientAddress'> & { params: { office?: string } };

/** A page asks several times (its layouts, itself); the answer is worked out once per request. */
const admitted = new WeakMap<App.Locals, Promise<Desk>>();

/**
 * Admits a member to an office. Everybody else gets the answer that a missing page gives: whether an office
 * exists is nobody's business but its members'.
 */
export function requireMember(event: GateEvent): Promise<Desk> {
	const person = requireSignedIn(event);
	let desk = admitted.get(event.locals);
	if (!desk) {
		desk = admit(person, event.params.office ?? '', event.getClientAddress());
		admitted.set(event.locals, desk);
	}
	return desk;
}

/** The office that an address was of last, so that most pages need not ask; found under another one, it is asked again. */
const lastOffices = new Map<string, OfficeId>();

async function admit(person: SignedIn, slug: string, address: string): Promise<Desk> {
	const { db } = runtime();
	let officeId = lastOffices.get(slug);
	let found = officeId && (await membership(db, officeId, person.userId));
	if (found?.office.slug !== slug) {
		officeId = await officeOfSlug(db, slug);
		found = officeId && (await membership(db, officeId, person.userId));
	}
	if (!officeId || !found) error(404, m.error_not_found());
	lastOffices.set(slug, officeId);
	// Not before: to whom the office is not there, it asks for nothing.
	askHowSignedIn(person, found.office);
	const actor: Actor = {
		officeId,
		userId: person.userId,
		name: person.name,
		role: found.role,
		bodyId: found.bodyId,
		isClosed: found.office.closedAt !== null,
		address
	};
	return { db, actor, office: found.office, person };
}

/**
 * A provider's word is good in the office that named it, and nowhere else; there it stands for a second factor too. A
 * passkey stands for both factors, and for no provider.
 */
function askHowSignedIn({ providedBy, hasSecondFactor, passkeyId }: SignedIn, office: Office): void {
	if (providedBy === office.id) return;
	if (providedBy !== null || office.isProviderOnly) redirect(303, `/sign-in/with/${office.slug}?again`);
	if (office.asksSecondFactor && !hasSecondFactor && passkeyId === null) redirect(303, '/account/second-factor?asked');
}

const membership = (db: Database, officeId: OfficeId, userId: string) =>
	db.forOffice(officeId, (tx) => loadMembership(tx, officeId, userId, new Date()));

/** Admits a member whose role may do this; 403 for a member who may not. */
export async function requireMay<Action extends string>(
	event: GateEvent,
	rules: Rules<Action>,
	action: Action
): Promise<Desk> {
	const desk = await requireMember(event);
	if (!may(rules, desk.actor, action)) error(403, whyNot(desk.actor));
	return desk;
}

/** What a member is told who may not do something. */
export function whyNot({ isClosed }: Actor): string {
	return isClosed ? m.leaving_closed_refused() : m.form_forbidden();
}

/** The same for the form of a record: whoever may change their own only is not shown that of another. */
export async function requireMayChange<Action extends string>(
	event: GateEvent,
	{ id, ...wanted }: Omit<Wanted<Action>, 'id'> & { id: string | undefined }
): Promise<Desk> {
	const desk = await requireMay(event, wanted.rules, wanted.action);
	if (!id || !isLimited(desk.actor)) return desk;
	const refused = await desk.db.forOffice(desk.actor.officeId, (tx) => refuseChange(tx, desk.actor, { ...wanted, id }));
	if (refused?.reason === 'forbidden') error(403, whyNot(desk.actor));
	if (refused) error(404, m.error_not_found());
	return desk;
}

/** The same for what readers do not see anywhere: they get the answer of a page that is not there. */
export async function requireMayQuietly<Action extends string>(
	event: GateEvent,
	rules: Rules<Action>,
	action: Action
): Promise<Desk> {
	const desk = await requireMember(event);
	const refused = refuseQuietly(rules, desk.actor, action);
	if (refused?.reason === 'forbidden') error(403, whyNot(desk.actor));
	if (refused) error(404, m.error_not_found());
	return desk;
}
