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
