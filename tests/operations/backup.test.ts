import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import tar from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { writeBackup } from '../../src/platform/server/backup.ts';
import type { Manifest } from '../../src/platform/server/backup-archive.ts';
import { ownerLogin } from '../../src/platform/server/database-login.ts';
import { openInstallation, ownMigrations } from '../../src/platform/server/installation.ts';
import { migrate } from '../../src/platform/server/migrate.ts';
import { readSettings } from '../../src/platform/server/settings.ts';
import { firstDirector } from '../support/desk.ts';
import { emptyHome, kesher, startServer, usedHome } from '../support/operations.ts';
import { asOwner, contentOf } from '../support/owner.ts';

type Entries = Map<string, Buffer>;

async function readArchive(path: string): Promise<Entries> {
	const entries: Entries = new Map();
	const extract = tar.extract();
	extract.end(gunzipSync(readFileSync(path)));
	for await (const entry of extract) {
		const chunks: Buffer[] = [];
		for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
		entries.set(entry.header.name, Buffer.concat(chunks));
	}
	return entries;
}

/** Writes an archive anew; with `sign`, the manifest is made to agree with what is in it. */
async function rewrite(from: string, to: string, change: (entries: Entries) => void, sign = false): Promise<void> {
	const entries = await readArchive(from);
	change(entries);
	if (sign) {
		changeManifest(entries, (manifest) => {
			for (const [name, bytes] of entries) {
				if (name === 'manifest.json') continue;
				manifest.entries[name] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
			}
		});
	}
	const pack = tar.pack();
	for (const [name, bytes] of entries) pack.entry({ name }, bytes);
	pack.finalize();
	const chunks: Buffer[] = [];
	for await (const chunk of pack as AsyncIterable<Buffer>) chunks.push(chunk);
	writeFileSync(to, gzipSync(Buffer.concat(chunks)));
}

function changeManifest(entries: Entries, change: (manifest: Manifest) => void): void {
	const manifest = JSON.parse(entries.get('manifest.json')?.toString() ?? '') as Manifest;
	change(manifest);
	entries.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
}

/** Files with their content's digest, below a folder. */
function filesBelow(folder: string): Record<string, string> {
	const names = readdirSync(folder, { recursive: true }) as string[];
	return Object.fromEntries(
		names
			.filter((name) => statSync(join(folder, name)).isFile())
			.map((name) => [
				name,
				createHash('sha256')
					.update(readFileSync(join(folder, name)))
					.digest('hex')
			])
	);
}

async function partnerOf(home: string): Promise<string> {
	return asOwner(home, async (client) => {
		const { rows } = await client.query<{ id: string }>('select id from kesher.partner order by position limit 1');
		return rows[0]?.id ?? '';
	});
}

