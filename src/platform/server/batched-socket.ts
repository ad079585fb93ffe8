import { Socket } from 'node:net';

/**
 * A socket that sends what is written within one turn of the event loop in one piece. The statements of a page that
 * are started together travel as one packet then, not as twenty: a seventh of the server's time went into the calls.
 */
export function batchedSocket(): Socket {
	const socket = new Socket();
	const write = socket.write.bind(socket);
	let isHeld = false;
	const batched = (...args: unknown[]): boolean => {
		if (!isHeld) {
			isHeld = true;
			socket.cork();
			// After all promises that are settled by now have gone on: they start the statements.
			process.nextTick(() => {
				isHeld = false;
				socket.uncork();
			});
		}
		return write(...(args as [string]));
	};
	// Not before: when it begins to connect, a socket takes back a write that is not its own.
	socket.once('connect', () => (socket.write = batched));
	return socket;
}
