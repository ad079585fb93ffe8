import { accentFile } from '#features/reader-link/server/page.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = ({ params }) => accentFile(`#${params.accent}`);
