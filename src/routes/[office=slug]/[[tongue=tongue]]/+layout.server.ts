import { loadSiteFrame } from '#features/site/server/page.ts';
import type { LayoutServerLoad } from './$types.d.ts';

/** A page of a public site comes without a script, whoever asks. */
export const csr = false;

export const load: LayoutServerLoad = async (event) => ({ frame: await loadSiteFrame(event) });
