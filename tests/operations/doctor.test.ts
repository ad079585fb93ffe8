import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { firstDirector } from '../support/desk.ts';
import { emptyHome, kesher, startServer, usedHome, type RunOptions } from '../support/operations.ts';
import { asOwner } from '../support/owner.ts';

interface Answer {
	code: number | null;
	ok: boolean;
	/** state and sentence of each check */
	checks: Record<string, string>;
}

async function doctor(home: string, options: RunOptions = {}): Promise<Answer> {
	const { code, out, err } = await kesher(['doctor', '--json'], home, options);
	expect(err).toBe('');
	const { ok, checks } = JSON.parse(out) as {
		ok: boolean;
		checks: Record<'check' | 'state' | 'says' | 'todo', string>[];
	};
	return {
		code,
		ok,
		checks: Object.fromEntries(
			checks.map(({ check, state, says, todo }) => [check, [state, says, todo].join(' ').trim()])
		)
	};
}

describe('the doctor', () => {
	it('finds everything in order, with the server running and stopped', async () => {
		const home = usedHome();
		const server = await startServer(home);
		await firstDirector(server);
		// The server says where it is found, whatever the settings of who asks are.
		const running = await doctor(home);
		expect(running).toMatchObject({ code: 0, ok: true });
		expect(running.checks['server']).toBe(`ok process ${server.process.pid ?? 0} serves at ${server.base}`);
		await server.kill('SIGTERM');
		const stopped = await doctor(home, { env: { PORT: new URL(server.base).port } });
		expect(stopped).toMatchObject({ code: 0, ok: true });
		expect(Object.keys(stopped.checks)).toEqual(
			'node,packages,state folder,disk,server,database,schema,role,trail,attachments,people'.split(',')
		);
		expect(stopped.checks).toMatchObject({
			database: 'ok PostgreSQL 18, the embedded one, answers',
			role: 'ok The application works as kesher_app, confined by row-level security.',
			people: 'ok somebody can sign in'
		});
	});

	it('says what is wrong with folder, files, port and schema, and ends with 1', async () => {
		const home = usedHome();
		const server = await startServer(home);
		const desk = await firstDirector(server);
		const partner = await asOwner(home, (client) =>
			client.query<{ id: string }>('select id from kesher.partner limit 1')
		);
		await desk.addFile(partner.rows[0]?.id ?? '', 'to be lost');
		await server.kill('SIGTERM');
		const [lost = ''] = (readdirSync(join(home, 'files'), { recursive: true }) as string[]).filter((name) =>
			statSync(join(home, 'files', name)).isFile()
		);
		rmSync(join(home, 'files', lost));
		chmodSync(join(home, 'secrets.json'), 0o644);
		await asOwner(home, (client) => client.query("update kesher.audit_event set actor = 'Nobody' where seq = 3"));
		const blocker = createServer();
		await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
		onTestFinished(() => void blocker.close());
		const { port } = blocker.address() as AddressInfo;
		const { code, ok, checks } = await doctor(home, { env: { PORT: String(port) } });
		expect({ code, ok }).toEqual({ code: 1, ok: false });
		expect(checks['state folder']).toMatch(/^fail Other users may read \S+secrets\.json\. Close it: chmod go= /);
		expect(checks['server']).toContain(`cannot be had (EADDRINUSE). Stop the program that has it, or set PORT.`);
		expect(checks['attachments']).toMatch(/^fail 1 are missing or damaged: kesher\.attachment [0-9a-f-]{36}\. Put /);

		expect(checks['trail']).toMatch(
			/^fail It was changed in the database: \S+ from entry 3 on\. Compare it with a backup/
		);

		await asOwner(home, (client) =>
			client.query("insert into kesher.schema_migration (name, sha256) values ('9999_future', 'x')")
		);
		const newer = await doctor(home);
		expect(newer.checks['schema']).toContain('fail The database is newer than this Kesher');
	});

	it('finds no fault in a trail out of which a person was taken, and tells of it', async () => {
		const home = usedHome();
		const server = await startServer(home);
		const { client } = await firstDirector(server);
		const { html } = await client.get('/o/raanana/people');
		const id = /people\/([0-9a-f]{8}[0-9a-f-]{28})"/.exec(html)?.[1] ?? '';
		const page = await client.get(`/o/raanana/people/${id}/held/erase`);
		const confirm = /<label for="confirm">[^<]*?: ([^<]+?)\s*</.exec(page.html.replace(/<!--.*?-->/gs, ''))?.[1] ?? '';
		const version = /name="version" value="(\d+)"/.exec(page.html)?.[1] ?? '';
		const fields = { id, version, reason: 'אין עוד צורך', confirm };
		expect((await client.post(`/o/raanana/people/${id}/held/erase?/erase`, fields)).status).toBe(303);
		const { ok, checks } = await doctor(home);
		expect(checks['trail']).toMatch(
			/^ok \d+ entries, each as it was written; of [1-9]\d* something was taken out when/
		);
		expect(ok).toBe(true);
	});

	it('does not make a state folder, and names a setting that cannot be used', async () => {
		const home = join(emptyHome(), 'not-there');
		expect((await doctor(home)).checks['state folder']).toBe(
			`warn There is no ${home} yet. The first npm start makes it.`
		);
		const unmade = await doctor(home, { env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' } });
		expect(unmade.checks['database']).toMatch(/^fail The server of DATABASE_URL cannot be reached/);
		expect(existsSync(home)).toBe(false);
		const wrong = await doctor(home, { env: { PORT: 'x' } });
		expect(wrong).toMatchObject({
			code: 1,
			checks: { settings: expect.stringContaining('PORT must be a number') as string }
		});
		const away = await doctor(usedHome(), { env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' } });
		expect(away.code).toBe(1);
		expect(away.checks['database']).toMatch(/^fail The server of DATABASE_URL cannot be reached \(ECONNREFUSED\)/);
	});
});
