import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '../../src/kernel/id.ts';

/** Every address, read from the files that answer them: a new route is walked without being named here. */
const ROUTES = fileURLToPath(new URL('../../src/routes', import.meta.url));

/** What stands for a parameter of an address. A new kind of parameter needs an example here. */
const EXAMPLES: Record<string, string> = {
	office: 'raanana',
	'office=slug': 'raanana',
	'tongue=tongue': 'de',
	'id=id': newId(),
	'claim=id': newId(),
	'decision=id': newId(),
	'noun=noun': 'agreement',
	'format=table': 'csv',
	'format=report': 'html',
	'sheet=sheet': 'leaflet',
	'format=sheetfile': 'html',
	'lang=lang': 'he',
	'lang=languages': 'he+en',
	'template=template': 'council',
	'picture=picture': 'cover',
	'accent=colour': 'c8102e',
	'year=year': '2020',
	'code=criterion': 'goals',
	'dataset=dataset': 'partners',
	'format=dataformat': 'json',
	key: '2020',
	resource: 'partners',
	'...path': 'nowhere/at/all/that/is',
	id: newId(),
	token: 'no-such-token',
	secret: 'no-such-secret',
	receipt: 'no-such-receipt',
	file: '0'.repeat(64)
};

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Ask {
	method: Method;
	/** "" for a page or an endpoint, "?/save" for an action. */
	query: string;
}

export interface Route {
	/** As SvelteKit names it: /o/[office]/people/[id=id] */
	id: string;
	path: string;
	asks: Ask[];
}

/** What else than usual stands for a parameter; of several, each makes an address. */
export type Examples = Record<string, readonly string[]>;

/** Those of an office. */
export function officeRoutes(examples: Examples = {}): Route[] {
	return allRoutes(examples).filter(({ id }) => id.startsWith('/o/'));
}

/**
 * The addresses that answer. A page answers twice: as it is, and with the data of its load functions. SvelteKit sends
 * these to whoever asks, although no script of ours does; the layouts can be left out of them, so that nothing but the
 * load itself guards the answer.
 */
export function allRoutes(examples: Examples = {}): Route[] {
	return readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
		.map((file) => file.split(sep).join('/'))
		.filter((file) => /(^|\/)\+(page|server)\b/.test(file))
		.flatMap((file) => variants(dirname(file)).map((folder) => ({ folder, file })))
		.flatMap(({ folder, file }) => pathsOf(folder, examples).flatMap((path) => routesOf(folder, path, file)))
		.filter((route) => route.asks.length > 0);
}

function routesOf(folder: string, path: string, file: string): Route[] {
	const id = address(folder);
	const asks = asksOf(file);
	const isPage = file.includes('+page') && asks.some(({ method }) => method === 'GET');
	const data = { id, path: join('/', path, '__data.json'), asks: [{ method: 'GET' as const, query: '' }] };
	return [{ id, path: address(path), asks }, ...(isPage ? [data] : [])];
}

/** What can be read: pages, their data, files. */
export function readable(routes: readonly Route[]): string[] {
	const read = routes.flatMap(({ path, asks }) =>
		asks.filter(({ method }) => method === 'GET').map(({ query }) => path + query)
	);
	return [...new Set(read)];
}

const address = (folder: string) => (folder === '.' ? '/' : `/${folder}`);

/** An optional parameter makes two addresses. */
function variants(id: string): string[] {
	const optional = /\/\[\[([^\]]+)\]\]/.exec(id);
	if (!optional) return [id];
	return [id.replace(optional[0], ''), id.replace(optional[0], `/[${optional[1] ?? ''}]`)].flatMap(variants);
}

function pathsOf(id: string, examples: Examples): string[] {
	const parameter = /\[([^\]]+)\]/.exec(id);
	if (!parameter) return [id];
	const name = parameter[1] as string;
	const values = examples[name] ?? (EXAMPLES[name] === undefined ? [] : [EXAMPLES[name]]);
	if (values.length === 0) throw new Error(`${id}: give [${name}] an example in tests/support/routes.ts`);
	return values.flatMap((value) => pathsOf(id.replace(parameter[0], value), examples));
}

/** @throws where a file could answer in a way that is not read here: it would go unguarded */
function asksOf(file: string): Ask[] {
	const text = readFileSync(join(ROUTES, file), 'utf8');
	const strange = (what: string) => new Error(`${file}: ${what}; tests/support/routes.ts does not read that`);
	if (/\+page\.(ts|js)$/.test(file)) throw strange('a load that runs everywhere');
	if (file.endsWith('.svelte')) return [{ method: 'GET', query: '' }];
	if (file.endsWith('+server.ts')) {
		const methods = [...text.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(([, each]) => each as Method);
		if (
			methods.length === 0 ||
			/export (async )?function|export const (HEAD|OPTIONS|fallback)\b|export \{/.test(text)
		) {
			throw strange('an endpoint without "export const GET" or the like, or with more');
		}
		return methods.map((method) => ({ method, query: '' }));
	}
	const actions = /export const actions: Actions = \{\n([\s\S]*?)\n\};/.exec(text)?.[1];
	if (actions === undefined && /\bactions\b(?=[^;\n]*=)|export \{|export (async )?function/.test(text)) {
		throw strange('actions that are not "export const actions: Actions = {"');
	}
	const named = [...(actions ?? '').matchAll(/^\t(?:async )?(\w+)[:(,]/gm)].map((match) => match[1] as string);
	return [
		...(/export const load\b/.test(text) ? [{ method: 'GET' as const, query: '' }] : []),
		...named.map((name) => ({ method: 'POST' as const, query: name === 'default' ? '' : `?/${name}` }))
	];
}
