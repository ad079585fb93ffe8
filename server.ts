// The production entry: one process that answers over plain http. TLS is a proxy's business.
import {
	createServer,
	type IncomingHttpHeaders,
	type RequestListener,
	type Server,
	type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientAddress } from './src/platform/server/client-address.ts';
import { findReadyAnswer, type ReadyAnswer } from './src/platform/server/ready-answers.ts';
import { Refusal } from './src/platform/server/refusal.ts';
import { publicAddress, type Settings } from './src/platform/server/settings.ts';

const DRAIN_WITHIN = 10_000;
const PROVIDER_SAYS = /^\/sign-in\/with\/[^/?]+\/ended$/;

export interface Serving {
	/** Where this machine reaches it, such as http://127.0.0.1:4700 */
	listens: string;
	/** Where everybody does: ORIGIN, if it is set. */
	address: string;
	stop(): Promise<void>;
}

/**
 * Loads the built server and listens. The adapter takes scheme, host and client of a request from three headers; they
 * are set here, from ORIGIN or from the connection, and whatever a client sends under their names is overwritten.
 * @throws Refusal when the port or the address cannot be had
 */
export async function serve(settings: Settings): Promise<Serving> {
	process.env['PROTOCOL_HEADER'] = 'x-kesher-proto';
	process.env['HOST_HEADER'] = 'x-kesher-host';
	process.env['ADDRESS_HEADER'] = 'x-kesher-address';
	process.env['BODY_SIZE_LIMIT'] = String(32 * 1024 * 1024);
	const built = new URL('build/handler.js', import.meta.url).href;
	const { handler } = (await import(built)) as { handler: RequestListener };
	const { origin } = settings;
	const bySvelteKit: RequestListener = (request, response) => {
		request.headers['x-kesher-proto'] = origin ? origin.protocol.slice(0, -1) : 'http';
		request.headers['x-kesher-host'] = origin ? origin.host : request.headers.host;
		request.headers['x-kesher-address'] = clientAddress(
			request.socket.remoteAddress,
			request.headers['x-forwarded-for'],
			origin !== undefined
		);
		// SvelteKit refuses forms of other sites, and takes for one what brings a file, or nothing, as a DELETE does.
		// Programs are admitted by a token alone, which no other site has: they count as coming from here.
		if (isForPrograms(request.url)) {
			request.headers['content-type'] ??= 'application/json';
			request.headers.origin = ownOrigin(request.headers);
		}
		// The server of a provider of identities is no page of a site and names no origin; what it says is signed.
		if (PROVIDER_SAYS.test(request.url ?? '')) request.headers.origin ??= ownOrigin(request.headers);
		handler(request, response);
	};
	const server = createServer((request, response) => {
		const isAsking = request.method === 'GET' || request.method === 'HEAD';
		const ready = isAsking && findReadyAnswer(request.url ?? '', request.headers['if-none-match']);
		if (!ready) return bySvelteKit(request, response);
		// Where the database is away, the page fails with that, and says so.
		void ready
			.catch(() => undefined)
			.then((answer) => (answer ? give(answer, response) : bySvelteKit(request, response)));
	});
	await listen(server, settings);
	const { port } = server.address() as AddressInfo;
	const listens = publicAddress({ ...settings, port, origin: undefined });
	return { listens, address: origin?.origin ?? listens, stop: () => stop(server) };
}

function give({ status, headers, body }: ReadyAnswer, response: ServerResponse): void {
	response.writeHead(status, headers.flat());
	response.end(body);
}

function ownOrigin(headers: IncomingHttpHeaders): string {
	return `${String(headers['x-kesher-proto'])}://${String(headers['x-kesher-host'])}`;
}

/** By the address as SvelteKit will read it: "/api/../o/…" is a page. */
function isForPrograms(url = ''): boolean {
	return (
		url.startsWith('/api/') && URL.canParse(url, 'http://x') && new URL(url, 'http://x').pathname.startsWith('/api/')
	);
}

function listen(server: Server, { port, host }: Settings): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE') {
				reject(new Refusal(`Port ${port} is in use. Stop the program that has it, or set PORT to another number.`));
			} else if (error.code === 'EACCES') {
				reject(new Refusal(`Port ${port} may not be used by this user. Set PORT to a number above 1023.`));
			} else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
				reject(new Refusal(`This machine has no address ${host}. Set HOST to 127.0.0.1, or to 0.0.0.0 for all.`));
			} else {
				reject(error);
			}
		});
		server.listen(port, host, resolve);
	});
}

async function stop(server: Server): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeIdleConnections();
	const timer = setTimeout(() => server.closeAllConnections(), DRAIN_WITHIN);
	await closed;
	clearTimeout(timer);
	// The event of the adapter's own entry: the built code closes what it opened, in one place (hooks.server.ts).
	const ending: Promise<void>[] = [];
	process.emit('sveltekit:shutdown' as 'exit', ending as never);
	await Promise.all(ending);
}
