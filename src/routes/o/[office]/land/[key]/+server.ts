import { requireMember } from '#features/member/server/gate.ts';
import { landOf } from '#features/year/server/map.ts';
import type { RequestHandler } from './$types.d.ts';

/** The land of a map, for <use>. Its address changes with the view, so the browser may keep it. */
export const GET: RequestHandler = async (event) => {
	await requireMember(event);
	const path = landOf(event.params.key);
	// A map that is forgotten is drawn again with its page; without the land the ties can be read all the same.
	if (!path) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
	return new Response(`<svg xmlns="http://www.w3.org/2000/svg"><path id="land" d="${path}"/></svg>`, {
		headers: { 'content-type': 'image/svg+xml', 'cache-control': 'private, max-age=604800, immutable' }
	});
};
