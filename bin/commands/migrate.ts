import { Command } from 'commander';
import { ownMigrations } from '../../src/platform/server/installation.ts';
import { report, withInstallation } from '../installation-command.ts';

export const migrateCommand = new Command('migrate')
	.description('bring the schema of the database up to date; every start does so as well')
	.option('--json', 'print JSON')
	.action(({ json }: { json?: boolean }) =>
		withInstallation(async ({ installation: { migrated } }) => {
			const schema = ownMigrations().at(-1)?.name;
			report(
				{ applied: migrated, schema },
				migrated.length > 0
					? `Applied ${migrated.join(', ')}.`
					: `Nothing to do: the schema is up to date, at ${schema ?? ''}.`,
				json
			);
		})
	);
