import { request } from 'node:http';
import { newId } from '../../src/kernel/id.ts';
import type { HttpClient, Page } from './http-client.ts';
import { allRoutes, type Ask, type Examples } from './routes.ts';

/** What is asked of the server in one request. */
export interface Door extends Ask {
	id: string;
	path: string;
	kind: Kind;
	/** "POST /o/[office]/goals/edit?/save" */
	name: string;
}

/** Who is admitted to an address: what it begins with decides. */
const KINDS = {
	office: /^\/o\//,
	program: /^\/api\/v1\/\[office\]/,
	nothing: /^\/api\/\[\.\.\.path\]$/,
	administrator: /^\/installation\b/,
	person: /^\/account\b/,
	// The root shows the public sites to whoever is not signed in: tests/http/open-site.test.ts, tests/operations/root.test.ts.
	open: /^\/($|robots\.txt$|sign-in|sign-out|r\/\[secret\]|\[office=slug\]|healthz$|readyz$|api\/v1\/openapi\.json$)/
};
export type Kind = keyof typeof KINDS;

/** Every way in: each page, its data, each file, each action and each method of an endpoint, once. */
export function allDoors(examples?: Examples): Door[] {
	const doors = allRoutes(examples).flatMap(({ id, path, asks }) =>
		asks.map(({ method, query }): Door => {
			const name = `${method} ${id}${path.endsWith('__data.json') ? ' (data)' : ''}${query}`;
			return { id, path, kind: kindOf(id), method, query, name };
		})
	);
	return [...new Map(doors.map((door) => [door.name + door.path, door])).values()];
}

function kindOf(id: string): Kind {
	const found = (Object.keys(KINDS) as Kind[]).filter((kind) => KINDS[kind].test(id));
	if (found.length !== 1) throw new Error(`${id}: say in tests/support/guards.ts who is admitted to it`);
	return found[0] as Kind;
}

/** Enough for the short forms: that who may not is refused must not hang on what is missing. */
const FIELDS = () => ({ id: newId(), version: '0', direction: 'up', noun: 'goal', scope: 'read', days: '30' });

/** Knocks as a browser would, or as a program would with JSON. */
export function knock(client: HttpClient, door: Door, headers: Record<string, string> = {}): Promise<Page> {
	const { path, query, method, kind } = door;
	if (method === 'GET') return client.get(path + query, headers);
	if (kind !== 'program' && kind !== 'nothing') return client.post(path + query, FIELDS(), headers);
	return client.send(path, { method, body: '{}', headers: { 'content-type': 'application/json', ...headers } });
}

/**
 * What an answer comes to: its status, and where it leads. The data of a page are answered with 200 whatever they hold,
 * so it is what they say that counts: a redirect, an error of one of their parts, or something told.
 */
export function outcome({ status, location, headers, html }: Page): string {
	const isData = /json/.test(headers.get('content-type') ?? '') && /^\{"type":/.test(html);
	if (status !== 200 || !isData) return said(status, location);
	const data = JSON.parse(html.split('\n')[0] ?? '') as Data;
	if (data.type === 'redirect') return said(303, data.location ?? null);
	const statuses = (data.nodes ?? []).map((node) => (node?.type === 'error' ? (node.error?.status ?? 500) : 200));
	return said(Math.max(200, ...statuses), null);
}

interface Data {
	type?: string;
	location?: string;
	nodes?: ({ type: string; error?: { status: number } } | null)[];
}

function said(status: number, location: string | null): string {
	return location === null ? String(status) : `${status} ${location.split(/[?]/)[0] ?? ''}`;
}

/** Announces a body of 40 MB, of which nothing comes. @returns the status with which it is refused */
export function announceTooMuch(
	base: string,
	{ path, query, method, kind }: Door,
	headers: Record<string, string>
): Promise<number> {
	const type = kind === 'program' ? 'application/json' : 'application/x-www-form-urlencoded';
	return new Promise((resolve, reject) => {
		const sent = request(new URL(path + query, base), {
			method,
			headers: { origin: base, 'content-type': type, 'content-length': '40000000', accept: 'text/html', ...headers }
		});
		sent.setTimeout(10_000, () => sent.destroy(new Error(`${method} ${path}${query} waits for what never comes`)));
		sent.on('error', reject);
		sent.on('response', (response) => {
			resolve(response.statusCode ?? 0);
			sent.removeListener('error', reject).on('error', () => undefined);
			sent.destroy();
		});
		sent.flushHeaders();
	});
}
