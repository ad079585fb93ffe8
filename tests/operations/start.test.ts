import { execFileSync, spawn } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { firstDirector, signIn } from '../support/desk.ts';
import { HttpClient } from '../support/http-client.ts';
import {
	NOBODY,
	comesTrue,
	emptyHome,
	expectSentence,
	isRoot,
	isRunning,
	kesher,
	postmasterOf,
	startServer,
	statusOf,
	usedHome
} from '../support/operations.ts';
import { asOwner } from '../support/owner.ts';

/** Nothing of a server is left: no process, no lock, and PostgreSQL ended in order. */
function expectStopped(home: string, postmaster: number): void {
	expect(isRunning(postmaster)).toBe(false);
	expect(existsSync(join(home, 'kesher.lock'))).toBe(false);
	expect(existsSync(join(home, 'postgres/data/postmaster.pid'))).toBe(false);
	expect(readFileSync(join(home, 'logs/postgres.log'), 'utf8').trim()).toMatch(/database system is shut down$/);
}

describe('a stop', () => {
	it('by SIGTERM ends server and database in order', async () => {
		const home = usedHome();
		const server = await startServer(home);
		const postmaster = postmasterOf(home);
		expect(await server.kill('SIGTERM')).toBe(0);
		expectStopped(home, postmaster);
	});

	it('by Ctrl-C, which reaches every process of the terminal, does so as well', async () => {
		const home = usedHome();
		const server = await startServer(home, { program: ['node', 'scripts/start.js'], args: [], detached: true });
		const postmaster = postmasterOf(home);
		process.kill(-(server.process.pid ?? 0), 'SIGINT');
		expect(await server.ended).toBe(0);
		expectStopped(home, postmaster);
	});

	it('answers the request that is under way first', async () => {
		const home = usedHome();
		const server = await startServer(home);
		const { client } = await firstDirector(server);
		// Long enough under way that all have arrived when the signal comes, and none is answered.
		const slow = Array.from({ length: 3 }, () => client.get('/o/raanana/report/2020/en/file.pdf'));
		await new Promise((resolve) => setTimeout(resolve, 250));
		expect(await server.kill('SIGTERM')).toBe(0);
		expect(new Set((await Promise.all(slow)).map(({ status }) => status))).toEqual(new Set([200]));
	});
});

describe('after kill -9', () => {
	it('of the server its database goes as well, and the next start has what was saved', async () => {
		const home = usedHome();
		const server = await startServer(home);
		await (await firstDirector(server)).addGoal('Saved before the kill');
		const postmaster = postmasterOf(home);
		await server.kill('SIGKILL');
		expect(await comesTrue(() => !isRunning(postmaster))).toBe(true);
		const again = await startServer(home);
		expect(await (await signIn(again)).goalsShown(['Saved before the kill'])).toHaveLength(1);
	});

	it('of the database the server stays, says that it is not ready, and recovers by itself', async () => {
		const home = usedHome();
		const server = await startServer(home);
		const desk = await firstDirector(server);
		const programs = join(home, 'postgres/programs');
		const bin = join(programs, readdirSync(programs)[0] ?? '', 'bin/postgres');
		renameSync(bin, `${bin}.aside`);
		process.kill(postmasterOf(home), 'SIGKILL');
		expect(await comesTrue(async () => (await statusOf(`${server.base}/readyz`)) === 503)).toBe(true);
		expect(await statusOf(`${server.base}/healthz`)).toBe(200);
		const page = await desk.client.get('/o/raanana/goals');
		expect(page.status).toBe(503);
		expect(page.headers.get('retry-after')).toBe('10');
		expect(page.html).toContain('מסד הנתונים אינו משיב כרגע');
		expect(page.html).not.toMatch(/ECONNREFUSED|\bat .*\.js:/);
		renameSync(`${bin}.aside`, bin);
		expect(await comesTrue(async () => (await statusOf(`${server.base}/readyz`)) === 200, 40_000)).toBe(true);
		expect(await desk.addGoal('After the recovery')).toBe(true);
		expect(await server.kill('SIGTERM')).toBe(0);
	});

	it('of both at once the next start recovers', async () => {
		const home = usedHome();
		const server = await startServer(home);
		await (await firstDirector(server)).addGoal('Before both went');
		process.kill(postmasterOf(home), 'SIGKILL');
		await server.kill('SIGKILL');
		const again = await startServer(home);
		expect(await (await signIn(again)).goalsShown(['Before both went'])).toHaveLength(1);
	});
});

