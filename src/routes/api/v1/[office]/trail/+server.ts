import { readTrail } from '#features/api/server/views.ts';

export const GET = readTrail;
