import { z } from 'zod';
import { ownPasswordForm } from '#features/account/form.ts';
import { text } from '#kernel/fields.ts';

const name = text({ max: 60, required: true });

export const beginForm = ownPasswordForm.extend({ name });

export const renameForm = z.object({ name });

/** What a device answered, as the script of the page puts it into its form. */
export const answerForm = z.object({ answer: text({ max: 20_000, required: true }) });

/** Bytes, base64url. */
const bytes = z.string().regex(/^[\w-]+$/);
const shared = {
	id: bytes.max(1400),
	rawId: bytes.max(1400),
	type: z.literal('public-key'),
	/** None is asked for. */
	clientExtensionResults: z.unknown().transform(() => ({}))
};

/** The JSON of a new key (WebAuthn, RegistrationResponseJSON), as far as it is looked at. */
const made = z.object({
	...shared,
	response: z.object({
		clientDataJSON: bytes,
		attestationObject: bytes,
		transports: z.array(z.string().max(20)).max(10).default([])
	})
});

/** The JSON of the use of a key (AuthenticationResponseJSON). */
const used = z.object({
	...shared,
	response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes })
});

export type MadeAnswer = z.output<typeof made>;
export type UsedAnswer = z.output<typeof used>;

/** @returns undefined for what no browser sends */
export const readMade = (answer: string): MadeAnswer | undefined => read(made, answer);
export const readUsed = (answer: string): UsedAnswer | undefined => read(used, answer);

function read<Shape>(schema: z.ZodType<Shape>, answer: string): Shape | undefined {
	try {
		return schema.safeParse(JSON.parse(answer)).data;
	} catch {
		return undefined;
	}
}
