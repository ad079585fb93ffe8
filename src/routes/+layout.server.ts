import type { LayoutServerLoad } from './$types.d.ts';

export const load: LayoutServerLoad = ({ locals }) => ({ language: locals.language });
