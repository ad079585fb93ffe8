import { Socket } from 'node:net';

/** Counts how often a client waits for the database: each time that something comes back for what was sent. */
export class Turns {
	count = 0;
	#waits = false;

	sent(): void {
		this.#waits = true;
	}

	received(): void {
		if (this.#waits) this.count += 1;
		this.#waits = false;
	}

	/** A socket whose turns are counted; the driver takes it for its own. */
	socket(): Socket {
		const socket = new Socket();
		// Connecting puts the socket's own write back.
		socket.once('connect', () => {
			const write = socket.write.bind(socket) as (...sent: unknown[]) => boolean;
			socket.write = (...sent: unknown[]) => {
				this.sent();
				return write(...sent);
			};
		});
		socket.on('data', () => this.received());
		return socket;
	}
}
