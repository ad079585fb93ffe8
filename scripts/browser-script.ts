// The script of our pages, bundled by itself: SvelteKit's own client code is not built, for no page is hydrated.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { relative } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';

const ASKED = /\?script$/;
/** SvelteKit serves what lies here with a cache that lasts, and copies it to the files for the browser. */
const FOLDER = '_app/immutable/assets';

/** `import address from '#browser/start.ts?script'` gives the address of the file, bundled for browsers. */
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
			return found && `${found.id}?script`;
		},
		async load(id) {
			if (!ASKED.test(id)) return undefined;
			const file = id.replace(ASKED, '');
			// While developing, Vite serves the sources themselves.
			if (config.command === 'serve') return exported(`/${relative(config.root, file)}`);
			const chunks = await bundle(file, config);
			for (const { fileName, code } of chunks) this.emitFile({ type: 'asset', fileName, source: code });
			return exported(`/${chunks.find((chunk) => chunk.isEntry)?.fileName ?? ''}`);
		}
	};
}

function exported(address: string): string {
	return `export default ${JSON.stringify(address)};`;
}

async function bundle(file: string, { root, resolve }: ResolvedConfig) {
	const result = await build({
		...{ root, configFile: false, publicDir: false, logLevel: 'warn', base: './' },
		plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
		resolve: { alias: resolve.alias.filter(({ find }) => String(find).includes('paraglide')) },
		build: {
			write: false,
			modulePreload: { polyfill: false },
			rolldownOptions: {
				input: file,
				output: { entryFileNames: `${FOLDER}/[name].[hash].js`, chunkFileNames: `${FOLDER}/[name].[hash].js` }
			}
		}
	});
	const [output] = [result].flat();
	if (!output || !('output' in output)) throw new Error('the script of the pages was not built');
	return output.output.filter((part) => part.type === 'chunk');
}
