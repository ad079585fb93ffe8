import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { Unreadable, type UnreadableCode } from '../../src/documents/reader/unreadable.ts';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { rowProblemText } from '../../src/features/table-import/labels.ts';
import { byCommandLine, type Brought } from '../../src/features/table-import/server/command-line.ts';
import { TARGETS, type Target } from '../../src/features/table-import/table-import.ts';
import { Refusal } from '../../src/platform/server/refusal.ts';
import { inLanguage } from '../../src/platform/server/request-language.ts';
import { bytesOf } from '../file-in.ts';
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
	.argument('<file>', 'the table; - for the standard input')
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
				name: file === '-' ? '' : basename(file),
				bytes: await bytesOf(file),
				target: options.as,
				mapping: options.mapping === undefined ? {} : await mappingIn(options.mapping),
				dates: options.dates === 'mdy' ? 'mdy' : options.dates === undefined ? undefined : 'dmy',
				isDry: options.dryRun ?? false
			}).catch((error: unknown) => {
				if (error instanceof Unreadable) throw new Refusal(`${file} cannot be read: ${UNREADABLE_WORDS[error.code]}.`);
				throw error;
			});
			// The command line speaks English, whatever the office does.
			const words = inLanguage('en', () => inWords(brought));
			report({ office: options.office, file, ...brought }, words, options.json);
		})
	);

const UNREADABLE_WORDS: Readonly<Record<UnreadableCode, string>> = {
	encrypted: 'it is protected by a password',
	old_format: 'it is of an Excel before 2007; save it as .xlsx',
	damaged: 'it is damaged, or not what it says it is',
	too_large: 'it holds more than can be read',
	no_text: 'it is no table: CSV, TSV and .xlsx are',
	empty: 'there is nothing in it',
	unknown: 'it is no table: CSV, TSV and .xlsx are'
};

async function mappingIn(file: string): Promise<Record<string, string>> {
	const text = new TextDecoder().decode(await bytesOf(file));
	let said: unknown;
	try {
		said = JSON.parse(text);
	} catch {
		throw new Refusal(`${file} is no JSON.`);
	}
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
