import { newsCard } from '#features/open/server/cards.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { RequestHandler } from './$types.d.ts';

/** The picture that stands for the page where somebody shares it. */
export const GET: RequestHandler = async (event) => newsCard(await requireSite(event), event.params.id);
