// One place for how messages are compiled, for the build and for the checks.
import type { CompilerOptions } from '@inlang/paraglide-js';

export const paraglide: CompilerOptions = {
	project: './project.inlang',
	outdir: './src/paraglide',
	outputStructure: 'locale-modules',
	emitReadme: false,
	// The language is decided by us, per request on the server and from <html lang> in the browser:
	// src/hooks.server.ts and src/hooks.client.ts overwrite getLocale.
	strategy: ['globalVariable', 'baseLocale']
};

/**
 * The same for what the browser is sent: a module for each message, so that a page comes with those that it says and
 * not with all. Commands and tests load the two large modules above, which takes Node a quarter of a second less.
 */
export const paraglideForPages: CompilerOptions = {
	...paraglide,
	outdir: './.svelte-kit/paraglide',
	outputStructure: 'message-modules'
};
