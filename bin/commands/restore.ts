import { resolve } from 'node:path';
import { Command } from 'commander';
import { verifyArchive } from '../../src/platform/server/backup-archive.ts';
import { ownerLogin } from '../../src/platform/server/database-login.ts';
import { openInstallation, ownMigrations } from '../../src/platform/server/installation.ts';
import { refuseOtherSchema, refuseUsedPlace, restoreBackup } from '../../src/platform/server/restore.ts';
import { readSettings } from '../../src/platform/server/settings.ts';
import { note, report } from '../installation-command.ts';

export const restoreCommand = new Command('restore')
	.description('put a backup into an empty state folder (KESHER_HOME), or an empty database (DATABASE_URL)')
	.argument('<file>', 'what kesher backup wrote, by this version or an older one')
	.option('--json', 'print JSON')
	.action(async (file: string, { json }: { json?: boolean }) => {
		const from = resolve(file);
		const manifest = await verifyArchive(from);
		const migrations = ownMigrations();
		refuseOtherSchema(manifest, migrations);
		const settings = readSettings();
		const installation = await openInstallation(settings, { leaveSchema: true, onWait: note });
		try {
			const { folder } = installation;
			const login = ownerLogin(settings);
			await refuseUsedPlace(login, folder);
			const migrated = await restoreBackup({ from, manifest, login, folder, migrations });
			const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
			const files = Object.keys(manifest.entries).filter((name) => name.startsWith('files/')).length;
			report(
				{ file: from, at: manifest.at, home: folder.home, rows, files, migrated, missing: manifest.missing },
				`Restored what was saved until ${manifest.at} into ${folder.home}: ${rows} rows, ${files} attachments.` +
					(migrated.length > 0 ? `\nBrought the schema up to date: ${migrated.join(', ')}.` : '') +
					(manifest.hasSecrets ? '' : '\nThe backup was made without secrets: everybody signs in again.'),
				json
			);
		} finally {
			await installation.close();
		}
	});
