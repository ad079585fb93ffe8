import type { Role } from '../../src/features/member/member.ts';
import type { TestServer } from './server.ts';

export type Json = Record<string, unknown>;

export interface Asking {
	method?: string;
	token?: string;
	/** What is sent: a form as it stands, anything else as JSON. */
	body?: unknown;
	headers?: Json;
}

export interface Answer {
	status: number;
	type: string | null;
	body: Json;
}

/** A token of a new member, made on the page of tokens as a person would. */
export async function tokenOf(
	server: TestServer,
	office: string,
	scope: 'read' | 'write' = 'write',
	role: Role = 'coordinator'
) {
	const client = await server.signedIn(role, { office });
	const { html } = await client.post(`/o/${office}/tokens?/make`, { name: 'Nightly run', scope, days: '30' });
	return { client, key: /<code>(kesher_[\w-]{43})<\/code>/.exec(html)?.[1] ?? '' };
}

/** Asks as a program does. */
export async function fetchAs(server: TestServer, key: string, path: string, init: Asking = {}): Promise<Response> {
	const { method = 'GET', token = key, body, headers = {} } = init;
	const isJson = body !== undefined && !(body instanceof FormData);
	return fetch(`${server.base}/api/v1/${path}`, {
		method,
		headers: {
			...(token && { authorization: `Bearer ${token}` }),
			...(isJson && { 'content-type': 'application/json' }),
			'accept-language': 'en',
			...(headers as Record<string, string>)
		},
		...(body !== undefined && { body: isJson && typeof body !== 'string' ? JSON.stringify(body) : (body as BodyInit) })
	});
}

export async function askAs(server: TestServer, key: string, path: string, init: Asking = {}): Promise<Answer> {
	const response = await fetchAs(server, key, path, init);
	const text = await response.text();
	const type = response.headers.get('content-type');
	return { status: response.status, type, body: /json/.test(type ?? '') ? (JSON.parse(text) as Json) : {} };
}
