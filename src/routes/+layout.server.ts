import type { LayoutServerLoad } from './$types.d.ts';

/** Every page is complete as it is sent; see docs/decisions/0026. */
export const csr = false;

export const load: LayoutServerLoad = ({ locals }) => ({ language: locals.language });
