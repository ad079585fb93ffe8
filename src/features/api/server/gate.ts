import type { RequestEvent } from '@sveltejs/kit';
import { loadMembership, officeOfSlug } from '#features/office/server/queries.ts';
import { useToken, type UsedToken } from '#features/token/server/commands.ts';
import { dayAt } from '#kernel/period.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { ApiDesk } from './resources.ts';

export type TokenDesk = ApiDesk & { token: UsedToken };

/** The key that a request brings. */
export function keyOf(headers: Headers): string | undefined {
	return /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
}

/**
 * Admits a program by the token in its header, and by nothing else: a cookie counts for nothing here, so no page of
 * another site can ask on somebody's behalf. Whether the office exists is not told to whoever has no token of it.
 */
export async function admitToken(
	event: Pick<RequestEvent, 'getClientAddress'> & { params: { office: string } },
	key: string
): Promise<TokenDesk | undefined> {
	const { db } = runtime();
	const officeId = await officeOfSlug(db, event.params.office);
	if (!officeId) return undefined;
	return db.forOffice(
		officeId,
		async (tx) => {
			const token = await useToken(tx, officeId, key, dayAt(new Date(), 'UTC'));
			const membership = token && (await loadMembership(tx, officeId, token.userId, new Date()));
			if (!token || !membership) return undefined;
			const { office, role, bodyId } = membership;
			// The trail says by which token something was done.
			const name = `${token.userName} · ${token.name}`;
			const address = event.getClientAddress();
			const actor = { officeId, userId: token.userId, name, role, bodyId, isClosed: office.closedAt !== null, address };
			return { db, actor, office, token };
		},
		// The day on which a token was used is no record of the office.
		{ evenIf: 'closed' }
	);
}
