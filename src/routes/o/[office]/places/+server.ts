import { requireMember } from '#features/member/server/gate.ts';
import { placeQuery } from '#features/place/form.ts';
import { findPlaces } from '#features/place/server/queries.ts';
import type { RequestHandler } from './$types.d.ts';

/** For forms that suggest places while one is typed. */
export const GET: RequestHandler = async (event) => {
	const { db, actor } = await requireMember(event);
	return Response.json(await db.forOffice(actor.officeId, (tx) => findPlaces(tx, placeQuery(event.url.searchParams))));
};
