import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

/** A person as the provider knows them; who signs in is named by the subject. */
export interface Known {
	email?: string;
	email_verified?: boolean;
}

export interface TestProvider {
	issuer: string;
	people: Map<string, Known>;
	/** The paths that it was asked for. */
	asked: string[];
	/** Signs what the provider would say, by its own key unless another is given. */
	sign(claims: Record<string, unknown>, header?: { typ?: string }, key?: CryptoKey): Promise<string>;
	close(): Promise<void>;
}

export const CLIENT = { id: 'kesher', secret: 'a secret between the two of them' };

/** A certified OpenID provider on this machine, with pages that ask for a name and no password. */
export async function startProvider(returnAddress: string): Promise<TestProvider> {
	const people = new Map<string, Known>();
	const server: Server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const { privateKey } = await generateKeyPair('RS256', { extractable: true });
	const own = returnAddress.replace(/\/back$/, '');
	const client = {
		...{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [returnAddress] },
		...{
			post_logout_redirect_uris: [own],
			backchannel_logout_uri: `${own}/ended`,
			backchannel_logout_session_required: true
		}
	};
	const configuration: Configuration = {
		clients: [client],
		features: { backchannelLogout: { enabled: true } },
		// Its own refuses this machine, on which Kesher is.
		fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
		claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
		// The address in the token itself, as the large providers have it.
		conformIdTokenClaims: false,
		findAccount: (_context, sub) => ({ accountId: sub, claims: () => Promise.resolve({ sub, ...people.get(sub) }) }),
		cookies: { keys: ['test'] },
		jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'own', alg: 'RS256', use: 'sig' }] }
	};
	const provider = new Provider(issuer, configuration);
	const answer = provider.callback();
	const asked: string[] = [];
	server.on('request', (request, response) => {
		asked.push(request.url ?? '');
		void answer(request, response);
	});
	return {
		issuer,
		people,
		asked,
		sign: (claims, header = { typ: 'logout+jwt' }, key = privateKey) =>
			new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'own', ...header }).sign(key),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

/** Goes the way of a browser at the provider: signs in, agrees, and is sent back. @returns the address of the return */
export async function signInAt(href: string, subject: string, cookies = new Map<string, string>()): Promise<string> {
	let url = href;
	for (let step = 0; step < 12; step += 1) {
		const response = await fetch(url, { redirect: 'manual', headers: { cookie: cookieLine(cookies) } });
		keep(cookies, response);
		const location = response.headers.get('location');
		if (!location) {
			const page = await response.text();
			const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
			if (!prompt) throw new Error(`the provider shows ${response.status} ${page.slice(0, 300)}`);
			const sent = await fetch(url, {
				method: 'POST',
				redirect: 'manual',
				headers: { cookie: cookieLine(cookies), 'content-type': 'application/x-www-form-urlencoded' },
				body: new URLSearchParams({ prompt, login: subject, password: 'any' })
			});
			keep(cookies, sent);
			url = new URL(sent.headers.get('location') ?? '', url).href;
			continue;
		}
		url = new URL(location, url).href;
		if (url.includes('/sign-in/with/')) return url;
	}
	throw new Error(`the provider never came back: ${url}`);
}

/** Ends the session at the provider, as its page asks. @returns where the browser is sent */
export async function signOutAt(href: string, cookies: Map<string, string>): Promise<string | null> {
	const page = await fetch(href, { redirect: 'manual', headers: { cookie: cookieLine(cookies) } });
	keep(cookies, page);
	const html = await page.text();
	const action = /action="([^"]+)"/.exec(html)?.[1];
	const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1];
	if (!action || !xsrf) throw new Error(`the provider shows ${page.status} ${html.slice(0, 300)}`);
	const sent = await fetch(new URL(action, href), {
		method: 'POST',
		redirect: 'manual',
		headers: { cookie: cookieLine(cookies), 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ xsrf, logout: 'yes' })
	});
	return sent.headers.get('location');
}

function cookieLine(cookies: ReadonlyMap<string, string>): string {
	return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

function keep(cookies: Map<string, string>, response: Response): void {
	for (const line of response.headers.getSetCookie()) {
		const [pair = ''] = line.split(';');
		cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
	}
}
