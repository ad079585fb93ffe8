// The script of our pages, bundled by itself: SvelteKit's own client code is not built, for no page is hydrated.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { relative } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';

const ASKED = /\?script=(he|en)$/;
/** SvelteKit serves what lies here with a cache that lasts, and copies it to the files for the browser. */
const FOLDER = '_app/immutable/assets';

/**
 * `import address from '#browser/start.ts?script=he'` gives the address of the file, bundled for browsers. What it says,
 * it says in this language alone: the page decides, and the script of the other never comes.
 */
export function browserScript(): Plugin {
	let config: ResolvedConfig;
	return {
		name: 'kesher-browser-script',
		configResolved(resolved) {
			config = resolved;
		},
		async resolveId(source, importer) {
			if (!ASKED.test(source)) return undefined;
			const found = await this.resolve(source.replace(ASKED, ''), importer);
			return found && found.id + (ASKED.exec(source)?.[0] ?? '');
		},
		async load(id) {
			if (!ASKED.test(id)) return undefined;
			const file = id.replace(ASKED, '');
			// While developing, Vite serves the sources themselves.
			if (config.command === 'serve') return exported(`/${relative(config.root, file)}`);
			const parts = await bundle(file, config, ASKED.exec(id)?.[1] ?? '');
			for (const part of parts) {
				this.emitFile({
					type: 'asset',
					fileName: part.fileName,
					source: part.type === 'chunk' ? part.code : part.source
				});
			}
			const entry = parts.find((part) => part.type === 'chunk' && part.isEntry);
			return exported(`/${entry?.fileName ?? ''}`);
		}
	};
}

function exported(address: string): string {
	return `export default ${JSON.stringify(address)};`;
}

async function bundle(file: string, { root, resolve }: ResolvedConfig, language: string) {
	const result = await build({
		...{ root, configFile: false, publicDir: false, logLevel: 'warn', base: './' },
		plugins: [
			inOneLanguage(language),
			withoutSettings(),
			svelte({ configFile: false, compilerOptions: { runes: true } })
		],
		resolve: { alias: resolve.alias.filter(({ find }) => String(find).includes('paraglide')) },
		build: {
			write: false,
			modulePreload: { polyfill: false },
			rolldownOptions: {
				input: file,
				// Labels that nothing says are left out.
				treeshake: { manualPureFunctions: ['wordsOf'] },
				output: {
					entryFileNames: `${FOLDER}/[name].[hash].js`,
					chunkFileNames: `${FOLDER}/[name].[hash].js`,
					// As SvelteKit names them: icons that a page has loaded are not loaded again by the script.
					assetFileNames: `${FOLDER}/[name].[hash][extname]`
				}
			}
		}
	});
	const [output] = [result].flat();
	if (!output || !('output' in output)) throw new Error('the script of the pages was not built');
	return output.output;
}

/** Compiled messages hold every language and ask the runtime which to say; here it is known, and the rest falls away. */
function inOneLanguage(language: string): Plugin {
	const runtime = `export const experimentalStaticLocale = '${language}';
export const getLocale = () => experimentalStaticLocale;
export const overwriteGetLocale = () => {};`;
	return {
		name: 'kesher-one-language',
		enforce: 'pre',
		load: { filter: { id: /\/paraglide\/runtime\.js$/ }, handler: () => runtime }
	};
}

/** Quick capture is the one form of the script: what can be wrong in forms of settings is said by their pages alone. */
function withoutSettings(): Plugin {
	return {
		name: 'kesher-without-settings',
		enforce: 'pre',
		load: {
			filter: { id: /\/kernel\/setting-problem-text\.ts$/ },
			handler: () => 'export const SETTING_SENTENCES = {};'
		}
	};
}
