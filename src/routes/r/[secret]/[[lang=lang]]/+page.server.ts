import { loadReaderPage } from '#features/reader-link/server/page.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => loadReaderPage(event, new Date());
