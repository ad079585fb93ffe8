import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { batchedSocket } from './batched-socket.ts';

it('sends at once what is written in one turn, also by promises that are settled, and the next turn by itself', async () => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const accepted = once(server, 'connection') as Promise<[Socket]>;
	const socket = batchedSocket();
	socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
	await once(socket, 'connect');
	const sent = vi.spyOn(socket as Socket & { _writev: (chunks: unknown[]) => void }, '_writev');
	const [other] = await accepted;
	let heard = '';
	other.on('data', (bytes) => (heard += bytes.toString()));

	socket.write('begin;');
	await Promise.all(['one;', 'two;'].map(async (text) => socket.write(await Promise.resolve(text))));
	await nextTurn();
	expect(sent.mock.calls.map(([chunks]) => chunks.length)).toEqual([3]);
	socket.end('commit;');
	await once(other, 'end');
	expect(heard).toBe('begin;one;two;commit;');
	server.close();
});
