import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { ownMigrations } from '../../src/platform/server/installation.ts';
import { migrate } from '../../src/platform/server/migrate.ts';
import { checkTrails } from '../../src/platform/server/trail-check.ts';
import { dropDatabase } from '../support/drop-database.ts';

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
		await server.end();
		await dropDatabase({ connectionString: admin }, name);
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

it('who wrote a record down, before it was kept with the record, is taken from the trail', async () => {
	await emptyDatabase(async (url) => {
		await migrate({ connectionString: url }, ownMigrations(), '0021_offices_of_person');
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		try {
			const office = '00000000-0000-7000-8000-000000000001';
			const [told, loaded] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];
			await client.query(
				`insert into kesher.office (id, slug, name, city, country, latitude, longitude, time_zone, languages, period_starts_in)
				values ($1, 'first', '{"en":"x"}', '{"en":"x"}', 'IL', 32, 35, 'Asia/Jerusalem', '{en}', 1)`,
				[office]
			);
			await client.query(
				`insert into kesher.goal (office_id, id, position, name, short_name)
				select $1, id, 1, '{"en":"x"}', '{"en":"x"}' from unnest($2::uuid[]) id`,
				[office, [told, loaded]]
			);
			await client.query(
				`insert into kesher.audit_event (office_id, id, user_id, actor, action, noun, record_id)
				values ($1, gen_random_uuid(), 'dana', 'Dana', 'create', 'goal', $2),
					($1, gen_random_uuid(), 'noa', 'Noa', 'update', 'goal', $2),
					($1, gen_random_uuid(), null, 'examples', 'create', 'goal', $3)`,
				[office, told, loaded]
			);
			await migrate({ connectionString: url }, ownMigrations());
			const { rows } = await client.query('select id, created_by from kesher.goal order by id');
			expect(rows).toEqual([
				{ id: told, created_by: 'dana' },
				{ id: loaded, created_by: null }
			]);
		} finally {
			await client.end();
		}
	});
});