describe('a second start on one state folder', () => {
	it('is refused with the process that holds it', async () => {
		const home = usedHome();
		const server = await startServer(home);
		const second = await kesher(['start'], home);
		expect(second).toMatchObject({ code: 1, out: '' });
		expectSentence(
			second,
			new RegExp(`^The state folder ${home} is in use by process ${server.process.pid ?? ''}\\. Stop that one first`)
		);
		expect(await statusOf(`${server.base}/readyz`)).toBe(200);
	});

	it('waits for one that is just stopping', async () => {
		const home = usedHome();
		const server = await startServer(home);
		const { port } = new URL(server.base);
		// A request that never ends its body holds the stop up for as long as a server waits for it.
		const socket = connect(Number(port), '127.0.0.1');
		onTestFinished(() => void socket.destroy());
		socket.on('error', () => {});
		socket.write('POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nemail=');
		await new Promise((resolve) => setTimeout(resolve, 300));
		server.process.kill('SIGTERM');
		await new Promise((resolve) => setTimeout(resolve, 500));
		expect(isRunning(server.process.pid ?? 0)).toBe(true);
		const again = await startServer(home, { env: { PORT: port } });
		expect(again.said()).toContain(`Waiting for process ${server.process.pid ?? ''}, which is stopping`);
		expect(await statusOf(`${again.base}/readyz`)).toBe(200);
	});
});

