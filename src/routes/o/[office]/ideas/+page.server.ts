import { loadQueuePage } from '#features/resident-idea/server/page.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => loadQueuePage(event);
