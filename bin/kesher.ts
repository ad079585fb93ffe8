// The command line. Each command is a file in bin/commands.
import { Command } from 'commander';
import { refusalFor } from '../src/platform/server/refusal.ts';
import { startCommand } from './commands/start.ts';
import { userCommand } from './commands/user.ts';

const program = new Command('kesher')
	.description("The desk of a city's foreign relations")
	.showHelpAfterError('(kesher --help lists the commands)')
	.addCommand(startCommand)
	.addCommand(userCommand);

try {
	await program.parseAsync();
} catch (error) {
	const refusal = refusalFor(error);
	process.stderr.write(refusal ? `${refusal.message}\n` : `${(error as Error).stack ?? String(error)}\n`);
	process.exitCode = 1;
}
