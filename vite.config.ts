import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { defineConfig } from 'vite';
import { keptPluralRules, paraglideForPages } from './scripts/paraglide.ts';

export default defineConfig({
	resolve: {
		alias: [{ find: /^#paraglide\//, replacement: `${import.meta.dirname}/.svelte-kit/paraglide/` }]
	},
	plugins: [
		paraglideVitePlugin(paraglideForPages),
		keptPluralRules,
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
					// The announcer of page changes that SvelteKit adds has this one style attribute.
					'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
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
