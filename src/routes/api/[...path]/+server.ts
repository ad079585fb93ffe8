import { refused } from '#features/api/server/answers.ts';

/** Programs are answered in JSON where there is nothing as well. */
const nothing = () => refused('not_found');

export const GET = nothing;
export const POST = nothing;
export const PUT = nothing;
export const PATCH = nothing;
export const DELETE = nothing;
