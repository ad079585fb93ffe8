import { describe, expect, it } from 'vitest';
import { firstDirector, signIn, type Desk } from '../support/desk.ts';
import { isRunning, postmasterOf, startServer, usedHome, type Server } from '../support/operations.ts';

const ROUNDS = 6;
const WRITERS = 4;

/** Writes until the server is gone. @returns the names of what it has acknowledged */
async function writeUntilGone(desk: Desk, prefix: string): Promise<string[]> {
	const acknowledged: string[] = [];
	await Promise.all(
		Array.from({ length: WRITERS }, async (_, writer) => {
			for (let index = 0; ; index += 1) {
				const name = `${prefix}-${writer}-${index};`;
				const outcome = await desk.addGoal(name).catch(() => 'gone' as const);
				if (outcome === 'gone') return;
				// false: the database is gone and the server said so; that was no acknowledgement.
				if (outcome) acknowledged.push(name);
			}
		})
	);
	return acknowledged;
}

/** kill -9, in turn of the server, of the database, and of both in either order. */
async function killAll(server: Server, postmaster: number, round: number): Promise<void> {
	if (round % 3 > 0) process.kill(postmaster, 'SIGKILL');
	if (round % 3 === 1) await new Promise((resolve) => setTimeout(resolve, 150));
	await server.kill('SIGKILL');
	if (round % 3 === 0 && isRunning(postmaster)) process.kill(postmaster, 'SIGKILL');
}

describe('what the server has acknowledged', () => {
	it('is there after kill -9 of server and database under writes, again and again', async () => {
		const home = usedHome();
		const acknowledged: string[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			const server = await startServer(home);
			const desk = round === 0 ? await firstDirector(server) : await signIn(server);
			expect(await desk.goalsShown(acknowledged)).toEqual(acknowledged);
			const writing = writeUntilGone(desk, `r${round}`);
			await new Promise((resolve) => setTimeout(resolve, 400 + 100 * round));
			await killAll(server, postmasterOf(home), round);
			acknowledged.push(...(await writing));
		}
		const server = await startServer(home);
		const missing = new Set(acknowledged);
		for (const name of await (await signIn(server)).goalsShown(acknowledged)) missing.delete(name);
		process.stderr.write(`durability: ${acknowledged.length} acknowledged writes in ${ROUNDS} kills\n`);
		expect([...missing]).toEqual([]);
		expect(acknowledged.length).toBeGreaterThan(ROUNDS * WRITERS);
	});
});
