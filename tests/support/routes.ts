import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '../../src/kernel/id.ts';

/** Every address of an office, read from the files that answer them: a new route is walked without being named here. */
const ROUTES = fileURLToPath(new URL('../../src/routes', import.meta.url));

/** What stands for a parameter of an address. A new kind of parameter needs an example here. */
const EXAMPLES: Record<string, string> = {
	office: 'raanana',
	'id=id': newId(),
	'claim=id': newId(),
	'noun=noun': 'agreement',
	'format=table': 'csv',
	'format=report': 'html',
	'lang=lang': 'he',
	'year=year': '2020',
	key: '2020'
};

export interface Route {
	/** As SvelteKit names it: /o/[office]/people/[id=id] */
	id: string;
	path: string;
	/** "" for a page, "?/save" for an action, by GET or POST. */
	asks: { method: 'GET' | 'POST'; query: string }[];
}

/**
 * @param examples what else than usual stands for a parameter; of several, each makes an address
 */
export function officeRoutes(examples: Record<string, readonly string[]> = {}): Route[] {
	const files = readdirSync(join(ROUTES, 'o'), { recursive: true, encoding: 'utf8' });
	return files
		.filter((file) => /\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(file))
		.map((file) => join('o', file).split(sep).join('/'))
		.flatMap((file) => variants(dirname(file)).map((id) => ({ id, file })))
		.flatMap(({ id, file }) => pathsOf(id, examples).map((path) => ({ id: `/${id}`, path, asks: asksOf(file) })))
		.filter((route) => route.asks.length > 0);
}

/** An optional parameter makes two addresses. */
function variants(id: string): string[] {
	const optional = /\/\[\[([^\]]+)\]\]/.exec(id);
	if (!optional) return [id];
	return [id.replace(optional[0], ''), id.replace(optional[0], `/[${optional[1] ?? ''}]`)].flatMap(variants);
}

function pathsOf(id: string, examples: Record<string, readonly string[]>): string[] {
	const parameter = /\[([^\]]+)\]/.exec(id);
	if (!parameter) return [`/${id}`];
	const name = parameter[1] as string;
	const values = examples[name] ?? (EXAMPLES[name] === undefined ? [] : [EXAMPLES[name]]);
	if (values.length === 0) throw new Error(`${id}: give [${name}] an example in tests/support/routes.ts`);
	return values.flatMap((value) => pathsOf(id.replace(parameter[0], value), examples));
}

function asksOf(file: string): Route['asks'] {
	const text = readFileSync(join(ROUTES, file), 'utf8');
	if (file.endsWith('.svelte')) return [{ method: 'GET', query: '' }];
	if (file.endsWith('+server.ts')) {
		const methods = [...text.matchAll(/export const (GET|POST)\b/g)].map((match) => match[1] as 'GET' | 'POST');
		return methods.map((method) => ({ method, query: '' }));
	}
	const actions = /export const actions: Actions = \{\n([\s\S]*?)\n\};/.exec(text)?.[1] ?? '';
	const named = [...actions.matchAll(/^\t(?:async )?(\w+)[:(,]/gm)].map((match) => match[1] as string);
	return [
		...(/export const load\b/.test(text) ? [{ method: 'GET' as const, query: '' }] : []),
		...named.map((name) => ({ method: 'POST' as const, query: name === 'default' ? '' : `?/${name}` }))
	];
}
