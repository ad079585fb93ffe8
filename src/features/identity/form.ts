import { z } from 'zod';
import { flag, text } from '#kernel/fields.ts';
import { isIssuer } from './identity.ts';

export const providerForm = z.object({
	issuer: text({ max: 500, required: true }).transform((value, ctx) => {
		if (isIssuer(value)) return value;
		ctx.addIssue({ code: 'custom', message: 'not_an_issuer' });
		return z.NEVER;
	}),
	clientId: text({ max: 300, required: true }),
	/** Empty: the one that is kept stays. */
	clientSecret: text({ max: 1000 }),
	only: flag()
});

/** The office that somebody wants to come into: its word, or the address of one of its pages. */
export const wantedForm = z.object({
	office: text({ max: 300, required: true }).transform(
		(value) => /\/o\/([a-z0-9-]+)/.exec(value)?.[1] ?? value.toLowerCase()
	)
});

export type ProviderInput = z.output<typeof providerForm>;
