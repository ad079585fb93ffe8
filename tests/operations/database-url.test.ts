import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withClient } from '../../src/platform/server/client.ts';
import { firstDirector, signIn } from '../support/desk.ts';
import { dropDatabase } from '../support/drop-database.ts';
import { emptyHome, expectSentence, kesher, startServer, statusOf, usedHome } from '../support/operations.ts';
import { asOwner, contentOf } from '../support/owner.ts';

const SERVER = process.env['TEST_DATABASE_URL'];
if (!SERVER) process.stderr.write('SKIPPED: DATABASE_URL is tried where TEST_DATABASE_URL names a PostgreSQL\n');

/** A new database on the server of TEST_DATABASE_URL. */
async function newDatabase(): Promise<string> {
	const name = `kesher_operations_${randomBytes(4).toString('hex')}`;
	const run = (statement: string) => withClient({ connectionString: SERVER }, (client) => client.query(statement));
	await run(`create database ${name}`);
	onTestFinished(() => dropDatabase({ connectionString: SERVER }, name));
	const url = new URL(SERVER ?? '');
	url.pathname = `/${name}`;
	return url.href;
}

describe.skipIf(!SERVER)('a PostgreSQL of the operator’s own', () => {
	it('takes over what the embedded one held, serves it, and gives it back', async () => {
		const embedded = usedHome();
		const server = await startServer(embedded);
		await (await firstDirector(server)).addGoal('Moved to a server of our own');
		const folder = emptyHome();
		const [there, back] = [join(folder, 'there'), join(folder, 'back')];
		expect((await kesher(['backup', '--out', there, '--with-secrets'], embedded)).code).toBe(0);
		await server.kill('SIGTERM');

		const env = { DATABASE_URL: await newDatabase() };
		const home = emptyHome();
		expect(await kesher(['restore', there], home, { env })).toMatchObject({ code: 0, err: '' });
		const was = await asOwner(embedded, contentOf);
		// The places of the world come with Kesher and not with a backup: the start below fills them in.
		const moved = () => withClient({ connectionString: env.DATABASE_URL }, contentOf);
		expect(await moved()).toEqual({ ...was, 'kesher.gazetteer': '0 ' });
		expect((await kesher(['restore', there], emptyHome(), { env })).err).toMatch(/^The database is not empty\./);

		const own = await startServer(home, { env });
		expect(await (await signIn(own)).goalsShown(['Moved to a server of our own'])).toHaveLength(1);
		expect(await statusOf(`${own.base}/readyz`)).toBe(200);
		expect((await moved())['kesher.gazetteer']).toBe(was['kesher.gazetteer']);
		const doctor = await kesher(['doctor'], home, { env: { ...env, PORT: new URL(own.base).port } });
		expect(doctor.code).toBe(0);
		expect(doctor.out).toContain('that of DATABASE_URL, answers');
		expect((await kesher(['backup', '--out', back], home, { env })).code).toBe(0);
		const again = emptyHome();
		expect((await kesher(['restore', back], again)).code).toBe(0);
		expect(Object.keys(await asOwner(again, contentOf))).toEqual(Object.keys(was));
	});

	it('is refused with a sentence where it does not exist, or its application goes around row-level security', async () => {
		const missing = new URL(SERVER ?? '');
		missing.pathname = '/kesher_not_there';
		expectSentence(
			await kesher(['start'], emptyHome(), { env: { DATABASE_URL: missing.href } }),
			/^The database that DATABASE_URL names does not exist on that server\. Create it first\.\n$/
		);
		const wrong = new URL(SERVER ?? '');
		wrong.password = 'wrong';
		expectSentence(
			await kesher(['start'], emptyHome(), { env: { DATABASE_URL: wrong.href } }),
			/^The database of DATABASE_URL refuses this user or password\.\n$/
		);
		const url = await newDatabase();
		expectSentence(
			await kesher(['start'], emptyHome(), { env: { DATABASE_URL: url, DATABASE_APP_URL: url } }),
			/^Row-level security does not confine \w+, the role of DATABASE_APP_URL: let it be kesher_app\.\n$/
		);
	});
});
