import { z } from 'zod';
import { choice, id, text } from '#kernel/fields.ts';
import { LIFETIMES, SCOPES } from './token.ts';

export const tokenForm = z.object({
	name: text({ max: 60, required: true }),
	scope: choice(SCOPES),
	days: choice(LIFETIMES)
});

export type TokenInput = z.output<typeof tokenForm>;

export const endTokenForm = z.object({ id: id() });
