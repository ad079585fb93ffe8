import { loadIdeasPage } from '#features/resident-idea/server/public-pages.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => loadIdeasPage(event);
