/** What a browser without JavaScript sees: it asks for HTML, sends forms, keeps cookies and follows redirects by hand. */
export class HttpClient {
	readonly base: string;
	readonly #cookies = new Map<string, string>();

	constructor(base: string, cookie?: string) {
		this.base = base;
		if (cookie) this.#keep(cookie);
	}

	async get(path: string, headers: Record<string, string> = {}): Promise<Page> {
		return this.#send(path, { headers });
	}

	/** Sends a form, as its page would. */
	async post(
		path: string,
		fields: Record<string, string | string[]>,
		headers: Record<string, string> = {}
	): Promise<Page> {
		const body = new URLSearchParams();
		for (const [name, value] of Object.entries(fields)) {
			for (const each of Array.isArray(value) ? value : [value]) body.append(name, each);
		}
		return this.#send(path, { method: 'POST', body, headers: { origin: this.base, ...headers } });
	}

	/** Sends anything, with the cookies. */
	async send(path: string, init: RequestInit): Promise<Page> {
		return this.#send(path, init);
	}

	async #send(path: string, init: RequestInit): Promise<Page> {
		const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const response = await fetch(new URL(path, this.base), {
			redirect: 'manual',
			...init,
			headers: { accept: 'text/html', cookie, ...(init.headers as Record<string, string>) }
		});
		for (const line of response.headers.getSetCookie()) this.#keep(line);
		const bytes = new Uint8Array(await response.arrayBuffer());
		return {
			status: response.status,
			headers: response.headers,
			location: response.headers.get('location')?.replace(this.base, '') ?? null,
			bytes,
			html: new TextDecoder().decode(bytes)
		};
	}

	#keep(line: string): void {
		const [pair = '', ...attributes] = line.split(';');
		const name = pair.slice(0, pair.indexOf('=')).trim();
		const value = pair.slice(pair.indexOf('=') + 1);
		const isGone = value === '' || attributes.some((attribute) => /max-age=0/i.test(attribute));
		if (isGone) this.#cookies.delete(name);
		else this.#cookies.set(name, value);
	}
}

export interface Page {
	status: number;
	headers: Headers;
	/** Of a redirect, without the server's own origin. */
	location: string | null;
	html: string;
	bytes: Uint8Array;
}
