import { change, read, remove, replace } from '#features/api/server/requests.ts';

export const GET = read;
export const PUT = replace;
export const PATCH = change;
export const DELETE = remove;
