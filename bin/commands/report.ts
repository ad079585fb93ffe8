import { Command, InvalidArgumentError, Option } from 'commander';
import { AUDIENCES } from '../../src/features/report/policy.ts';
import { FORMATS, type ReportFormat } from '../../src/features/report/report.ts';
import { isId } from '../../src/kernel/id.ts';
import { DOCUMENT_LANGUAGES, type DocumentLanguages } from '../../src/kernel/language.ts';
import { formatOf, handOut, toDay } from '../file-out.ts';
import { report, withInstallation } from '../installation-command.ts';
import type { Source } from '../report-document.ts';

interface ReportOptions extends Source {
	lang?: DocumentLanguages;
	format?: ReportFormat;
	out: string;
	json?: boolean;
}

export const reportCommand = new Command('report')
	.description('write a report as slides, as a Word file, as an accessible PDF, as a spreadsheet or as a page')
	.requiredOption('--office <slug>', 'the office, as in its address')
	.option('--year <year>', 'the year; of an office whose year spans two, the first', toYear)
	.addOption(
		new Option('--report <id>', 'a report of the office instead, as its address has it: as it was approved or closed')
			.argParser(toId)
			.conflicts(['year', 'audience', 'asOf'])
	)
	.option(
		'--template <name>',
		'what it looks like and, of a year, its order and for whom: the name or the id of a template; without, as the office has chosen'
	)
	.addOption(
		new Option(
			'--lang <language>',
			'the language, or both, each section in one and then in the other; without, Hebrew, and of a report its own'
		).choices([...DOCUMENT_LANGUAGES])
	)
	.addOption(
		new Option('--format <format>', 'the kind of file; without, as the name of the file ends, else pptx').choices([
			...FORMATS
		])
	)
	.addOption(
		new Option(
			'--audience <audience>',
			'for whom: decides what may be in it; without, as the named template says, else the council'
		).choices([...AUDIENCES])
	)
	.option(
		'--as-of <day>',
		'the day to write it on, YYYY-MM-DD, of a year that has not ended; today if not given',
		toDay
	)
	.requiredOption('--out <file>', 'the file to write; - for the standard output')
	.option('--json', 'print JSON')
	.action((options: ReportOptions) =>
		withInstallation(async ({ installation, db }) => {
			const { office, year, report: id, lang, out } = options;
			const format = formatOf(options, FORMATS, 'pptx');
			// Only this command needs them, and every command would wait for them.
			const [{ documentOf, outfitFor }, { reportFile }] = await Promise.all([
				import('../report-document.ts'),
				import('../../src/features/report/server/files.ts')
			]);
			const { document, languages } = await documentOf(db, options, lang);
			const outfit = await outfitFor(db, installation.folder.files, options, document);
			const file = await reportFile(document, format, outfit);
			await handOut(out, file.bytes, () =>
				report(
					{ office, year, report: id, language: languages, format, file: out, bytes: file.bytes.length },
					`The report of ${office} ${id ? `called ${id}` : `for ${String(year)}`} is in ${out} (${Math.ceil(file.bytes.length / 1000)} kB).`,
					options.json
				)
			);
		})
	);

function toId(typed: string): string {
	if (!isId(typed)) throw new InvalidArgumentError('A report is named by its id, as its address has it.');
	return typed;
}

/** As in the addresses of the pages. */
function toYear(typed: string): number {
	if (!/^(19|20|21)\d{2}$/.test(typed)) throw new InvalidArgumentError('A year has four digits, from 1900 to 2199.');
	return Number(typed);
}
