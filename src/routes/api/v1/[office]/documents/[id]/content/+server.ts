import { readContent } from '#features/api/server/documents.ts';

export const GET = readContent;