describe('a start that cannot be', () => {
	it('names the port that another program has', async () => {
		const blocker = createServer();
		await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
		onTestFinished(() => void blocker.close());
		const { port } = blocker.address() as AddressInfo;
		const home = usedHome();
		const ran = await kesher(['start'], home, { env: { PORT: String(port) } });
		expect(ran.code).toBe(1);
		expectSentence(ran, new RegExp(`^Port ${port} is in use\\. Stop the program that has it, or set PORT`));
		expect(existsSync(join(home, 'kesher.lock'))).toBe(false);
	});

	it('names an address that this machine has not, and settings that cannot be', async () => {
		const home = usedHome();
		const start = async (env: Record<string, string>) => kesher(['start'], home, { env });
		expectSentence(await start({ HOST: '203.0.113.7' }), /^This machine has no address 203\.0\.113\.7\./);
		expectSentence(await start({ PORT: '70000' }), /^PORT must be a number from 0 to 65535; it is "70000"\.\n$/);
		expectSentence(await start({ ORIGIN: 'kesher.example.org' }), /^ORIGIN must be the public address/);
		expectSentence(await start({ DATABASE_URL: 'mysql://x' }), /^DATABASE_URL must begin with postgres:\/\//);
	});

	it('says that DATABASE_URL leads nowhere, without repeating its password', async () => {
		const ran = await kesher(['start'], emptyHome(), {
			env: { DATABASE_URL: 'postgres://kesher:s3cret@127.0.0.1:1/kesher' }
		});
		expect(ran.code).toBe(1);
		expectSentence(ran, /^The server of DATABASE_URL cannot be reached \(ECONNREFUSED\)\./);
		expect(ran.err).not.toContain('s3cret');
	});

	it('leaves a database alone that is newer than the code', async () => {
		const home = usedHome();
		await asOwner(home, (client) =>
			client.query("insert into kesher.schema_migration (name, sha256) values ('9999_future', 'x')")
		);
		const ran = await kesher(['start'], home);
		expect(ran.code).toBe(1);
		expectSentence(ran, /^The database is newer than this Kesher: it knows the migration 9999_future/);
	});

	it('says so where a restore was interrupted', async () => {
		const home = usedHome();
		writeFileSync(join(home, 'restoring'), '');
		expectSentence(await kesher(['start'], home), /^A restore into \S+ was interrupted\. Empty that folder/);
	});
});

describe('where it is reached', () => {
	it('is this machine only, unless HOST says otherwise', async () => {
		const home = usedHome();
		const server = await startServer(home, { env: { HOST: undefined } });
		const { port } = new URL(server.base);
		expect(server.base).toBe(`http://127.0.0.1:${port}`);
		expect(await statusOf(`http://127.0.0.2:${port}/healthz`)).toBe('ECONNREFUSED');
		await server.kill('SIGTERM');
		const open = await startServer(home, { env: { HOST: '0.0.0.0' } });
		expect(await statusOf(`http://127.0.0.2:${new URL(open.base).port}/healthz`)).toBe(200);
	});

	it('is ORIGIN behind a proxy: forms, cookies and links go by it', async () => {
		const home = usedHome();
		const port = String(20_000 + Math.floor(Math.random() * 20_000));
		const origin = 'https://kesher.example.org';
		const server = await startServer(home, { env: { ORIGIN: origin, PORT: port } });
		expect(server.base).toBe(origin);
		const client = new HttpClient(`http://127.0.0.1:${port}`);
		const fields = {
			name: 'Dana',
			email: 'dana@example.org',
			password: 'a long enough one',
			repeat: 'a long enough one'
		};
		const forged = await client.post(server.link ?? '', fields);
		expect(forged.status).toBe(403);
		const page = await client.post(server.link ?? '', fields, { origin });
		expect(page.status).toBe(303);
		expect(page.headers.get('strict-transport-security')).toContain('max-age=');
		const session = page.headers.getSetCookie().find((line) => line.includes('session_token'));
		expect(session).toMatch(/^__Host-kesher\.session_token=.*; Secure/i);
	});
});

describe('who runs it', () => {
	it.runIf(isRoot)('may be a user without rights whose home is closed to others', async ({ skip }) => {
		const canRead = ((): boolean => {
			try {
				execFileSync('cat', ['bin/kesher.ts', 'build/handler.js'], { uid: NOBODY, gid: NOBODY, stdio: 'ignore' });
				return true;
			} catch {
				return false;
			}
		})();
		if (!canRead) {
			process.stderr.write('SKIPPED: another user cannot read this checkout, so none can start it here\n');
			return skip();
		}
		const own = emptyHome({ uid: NOBODY });
		chmodSync(own, 0o700);
		const home = join(own, '.local/share/kesher');
		const server = await startServer(home, { uid: NOBODY, env: { HOME: own, KESHER_HOME: undefined } });
		expect(await statusOf(`${server.base}/readyz`)).toBe(200);
		expect(await server.kill('SIGTERM')).toBe(0);
	});

	it.runIf(isRoot)('is told as root that PostgreSQL cannot reach a folder below a closed one', async () => {
		const closed = emptyHome();
		chmodSync(closed, 0o700);
		const ran = await kesher(['start'], join(closed, 'kesher'));
		expect(ran.code).toBe(1);
		expectSentence(ran, /^\S+ is closed to other users, and PostgreSQL, which does not run as root, cannot reach/);
	});

	it.runIf(isRoot)("is told that a state folder is another user's", async () => {
		const home = usedHome();
		chownSync(home, NOBODY, NOBODY);
		expectSentence(await kesher(['start'], home), /^The state folder \S+ belongs to the user with number 65534\./);
	});

	it('may have a state folder whose path is too long for a socket', async () => {
		const outer = emptyHome();
		chmodSync(outer, 0o755);
		const home = join(outer, 'a-rather-long-name-of-a-folder/'.repeat(4));
		mkdirSync(home, { recursive: true });
		execFileSync('cp', ['-a', `${usedHome()}/.`, home]);
		const server = await startServer(home);
		const before = postmasterOf(home);
		process.kill(before, 'SIGKILL');
		// The clients of the server know the place of the socket, so a restart must keep to it.
		expect(await comesTrue(() => isRunning(postmasterOf(home)) && postmasterOf(home) !== before)).toBe(true);
		expect(await comesTrue(async () => (await statusOf(`${server.base}/readyz`)) === 200)).toBe(true);
	});
});

describe('a database that is being started again', () => {
	it.each([150, 250, 350, 500])(
		'ends with the server that is stopped meanwhile, %i ms after it was killed',
		async (wait) => {
			const home = usedHome();
			const server = await startServer(home);
			process.kill(postmasterOf(home), 'SIGKILL');
			await new Promise((resolve) => setTimeout(resolve, wait));
			server.process.kill('SIGTERM');
			expect(await comesTrue(() => server.process.exitCode === 0)).toBe(true);
			expect(isRunning(postmasterOf(home))).toBe(false);
		}
	);
});

describe('npm start', () => {
	/** A small checkout with the real scripts, whose npm and build only say that they ran. */
	function checkout() {
		const folder = emptyHome();
		const path = (name: string) => join(folder, name);
		for (const name of ['scripts', 'src', 'bin', 'node_modules/.bin']) mkdirSync(path(name), { recursive: true });
		for (const name of ['toolchain.js', 'start.js']) cpSync(`scripts/${name}`, path(`scripts/${name}`));
		writeFileSync(path('package.json'), '{ "type": "module" }');
		writeFileSync(path('package-lock.json'), '{}');
		writeFileSync(path('src/page.ts'), '1');
		writeFileSync(path('npm.js'), 'console.error("npm", process.argv.slice(2).join(" "))');
		writeFileSync(path('scripts/build.ts'), 'import { mkdirSync } from "node:fs"; mkdirSync("build");');
		writeFileSync(path('bin/kesher.ts'), 'console.log("started", process.argv[2])');
		cpSync('bin/kesher.js', path('bin/kesher.js'));
		const run = async (program: string, args: string[] = []) =>
			kesher(args, folder, {
				program: [
					process.execPath,
					'--input-type=module',
					'-e',
					`process.chdir(${JSON.stringify(folder)});
					process.argv.splice(1, 0, ${JSON.stringify(path(program))}); await import(${JSON.stringify(path(program))})`,
					'--'
				],
				env: { npm_execpath: path('npm.js') }
			});
		return { path, run };
	}

	it('installs and builds what changed, and nothing else', async () => {
		const { path, run } = checkout();
		expect(await run('scripts/start.js')).toMatchObject({
			code: 0,
			out: 'started start\n',
			err: 'Installing what package-lock.json names …\nBuilding …\n'
		});
		expect(await run('scripts/start.js')).toMatchObject({ code: 0, err: '' });
		writeFileSync(path('src/page.ts'), '2');
		expect((await run('scripts/start.js')).err).toBe('Building …\n');
		writeFileSync(path('package-lock.json'), '{ }');
		expect((await run('scripts/start.js')).err).toBe('Installing what package-lock.json names …\nBuilding …\n');
		expect((await run('scripts/start.js')).err).toBe('');
	});

	it('says why it could not be installed, and tries again the next time', async () => {
		const { path, run } = checkout();
		writeFileSync(path('npm.js'), 'console.error("npm error: no network"); process.exit(1)');
		const failed = await run('scripts/start.js');
		expect(failed).toMatchObject({ code: 1, out: '' });
		expect(failed.err).toContain('npm error: no network\nThe packages could not be installed; npm says why above.\n');
		writeFileSync(path('npm.js'), '');
		expect((await run('scripts/start.js')).code).toBe(0);
	});

	it('that is stopped while it builds leaves no build behind, and the next one builds anew', async () => {
		const { path, run } = checkout();
		const whole = readFileSync(path('scripts/build.ts'), 'utf8');
		const endless = `import { writeFileSync } from "node:fs"; writeFileSync("building", String(process.pid));`;
		writeFileSync(path('scripts/build.ts'), `${whole}${endless} setInterval(() => {}, 1000);`);
		for (const signal of ['SIGTERM', 'SIGINT'] as const) {
			const env = { ...process.env, npm_execpath: path('npm.js') };
			const started = spawn(process.execPath, [path('scripts/start.js')], { cwd: path('.'), env, stdio: 'ignore' });
			const ended = new Promise((resolve) => started.on('exit', resolve));
			const building = () => Number(existsSync(path('building')) && readFileSync(path('building'), 'utf8'));
			expect(await comesTrue(() => building() > 0)).toBe(true);
			started.kill(signal);
			expect(await ended).toBe(1);
			expect(isRunning(building())).toBe(false);
			rmSync(path('building'));
		}
		writeFileSync(path('scripts/build.ts'), whole);
		expect(await run('scripts/start.js')).toMatchObject({ code: 0, out: 'started start\n', err: 'Building …\n' });
	});

	it('is what the command line asks for before it was run once', async () => {
		const { run } = checkout();
		expect(await run('bin/kesher.js', ['doctor'])).toMatchObject({
			code: 1,
			out: '',
			err: 'Kesher is not installed yet: run "npm start" in its folder once, then use this command.\n'
		});
		await run('scripts/start.js');
		expect(await run('bin/kesher.js', ['doctor'])).toMatchObject({ code: 0, out: 'started doctor\n', err: '' });
	});
});
