import { isReady } from '#platform/server/readiness.ts';

/** The database answers too. */
export const GET = async () => {
	const ready = await isReady();
	return new Response(ready ? 'ready\n' : 'the database does not answer\n', {
		status: ready ? 200 : 503,
		headers: { 'cache-control': 'no-store' }
	});
};
