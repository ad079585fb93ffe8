import { create, list } from '#features/api/server/requests.ts';

export const GET = list;
export const POST = create;
