import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { Unreadable } from '../../src/documents/reader/unreadable.ts';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { rowProblemText } from '../../src/features/table-import/labels.ts';
import { byCommandLine, type Brought } from '../../src/features/table-import/server/command-line.ts';
import { TARGETS, type Target } from '../../src/features/table-import/table-import.ts';
import { Refusal } from '../../src/platform/server/refusal.ts';
import { report, withInstallation } from '../installation-command.ts';

interface ImportOptions {
	office: string;
	as?: Target;
	mapping?: string;
	dates?: 'dmy' | 'mdy' | 'ymd';
	dryRun?: boolean;
	json?: boolean;
}

export const importTableCommand = new Command('import-table')
	.description('bring in a table (CSV, TSV or .xlsx): partners, people, activities and others; all of it or nothing')
	.argument('<file>', 'the table')
	.requiredOption('--office <slug>', 'the office, as in its address')
	.addOption(new Option('--as <what>', 'what its rows are; without, as its headings say').choices([...TARGETS]))
	.option('--mapping <file>', 'a JSON file that says what columns hold: {"Heading": "field"}, "" to leave one out')
	.addOption(
		new Option('--dates <order>', 'how dates are written that can be read in two ways').choices(['dmy', 'mdy', 'ymd'])
	)
	.option('--dry-run', 'tell what would come of each row, and write nothing')
	.option('--json', 'print JSON')
	.action((file: string, options: ImportOptions) =>
		withInstallation(async ({ db }) => {
			const officeId = await officeOfSlug(db, options.office);
			if (!officeId) throw new Refusal(`There is no office called "${options.office}".`);
			const brought = await byCommandLine(db, officeId, {
				name: basename(file),
				bytes: read(file),
				target: options.as,
				mapping: options.mapping === undefined ? {} : mappingIn(options.mapping),
				dates: options.dates === 'mdy' ? 'mdy' : options.dates === undefined ? undefined : 'dmy',
				isDry: options.dryRun ?? false
			}).catch((error: unknown) => {
				if (error instanceof Unreadable) throw new Refusal(`${file} cannot be read: ${error.code.replace('_', ' ')}.`);
				throw error;
			});
			report({ office: options.office, file, ...brought }, inWords(brought), options.json);
		})
	);

function read(file: string): Uint8Array {
	try {
		return readFileSync(file);
	} catch (error) {
		throw new Refusal(`${file} cannot be opened: ${(error as NodeJS.ErrnoException).code ?? ''}.`);
	}
}

function mappingIn(file: string): Record<string, string> {
	const said: unknown = JSON.parse(new TextDecoder().decode(read(file)));
	const isMapping =
		typeof said === 'object' && said !== null && Object.values(said).every((each) => typeof each === 'string');
	if (!isMapping) throw new Refusal(`${file} is to hold a JSON object of headings and fields.`);
	return said as Record<string, string>;
}

function inWords({ target, counts, written, rejected, open }: Brought): string {
	const { created, changed, same } = counts;
	const told = rejected.map(
		({ line, problems }) => `line ${line}: ${problems.map((each) => rowProblemText(target, each, 'en')).join('; ')}`
	);
	return [
		`${target}: ${created} new, ${changed} changed, ${same} already here, ${counts.rejected} left out.`,
		...told,
		...open.map((each) => `Not known here: ${each}`),
		written ? 'All of it is in the register.' : 'Nothing was written.'
	].join('\n');
}
