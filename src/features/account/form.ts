import { z } from 'zod';
import { ALWAYS_CHECKED, choice, email, flag, given, known, text } from '#kernel/fields.ts';
import { SHORTEST_PASSWORD } from './account.ts';
import { LANGUAGES } from '#kernel/language.ts';

export const THEMES = ['system', 'light', 'dark'] as const;

/** Passwords are taken as they are: no trimming, no cleaning. */
const password = z.string().max(200, { message: 'too_long:200' }).default('');

/** One that is there already: anything, but something. */
const ownPassword = password.refine((typed) => typed !== '', { message: 'required' });

export const signInForm = z.object({ email: text({ max: 254, required: true }), password: ownPassword });

const twice = { password, repeat: password };

function strongTwice(value: { password: string; repeat: string }, ctx: z.RefinementCtx): void {
	const typed = given(value.password) ?? '';
	if ([...typed].length < SHORTEST_PASSWORD) {
		ctx.addIssue({ code: 'custom', path: ['password'], message: `password_short:${SHORTEST_PASSWORD}` });
	} else if (typed !== value.repeat) {
		ctx.addIssue({ code: 'custom', path: ['repeat'], message: 'passwords_differ' });
	}
}

export const newPasswordForm = z
	.object({ ...twice, name: text({ max: 100 }), email: email() })
	.superRefine(strongTwice, ALWAYS_CHECKED);

/** Of somebody who was added by their address alone. */
export const namedPasswordForm = z
	.object({ ...twice, name: text({ max: 100, required: true }), email: email() })
	.superRefine(strongTwice, ALWAYS_CHECKED);

/** The first director of an installation also says who they are. */
export const firstDirectorForm = z
	.object({ ...twice, name: text({ max: 100, required: true }), email: known(email()) })
	.superRefine(strongTwice, ALWAYS_CHECKED);

export const changePasswordForm = z.object({ current: ownPassword, ...twice }).superRefine(strongTwice, ALWAYS_CHECKED);

export const settingsForm = z.object({
	name: text({ max: 100, required: true }),
	language: choice(LANGUAGES),
	theme: choice(THEMES),
	shortcuts: flag(),
	letters: flag()
});

export type SettingsInput = z.output<typeof settingsForm>;

export const languageForm = z.object({ language: choice(LANGUAGES), back: text({ max: 2000 }) });

export const sessionForm = z.object({ session: text({ max: 100, required: true }) });

export const forgottenForm = z.object({ email: known(email()) });

/** Of an authenticator app, or of the sheet of recovery codes. */
export const codeForm = z.object({ code: text({ max: 40, required: true }) });

export const ownPasswordForm = z.object({ current: ownPassword });
