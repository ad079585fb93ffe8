import { findRecords } from '#features/api/server/views.ts';

export const GET = findRecords;