describe('a backup', () => {
	it('is restored to equality: every table, every constraint, every file, and with secrets every session', async () => {
		const home = usedHome();
		const server = await startServer(home);
		const desk = await firstDirector(server);
		const partner = await partnerOf(home);
		await desk.addFile(partner, 'Grüße aus Raanana — שלום\n'.repeat(50_000));
		await desk.addFile(partner, 'a second one');
		await desk.addGoal('Tabs\tand \\ backslashes\\n, "quotes", \\. and ״גרשיים״');
		const out = join(emptyHome(), 'backup.tar.gz');
		const made = await kesher(['backup', '--out', out, '--with-secrets', '--json'], home);
		expect(made).toMatchObject({ code: 0, err: '' });
		expect(JSON.parse(made.out)).toMatchObject({ file: out, files: 2, missing: [] });
		expect(statSync(out).mode & 0o777).toBe(0o600);
		await server.kill('SIGTERM');

		const restored = emptyHome();
		const answer = await kesher(['restore', out, '--json'], restored);
		expect(answer).toMatchObject({ code: 0, err: '' });
		expect(JSON.parse(answer.out)).toMatchObject({ files: 2, migrated: [] });
		const { 'kesher.gazetteer': places = '', ...was } = await asOwner(home, contentOf);
		expect(Object.keys(was).length).toBeGreaterThan(60);
		// The gazetteer comes along with the program: no backup holds it, and the start after a restore fills it.
		expect(places).toMatch(/^135233 /);
		expect(await asOwner(restored, contentOf)).toEqual({ ...was, 'kesher.gazetteer': '0 ' });
		expect(filesBelow(join(restored, 'files'))).toEqual(filesBelow(join(home, 'files')));
		expect(readFileSync(join(restored, 'secrets.json'))).toEqual(readFileSync(join(home, 'secrets.json')));

		const again = await startServer(restored, { env: { PORT: new URL(server.base).port } });
		expect(again.link).toBeUndefined();
		expect((await desk.client.get('/o/raanana/goals')).html).toContain('״גרשיים״');
		expect((await desk.client.get('/o/raanana/places?q=poznan')).html).toContain('Europe/Warsaw');
	});

	it('is one moment of a server at work', async () => {
		const home = usedHome();
		const server = await startServer(home);
		const desk = await firstDirector(server);
		const partner = await partnerOf(home);
		let written = 0;
		let stop = false;
		const writers = [1, 2, 3].map(async (writer) => {
			for (let index = 0; !stop; index += 1) {
				if (index % 4 === 3) await desk.addFile(partner, `file ${writer} ${index}`);
				else await desk.addGoal(`Goal ${writer} ${index}`);
				written += 1;
			}
		});
		const folder = emptyHome();
		const outs = ['a', 'b', 'c'].map((name) => join(folder, name));
		for (const out of outs) expect((await kesher(['backup', '--out', out], home)).code).toBe(0);
		stop = true;
		await Promise.all(writers);
		expect(written).toBeGreaterThan(20);

		const restored = emptyHome();
		expect((await kesher(['restore', outs[1] ?? ''], restored)).code).toBe(0);
		// A record, its trail and its search entry are one transaction, and a file is there before its record.
		const torn = await asOwner(restored, async (client) => {
			const { rows } = await client.query<{ goals: number; torn: number; files: number; named: string[] }>(`
				select (select count(*) from kesher.goal)::integer as goals,
					(select count(*) from kesher.goal g full join kesher.audit_event a on a.record_id = g.id
						where (a.noun = 'goal' or a.noun is null) and (a.id is null or g.id is null))::integer as torn,
					(select count(*) from kesher.attachment)::integer as files,
					array(select sha256 from kesher.attachment) as named`);
			return rows[0];
		});
		expect(torn?.goals).toBeGreaterThan(6);
		expect(torn?.torn).toBe(0);
		expect(torn?.files).toBeGreaterThan(0);
		expect(Object.values(filesBelow(join(restored, 'files'))).sort()).toEqual(torn?.named.sort());
	});

	it('says so when an attachment is lost, and is made all the same', async () => {
		const home = usedHome();
		const server = await startServer(home);
		await (await firstDirector(server)).addFile(await partnerOf(home), 'to be lost');
		const [name = ''] = Object.keys(filesBelow(join(home, 'files')));
		writeFileSync(join(home, 'files', name), 'something else');
		const out = join(emptyHome(), 'backup.tar.gz');
		const made = await kesher(['backup', '--out', out, '--json'], home);
		expect(made.code).toBe(1);
		expect(made.err).toContain('1 of the attachments that the database names are not on the disk');
		expect(JSON.parse(made.out)).toMatchObject({ files: 0, missing: [name.split('/').at(-1)] });
		const restored = await kesher(['restore', out, '--json'], emptyHome());
		expect(JSON.parse(restored.out)).toMatchObject({ missing: [name.split('/').at(-1)] });
	});

	it('is not written over another file, nor where nothing can be written', async () => {
		const home = usedHome();
		const out = join(emptyHome(), 'backup.tar.gz');
		writeFileSync(out, 'mine');
		const existing = await kesher(['backup', '--out', out], home);
		expect(existing).toMatchObject({ code: 1, err: `${out} exists already. Choose another name.\n` });
		expect(readFileSync(out, 'utf8')).toBe('mine');
		const nowhere = await kesher(['backup', '--out', '/nowhere/backup.tar.gz'], home);
		expect(nowhere).toMatchObject({ code: 1, err: 'There is no folder for /nowhere/backup.tar.gz.\n' });
	});
});

