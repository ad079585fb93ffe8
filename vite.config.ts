import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defineConfig } from 'vite';
import { browserScript } from './scripts/browser-script.ts';
import { withoutHydrationMarks, withoutPageData } from './scripts/no-hydration.ts';
import { keptPluralRules, paraglideForPages, publicParaglideForPages } from './scripts/paraglide.ts';

export default defineConfig({
	resolve: {
		alias: [
			{ find: /^#paraglide\//, replacement: `${import.meta.dirname}/.svelte-kit/paraglide/` },
			{ find: /^#paraglide-public\//, replacement: `${import.meta.dirname}/.svelte-kit/paraglide-public/` }
		]
	},
	plugins: [
		paraglideVitePlugin(paraglideForPages),
		paraglideVitePlugin(publicParaglideForPages),
		keptPluralRules,
		browserScript(),
		withoutHydrationMarks(),
		withoutPageData(),
		sveltekit({
			adapter: adapter(),
			compilerOptions: {
				runes: ({ filename }) => (/[/\\]node_modules[/\\]/.test(filename) ? undefined : true),
				// Tables that become cards lose their own roles with display: grid, so they name them.
				warningFilter: (warning) => warning.code !== 'a11y_no_redundant_roles'
			},
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					'style-src': ['self'],
					'img-src': ['self', 'data:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'manifest-src': ['self'],
					'form-action': ['self'],
					'base-uri': ['none'],
					'frame-ancestors': ['none'],
					'object-src': ['none']
				}
			}
		})
	]
});
