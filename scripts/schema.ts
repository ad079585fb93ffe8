// Writes src/platform/server/schema.ts from the catalogue of a migrated database; --check compares instead.
//   node scripts/run.js scripts/schema.ts [--check]
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import pg from 'pg';
import * as prettier from 'prettier';
import { withTestCluster } from '../tests/support/cluster.ts';

const TARGET = 'src/platform/server/schema.ts';
const require = createRequire(import.meta.url);

await withTestCluster(async (template) => {
	const fresh = await generate(template);
	if (!process.argv.includes('--check')) return writeFileSync(TARGET, fresh);
	if (fresh !== readFileSync(TARGET, 'utf8')) {
		process.stderr.write(`${TARGET} does not match the migrations: run node scripts/run.js scripts/schema.ts\n`);
		process.exitCode = 1;
	}
});

async function generate({ host, database }: { host: string; database: string }): Promise<string> {
	const columns = await domainColumns({ host, database });
	const result = spawnSync(
		process.execPath,
		[
			require.resolve('kysely-codegen').replace(/index\.js$/, 'cli/bin.js'),
			...['--print', '--dialect', 'postgres', '--date-parser', 'string', '--numeric-parser', 'number'],
			...['--default-schema', 'kesher', '--include-pattern', '{kesher,auth}.*', '--log-level', 'error'],
			// Statements name the whole, never its parts.
			...['--exclude-pattern', 'kesher.*_part_*'],
			...[
				'--custom-imports',
				'{"Texts":"#kernel/texts.ts","KnownDate":"#kernel/known-date.ts","Hour":"#kernel/hour.ts"}'
			],
			...['--type-mapping', '{"int8":"number"}', '--overrides', JSON.stringify({ columns })],
			...['--url', `postgres://kesher_owner@${encodeURIComponent(host)}/${database}`]
		],
		{ encoding: 'utf8' }
	);
	if (result.status !== 0) throw new Error(result.stderr);
	return prettier.format(result.stdout.slice(result.stdout.indexOf('/**')), {
		...(await prettier.resolveConfig(TARGET)),
		parser: 'typescript'
	});
}

/**
 * The generator shows a domain as its base type; these columns get the domain's own. An override replaces the
 * whole type, so what the catalogue says of null and defaults is put around it.
 */
async function domainColumns(login: { host: string; database: string }): Promise<Record<string, string>> {
	const types: Record<string, string> = { texts: 'Texts', known_date: 'KnownDate', hour: 'Hour' };
	const client = new pg.Client({ ...login, user: 'kesher_owner' });
	await client.connect();
	const { rows } = await client.query<{ column: string; domain: string; nullable: boolean; defaulted: boolean }>(
		`select table_name || '.' || column_name as column, domain_name as domain,
			is_nullable = 'YES' as nullable, column_default is not null as defaulted
		from information_schema.columns where domain_schema = 'kesher' order by 1`
	);
	await client.end();
	return Object.fromEntries(
		rows.map(({ column, domain, nullable, defaulted }) => {
			const type = types[domain] ?? domain;
			return [column, nullable ? `${type} | null` : defaulted ? `Generated<${type}>` : type];
		})
	);
}
