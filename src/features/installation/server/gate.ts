import { error, type RequestEvent } from '@sveltejs/kit';
import { requireSignedIn } from '#platform/server/session-gate.ts';
import type { SignedIn } from '#platform/server/sessions.ts';
import { m } from '#paraglide/messages.js';

/**
 * Admits whoever runs the installation; to everybody else there is no such page. The word of an office's own provider
 * does not count here: its director could make it say anything.
 */
export function requireAdministrator(event: Pick<RequestEvent, 'locals' | 'url'>): SignedIn {
	const person = requireSignedIn(event);
	if (!person.runsInstallation || person.providedBy !== null) error(404, m.error_not_found());
	return person;
}
