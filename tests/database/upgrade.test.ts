import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { ownMigrations } from '../../src/platform/server/installation.ts';
import { migrate } from '../../src/platform/server/migrate.ts';
import { checkTrails } from '../../src/platform/server/trail-check.ts';

/** A database of its own, empty, whose owner is who makes it. */
async function emptyDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
	const { admin } = inject('testServer');
	const name = `test_${randomBytes(6).toString('hex')}`;
	const url = new URL(admin);
	url.pathname = `/${name}`;
	const server = new pg.Client({ connectionString: admin });
	await server.connect();
	try {
		await server.query(`create database ${name}`);
		return await work(url.href);
	} finally {
		await server.query(`drop database if exists ${name} with (force)`);
		await server.end();
	}
}

it('a trail from before there was a chain is sealed in the order in which it was written', async () => {
	await emptyDatabase(async (url) => {
		await migrate({ connectionString: url }, ownMigrations(), '0021_offices_of_person');
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		try {
			for (const slug of ['first', 'second', 'silent']) {
				await client.query(
					`insert into kesher.office (id, slug, name, city, country, latitude, longitude, time_zone, languages, period_starts_in)
					values (gen_random_uuid(), $1, '{"en":"x"}', '{"en":"x"}', 'IL', 32, 35, 'Asia/Jerusalem', '{en}', 1)`,
					[slug]
				);
			}
			await client.query(
				`insert into kesher.audit_event (office_id, id, at, actor, action, noun, record_id, after)
				select o.id, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, now() - n * interval '1 hour', 'Dana',
					'create', 'goal', gen_random_uuid(), '{"name": {"he": "יעד"}}'
				from kesher.office o, generate_series(1, 3) n where o.slug <> 'silent'`
			);
			await migrate({ connectionString: url }, ownMigrations());
			const chains = await checkTrails(client);
			expect(chains.map(({ office, entries, brokenAt }) => [office, entries, brokenAt])).toEqual([
				['first', 3, null],
				['second', 3, null],
				['silent', 0, null]
			]);
		} finally {
			await client.end();
		}
	});
});
