import { robotsFile } from '#features/open/server/sites.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

/** What programs that search may look at. */
export const GET: RequestHandler = async () => robotsFile(runtime().db);
