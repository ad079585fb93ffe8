import { basename } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { newId } from '../../src/kernel/id.ts';
import { bytesOf } from '../file-in.ts';
import { note, report, withInstallation } from '../installation-command.ts';

interface ImportOptions {
	office: string;
	year?: number;
	dryRun?: boolean;
	json?: boolean;
}

export const importCommand = new Command('import')
	.description('bring in an old presentation, report or text, as proposals that a person reviews')
	.argument('<file>', 'PPTX, DOCX, PDF, HTML or plain text; - for the standard input')
	.requiredOption('--office <slug>', 'the office, as in its address')
	.option('--year <year>', 'the year that the document tells of; without, as the document says', toYear)
	.option('--dry-run', 'only say what would be proposed; nothing is kept')
	.option('--json', 'print JSON')
	.action(async (file: string, options: ImportOptions) => {
		const { office, year = null, dryRun = false, json } = options;
		const bytes = await bytesOf(file);
		await withInstallation(async ({ installation, db }) => {
			// Only this command needs them, and every command would wait for them.
			const { bringIn, lookInto } = await import('../document-import.ts');
			if (dryRun) {
				const found = await lookInto(db, { office, bytes, year });
				const { lines, proposals } = found;
				report(found, `${lines.length} paragraphs, ${proposals.length} proposals. Nothing was kept.`, json);
				return;
			}
			const name = file === '-' ? '' : basename(file);
			const brought = await bringIn(db, installation.folder, { office, id: newId(), name, bytes, year });
			if (brought.sameAs) note('The same file was brought in before: what is there already says so in the review.');
			const address = new URL(`/o/${office}/imports/${brought.id}`, installation.address).href;
			const { id, proposals, sameAs = null } = brought;
			report(
				{ office, id, address, proposals, sameAs },
				`${proposals} proposals wait for a review at ${address}`,
				json
			);
		});
	});

function toYear(typed: string): number {
	if (!/^(19|20|21)\d{2}$/.test(typed)) throw new InvalidArgumentError('A year has four digits, from 1900 to 2199.');
	return Number(typed);
}
