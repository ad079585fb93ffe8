// The command line. Each command is a file in bin/commands.
// Exit codes: 0 done, 1 refused or failed, 2 the command was mistyped.
import { Command, CommanderError } from 'commander';
import { refusalFor } from '../src/platform/server/refusal.ts';
import { VERSION } from '../src/platform/server/installation.ts';
import { backupCommand } from './commands/backup.ts';
import { briefCommand } from './commands/brief.ts';
import { doctorCommand } from './commands/doctor.ts';
import { importCommand } from './commands/import.ts';
import { migrateCommand } from './commands/migrate.ts';
import { officeCommand } from './commands/office.ts';
import { reindexCommand } from './commands/reindex.ts';
import { importTableCommand } from './commands/import-table.ts';
import { reportCommand } from './commands/report.ts';
import { restoreCommand } from './commands/restore.ts';
import { retentionCommand } from './commands/retention.ts';
import { startCommand } from './commands/start.ts';
import { userCommand } from './commands/user.ts';
import { wikidataCheckCommand } from './commands/wikidata-check.ts';

const program = new Command('kesher')
	.description("The desk of a city's foreign relations")
	.version(VERSION)
	.addCommand(startCommand)
	.addCommand(reportCommand)
	.addCommand(briefCommand)
	.addCommand(importCommand)
	.addCommand(importTableCommand)
	.addCommand(officeCommand)
	.addCommand(userCommand)
	.addCommand(backupCommand)
	.addCommand(restoreCommand)
	.addCommand(retentionCommand)
	.addCommand(migrateCommand)
	.addCommand(reindexCommand)
	.addCommand(doctorCommand)
	.addCommand(wikidataCheckCommand)
	.addHelpText(
		'after',
		'\nSettings come from the environment: PORT, HOST, ORIGIN, KESHER_HOME, DATABASE_URL (docs/operations.md).'
	);
withExitCodes(program);
// Whoever reads what we print may stop reading ("| head"); the work itself goes on to its end.
for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
	});
}

try {
	await program.parseAsync();
} catch (error) {
	if (error instanceof CommanderError) {
		process.exitCode = error.exitCode === 0 ? 0 : 2;
	} else {
		const refusal = refusalFor(error);
		process.stderr.write(refusal ? `${refusal.message}\n` : `${(error as Error).stack ?? String(error)}\n`);
		process.exitCode = 1;
	}
}

/** Commander would end the process with 1 for a mistyped command, which is what a refusal answers. */
function withExitCodes(command: Command): void {
	command.exitOverride().showHelpAfterError('(--help shows how)');
	for (const each of command.commands) withExitCodes(each);
}
