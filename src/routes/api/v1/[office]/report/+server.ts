import { readReport } from '#features/api/server/views.ts';

export const GET = readReport;
