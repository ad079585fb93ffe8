// One place for how messages are compiled, for the build and for the checks.
import type { CompilerOptions } from '@inlang/paraglide-js';
import type { Plugin } from 'vite';

export const paraglide: CompilerOptions = {
	project: './project.inlang',
	outdir: './src/paraglide',
	outputStructure: 'locale-modules',
	emitReadme: false,
	// The language is decided by us, per request on the server and from <html lang> in the browser:
	// src/hooks.server.ts and src/hooks.client.ts overwrite getLocale.
	strategy: ['globalVariable', 'baseLocale']
};

/** What the public sites say, in their languages: apart, so that the desk is not compiled in nine. */
export const publicParaglide: CompilerOptions = {
	...paraglide,
	project: './project.public.inlang',
	outdir: './src/paraglide-public'
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

export const publicParaglideForPages: CompilerOptions = {
	...publicParaglide,
	outdir: './.svelte-kit/paraglide-public',
	outputStructure: 'message-modules'
};

const MADE_ANEW = 'new Intl.PluralRules(locale, options)';

/** Compiled messages make the rules of plurals anew for each number that they say; here they are kept. */
export const keptPluralRules: Plugin = {
	name: 'kept-plural-rules',
	transform(code, id) {
		if (!/\/paraglide(-public)?\/registry\.js$/.test(id)) return undefined;
		if (!code.includes(MADE_ANEW)) this.error('Paraglide makes plurals in another way now: see scripts/paraglide.ts.');
		const kept = `(pluralRules[locale + JSON.stringify(options)] ??= ${MADE_ANEW})`;
		return { code: `const pluralRules = {};\n${code.replace(MADE_ANEW, kept)}`, map: null };
	}
};