describe('a restore', () => {
	it('refuses a file that is not whole, and leaves nothing behind', async () => {
		const home = usedHome();
		const folder = emptyHome();
		const path = (name: string) => join(folder, name);
		const good = path('good');
		await kesher(['backup', '--out', good], home);
		const size = statSync(good).size;
		for (const [name, length] of [
			['empty', 0],
			['begun', 300],
			['half', size >> 1],
			['without-end', size - 20]
		] as const) {
			copyFileSync(good, path(name));
			truncateSync(path(name), length);
		}
		const flipped = readFileSync(good);
		flipped[size >> 1] = (flipped[size >> 1] ?? 0) ^ 0x10;
		writeFileSync(path('flipped'), flipped);
		writeFileSync(path('text'), 'not a backup at all');
		execFileSync('tar', ['-czf', path('other-tar'), '-C', 'examples', 'raanana']);
		const goal = (entries: Entries) => [...entries.keys()].find((name) => name.includes('kesher.goal.')) ?? '';
		await rewrite(good, path('changed'), (entries) => {
			entries.set(goal(entries), Buffer.from(String(entries.get(goal(entries))).replace('Twin', 'Tvin')));
		});
		await rewrite(good, path('less'), (entries) => void entries.delete(goal(entries)));
		await rewrite(good, path('more'), (entries) => {
			const manifest = entries.get('manifest.json') ?? Buffer.alloc(0);
			entries.delete('manifest.json');
			entries.set('files/../../evil', Buffer.from('evil')).set('manifest.json', manifest);
		});
		const target = emptyHome();
		for (const name of [
			'empty',
			'begun',
			'half',
			'without-end',
			'flipped',
			'text',
			'other-tar',
			'changed',
			'less',
			'more'
		]) {
			const refused = await kesher(['restore', path(name)], target);
			expect({ name, ...refused }).toMatchObject({ name, code: 1, out: '' });
			expect(refused.err).toMatch(
				/^\S+ is not a whole backup of Kesher: .+\. Nothing was restored; use another copy\.\n$/
			);
		}
		expect((await kesher(['restore', path('nothing')], target)).err).toBe(`There is no file ${path('nothing')}.\n`);
		expect(readdirSync(target)).toEqual([]);
	});

	it('refuses a newer schema and a newer form of the file', async () => {
		const good = join(emptyHome(), 'good');
		await kesher(['backup', '--out', good], usedHome());
		await rewrite(good, `${good}.schema`, (entries) =>
			changeManifest(entries, ({ migrations }) => migrations.push({ name: '9999_future', sha256: 'x' }))
		);
		await rewrite(good, `${good}.format`, (entries) => changeManifest(entries, (manifest) => (manifest.format = 2)));
		const schema = await kesher(['restore', `${good}.schema`], emptyHome());
		expect(schema.code).toBe(1);
		expect(schema.err).toMatch(
			/^The backup is of a newer Kesher \(\S+, migration 9999_future\)\. Restore it with that version\.\n$/
		);
		const format = await kesher(['restore', `${good}.format`], emptyHome());
		expect(format.err).toMatch(/ was written by a newer Kesher \(\S+\)\. Restore it with that version\.\n$/);
	});

	it('refuses a place that holds something, or that a server holds', async () => {
		const home = usedHome();
		const good = join(emptyHome(), 'good');
		await kesher(['backup', '--out', good], home);
		const used = await kesher(['restore', good], home);
		expect(used.code).toBe(1);
		expect(used.err).toMatch(/^The database is not empty\. Restore into an empty one: /);
		const server = await startServer(home);
		const served = await kesher(['restore', good], home);
		expect(served.err).toContain(`is in use by process ${server.process.pid ?? ''}.`);
		const folder = emptyHome();
		execFileSync('mkdir', ['-p', join(folder, 'files/ab')]);
		expect((await kesher(['restore', good], folder)).err).toContain('Restore into an empty state folder');
	});

	it('leaves an empty place when it fails on the way, into which another backup goes', async () => {
		const home = usedHome();
		const good = join(emptyHome(), 'good');
		await kesher(['backup', '--out', good, '--with-secrets'], home);
		// A whole archive whose rows cannot belong together: the goals of an office that is not there.
		await rewrite(
			good,
			`${good}.torn`,
			(entries) => {
				entries.set('database/kesher.office.00001.copy', Buffer.alloc(0));
				changeManifest(entries, ({ tables }) => {
					for (const table of tables) if (table.name === 'kesher.office') table.rows = 0;
				});
			},
			true
		);
		const target = emptyHome();
		const failed = await kesher(['restore', `${good}.torn`], target);
		expect(failed.code).toBe(1);
		expect(failed.err).toContain('foreign key');
		expect(readdirSync(join(target, 'files'))).toEqual([]);
		expect(existsSync(join(target, 'secrets.json'))).toBe(false);
		expect(await kesher(['restore', good], target)).toMatchObject({ code: 0, err: '' });
		expect(await asOwner(target, contentOf)).toEqual(await asOwner(home, contentOf));
	});

	it('brings a backup of an older schema up to date', async () => {
		const old = emptyHome();
		const settings = readSettings({ KESHER_HOME: old });
		const installation = await openInstallation(settings, { leaveSchema: true });
		const login = ownerLogin(settings);
		await migrate(login, ownMigrations(), '0008_initiative');
		const to = join(emptyHome(), 'old');
		await writeBackup({ to, login, folder: installation.folder, withSecrets: false, version: '0.0.1' });
		await installation.close();
		const target = emptyHome();
		const restored = await kesher(['restore', to, '--json'], target);
		expect(restored).toMatchObject({ code: 0, err: '' });
		const names = ownMigrations().map(({ name }) => name);
		expect(JSON.parse(restored.out)).toMatchObject({ migrated: names.slice(names.indexOf('0008_initiative') + 1) });
		expect((await kesher(['office', 'add', '--from', 'examples/raanana'], target)).code).toBe(0);
	});
});
