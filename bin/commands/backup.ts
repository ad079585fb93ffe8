import { resolve } from 'node:path';
import { Command } from 'commander';
import { writeBackup } from '../../src/platform/server/backup.ts';
import { ownerLogin } from '../../src/platform/server/database-login.ts';
import { VERSION } from '../../src/platform/server/installation.ts';
import { note, report, withInstallation } from '../installation-command.ts';

interface Options {
	out: string;
	withSecrets?: boolean;
	json?: boolean;
}

export const backupCommand = new Command('backup')
	.description('write one file with the database and all attachments, while people work or when stopped')
	.requiredOption('--out <file>', 'the file to write, such as kesher-2026-11-29.tar.gz; it must not exist')
	.option('--with-secrets', 'also what signs the sessions: after a restore nobody has to sign in again')
	.option('--json', 'print JSON')
	.action(({ out, withSecrets = false, json }: Options) =>
		// The schema stays as it is: before an upgrade, one wants a backup of what was there before it.
		withInstallation(
			async ({ installation: { settings, folder } }) => {
				const to = resolve(out);
				const login = ownerLogin(settings);
				const { missing, ...made } = await writeBackup({ to, login, folder, withSecrets, version: VERSION });
				report({ file: to, ...made, missing, withSecrets }, `Wrote ${to}: ${summary(made)}.`, json);
				if (missing.length === 0) return;
				note(
					`The backup is there, but ${missing.length} of the attachments that the database names are not on the disk, ` +
						`or damaged: ${missing.join(', ')}. kesher doctor says which records name them.`
				);
				process.exitCode = 1;
			},
			{ leaveSchema: true }
		)
	);

function summary({ tables, rows, files }: { tables: number; rows: number; files: number }): string {
	return `${rows} rows of ${tables} tables, ${files} attachments`;
}
