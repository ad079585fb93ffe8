import { openApi } from '#features/api/openapi.ts';
import type { RequestHandler } from './$types.d.ts';

/** Says what there is, and nothing of what is in it: it may be read without a token. */
export const GET: RequestHandler = ({ url }) => Response.json(openApi(url.origin));
