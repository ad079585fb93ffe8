import type { Plugin } from 'vite';

/**
 * Svelte marks every block and component with a comment, so that a script in the browser finds its places again. No
 * page of ours is taken over by a script, so the marks are left out: a tenth of the bytes of a page.
 */
export function withoutHydrationMarks(): Plugin {
	return {
		name: 'kesher-without-hydration-marks',
		apply: 'build',
		enforce: 'post',
		applyToEnvironment: ({ name }) => name === 'ssr',
		transform: {
			filter: { id: /\.svelte$|svelte\/src\/internal\/server\/(?:hydration|index|blocks\/html)\.js$/ },
			handler(code) {
				return { code: code.replace(MARKS, '').replace(EMPTY_SHAPES, '/>'), map: null };
			}
		}
	};
}

/** As short as SVG allows. */
const EMPTY_SHAPES = /><\/(?:use|path|circle|rect)>/g;
const MARKS = /<!--(?:\[-?\d*!?|\]|\$\{HYDRATION_\w+\}|\$' \+ uid \+ '|)-->/g;
