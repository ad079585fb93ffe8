import type { Plugin } from 'vite';

/**
 * Svelte marks every block and component with a comment, so that a script in the browser finds its places again. No
 * page of ours is taken over by a script, so the marks are left out: a tenth of the bytes of a page. The one at the end
 * of lists to choose from, "<!>", is no comment of HTML either.
 */
export function withoutHydrationMarks(): Plugin {
	return {
		name: 'kesher-without-hydration-marks',
		apply: 'build',
		enforce: 'post',
		applyToEnvironment: ({ name }) => name === 'ssr',
		transform: {
			filter: { id: /\.svelte$|svelte\/src\/internal\/server\/(?:hydration|index|renderer|blocks\/html)\.js$/ },
			handler(code) {
				return { code: code.replace(MARKS, '').replace(EMPTY_SHAPES, '/>'), map: null };
			}
		}
	};
}

/**
 * SvelteKit writes the data of every page down for the script that would take it over, whether there is one or not: a
 * twelfth of the processor time of a page. Its serializer is told not to; a version that has it otherwise is refused.
 */
export function withoutPageData(): Plugin {
	return {
		name: 'kesher-without-page-data',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'ssr',
		transform: {
			filter: { id: /@sveltejs\/kit\/src\/runtime\/server\/page\/data_serializer\.js$/ },
			handler(code) {
				if (!code.includes(WRITTEN_DOWN))
					throw new Error('SvelteKit writes page data down in another way now: look at it');
				return { code: code.replace(WRITTEN_DOWN, "strings[i] = 'null';"), map: null };
			}
		}
	};
}

const WRITTEN_DOWN = 'strings[i] = devalue.uneval(payload, get_replacer(i));';

/** As short as SVG allows. */
const EMPTY_SHAPES = /><\/(?:use|path|circle|rect)>/g;
const MARKS = /<!--(?:\[-?\d*!?|\]|\$\{HYDRATION_\w+\}|\$' \+ uid \+ '|)-->|<!>/g;
