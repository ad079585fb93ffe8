import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { outcomeOfPage, outcomeOfSignIn, tally, type Seen } from '../../bench/outcomes.ts';
import { addressOf } from '../../bench/people.ts';
import { Turns } from '../../bench/turns.ts';

const DANA = 'dana@bench.invalid';
const AWAY = '<h1>Not available</h1><p>The database does not answer just now.</p>';

describe('the bench tells what somebody met', () => {
	it.each([
		['served', { status: 200, html: `<input value="${DANA}">` }],
		['stranger', { status: 200, html: '<input value="noa@bench.invalid">' }],
		['stranger', { status: 200, html: `${DANA} noa@bench.invalid` }],
		['turnedOut', { status: 303, html: '' }],
		['told', { status: 503, html: AWAY }],
		['untold', { status: 503, html: `${AWAY}at Object.<anonymous> (/app/server.js:12:3)` }],
		['untold', { status: 503, html: 'Service Unavailable' }],
		['untold', { status: 500, html: AWAY }],
		['untold', { status: 200, html: 'somebody' }],
		['broken', { status: 0, html: '' }]
	])('%s by a page', (outcome, answer) => {
		expect(outcomeOfPage(answer, DANA)).toBe(outcome);
	});

	it.each([
		['served', { status: 303, html: '', cookie: 'kesher.session_token=x' }],
		['untold', { status: 303, html: '' }],
		['turnedOut', { status: 422, html: '' }],
		['turnedOut', { status: 429, html: '' }],
		['told', { status: 503, html: AWAY }]
	])('%s by a sign-in', (outcome, answer) => {
		expect(outcomeOfSignIn(answer)).toBe(outcome);
	});
});

describe('the bench tells when people were served again', () => {
	const at = (sent: number, took: number, outcome: Seen['outcome']): Seen => ({ at: sent, took, outcome });

	it('after the first failure that followed the kill', () => {
		const seen = [
			at(0, 10, 'served'),
			at(95, 10, 'broken'),
			at(101, 2, 'served'),
			at(110, 5, 'told'),
			at(300, 40, 'served')
		];
		expect(tally(seen, 100)).toEqual({
			counts: { served: 3, told: 1, untold: 0, broken: 1, turnedOut: 0, stranger: 0 },
			longest: 40,
			servedAgain: 240
		});
	});

	it('by the first that was sent, where none failed, and not at all where none was', () => {
		expect(tally([at(0, 900, 'told'), at(1002, 8, 'served')], 1000).servedAgain).toBe(10);
		expect(tally([at(0, 10, 'served'), at(1002, 8, 'told')], 1000).servedAgain).toBeUndefined();
	});
});

describe('the bench counts turns at a socket', () => {
	it('one for all that is sent together, however many pieces come back', () => {
		const turns = new Turns();
		for (const step of ['sent', 'sent', 'received', 'received', 'sent', 'received'] as const) turns[step]();
		expect(turns.count).toBe(2);
	});

	it('of a real one', async () => {
		const server = createServer((socket) => socket.on('data', (data) => socket.write(data))).listen(0, '127.0.0.1');
		onTestFinished(() => void server.close());
		await once(server, 'listening');
		const turns = new Turns();
		const socket = turns.socket().connect((server.address() as { port: number }).port, '127.0.0.1');
		onTestFinished(() => void socket.destroy());
		await once(socket, 'connect');
		for (let time = 1; time <= 3; time += 1) {
			socket.write('begin');
			socket.write('select');
			await once(socket, 'data');
			await new Promise((resolve) => setTimeout(resolve, 20));
			expect(turns.count).toBe(time);
		}
	});
});

it('the bench has an address for each guess', () => {
	const addresses = new Set(Array.from({ length: 200_000 }, (_, number) => addressOf(number)));
	expect(addresses.size).toBe(200_000);
	for (const address of addresses) expect(address).toMatch(/^127\.[1-9]\d*\.\d+\.[1-9]\d*$/);
});
