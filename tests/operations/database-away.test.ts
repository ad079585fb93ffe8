import { describe, expect, it, onTestFinished } from 'vitest';
import { familyOf } from '../../bench/processes.ts';
import { firstDirector, signIn } from '../support/desk.ts';
import { HttpClient, type Page } from '../support/http-client.ts';
import { comesTrue, postmasterOf, startServer, statusOf, usedHome } from '../support/operations.ts';

const ENGLISH = { 'accept-language': 'en' };
const RIGHT = { email: 'dana@example.org', password: 'a long enough password' };
/** A statement may take 15 s; then whoever waits is told. */
const PATIENCE = 20_000;

/** The answer while the database is away: a sentence, when to come again, nobody signed out, nothing from inside. */
function expectAway({ status, headers, html }: Page, sentence: RegExp): void {
	expect(status).toBe(503);
	expect(headers.get('retry-after')).toBe('10');
	expect(headers.getSetCookie()).toEqual([]);
	expect(html).toMatch(sentence);
	expect(html).not.toMatch(/ECONNREFUSED|ENOENT|terminated|timeout|\bat .*\.js:/);
}

/** Stops every process of a PostgreSQL where it stands; it neither answers nor hangs up. @returns how they go on */
function hang(postmaster: number): () => void {
	const { database } = familyOf(postmaster);
	const all = (signal: NodeJS.Signals) => {
		for (const pid of database) {
			try {
				process.kill(pid, signal);
			} catch {
				// A connection that was closed meanwhile has ended.
			}
		}
	};
	all('SIGSTOP');
	const goOn = () => all('SIGCONT');
	onTestFinished(goOn);
	return goOn;
}

describe('a database that is away', () => {
	it('while people sign in and read: each is told so, and all sessions are there afterwards', async () => {
		const home = usedHome();
		const server = await startServer(home);
		const desk = await firstDirector(server);
		process.kill(postmasterOf(home), 'SIGKILL');
		const stranger = new HttpClient(server.base);
		const [refused, read, signedIn, begun] = await Promise.all([
			desk.client.get('/api/v1/raanana/goals'),
			desk.client.get('/o/raanana/goals'),
			desk.client.get('/sign-in'),
			stranger.post('/sign-in', RIGHT, ENGLISH)
		]);
		// What asks the database for nothing is answered as ever, and noted.
		expect(refused.status).toBe(401);
		expectAway(read, /מסד הנתונים אינו משיב כרגע/);
		expectAway(signedIn, /מסד הנתונים אינו משיב כרגע/);
		expectAway(begun, /The database does not answer just now/);
		expect(await comesTrue(async () => (await statusOf(`${server.base}/readyz`)) === 200)).toBe(true);
		expect((await desk.client.get('/o/raanana/goals')).status).toBe(200);
		// None of it counts as a wrong password.
		for (let time = 0; time < 6; time += 1) await signIn(server);
	});

	it('because it hangs: every request ends, and it goes on by itself', async () => {
		const home = usedHome();
		const server = await startServer(home);
		const desk = await firstDirector(server);
		const goOn = hang(postmasterOf(home));
		const began = Date.now();
		// More than there are connections.
		const asked = await Promise.all([
			...Array.from({ length: 14 }, () => desk.client.get('/o/raanana/goals')),
			new HttpClient(server.base).post('/sign-in', RIGHT, ENGLISH)
		]);
		expect(Date.now() - began).toBeLessThan(PATIENCE);
		for (const page of asked) expectAway(page, /מסד הנתונים אינו משיב כרגע|The database does not answer just now/);
		expect(await statusOf(`${server.base}/healthz`)).toBe(200);
		goOn();
		expect((await desk.client.get('/o/raanana/goals')).status).toBe(200);
		for (let time = 0; time < 6; time += 1) await signIn(server);
		expect(await desk.addGoal('after it went on')).toBe(true);
	});

	it('in the middle of a sign-in: it fails with the sentence, and the next one is right', async () => {
		const home = usedHome();
		const server = await startServer(home);
		await firstDirector(server);
		const goOn = hang(postmasterOf(home));
		const begun = new HttpClient(server.base).post('/sign-in', RIGHT, ENGLISH);
		await new Promise((resolve) => setTimeout(resolve, 300));
		process.kill(postmasterOf(home), 'SIGKILL');
		goOn();
		expectAway(await begun, /The database does not answer just now/);
		expect(await comesTrue(async () => (await statusOf(`${server.base}/readyz`)) === 200)).toBe(true);
		await signIn(server);
	});
});
