import { Command, InvalidArgumentError, Option } from 'commander';
import { officeOfSlug, loadOffice } from '../../src/features/office/server/queries.ts';
import { AUDIENCES, type Audience } from '../../src/features/report/policy.ts';
import { FORMATS, type ReportFormat } from '../../src/features/report/report.ts';
import { LANGUAGES, type Language } from '../../src/kernel/language.ts';
import { dayAt, periodOf } from '../../src/kernel/period.ts';
import type { Database } from '../../src/platform/server/database.ts';
import { Refusal } from '../../src/platform/server/refusal.ts';
import { handOut, toDay } from '../file-out.ts';
import { report, withInstallation } from '../installation-command.ts';

interface ReportOptions {
	office: string;
	year: number;
	lang: Language;
	format: ReportFormat;
	audience: Audience;
	asOf?: string;
	out: string;
	json?: boolean;
}

export const reportCommand = new Command('report')
	.description("write the report of an office's year as slides, as a Word file, as an accessible PDF or as a page")
	.requiredOption('--office <slug>', 'the office, as in its address')
	.requiredOption('--year <year>', 'the year; of an office whose year spans two, the first', toYear)
	.addOption(new Option('--lang <language>', 'the language of the report').choices([...LANGUAGES]).default('he'))
	.addOption(new Option('--format <format>', 'the kind of file').choices([...FORMATS]).default('pptx'))
	.addOption(
		new Option('--audience <audience>', 'for whom: decides what may be in it')
			.choices([...AUDIENCES])
			.default('council')
	)
	.option(
		'--as-of <day>',
		'the day to write it on, YYYY-MM-DD, of a year that has not ended; today if not given',
		toDay
	)
	.requiredOption('--out <file>', 'the file to write; - for the standard output')
	.option('--json', 'print JSON')
	.action((options: ReportOptions) =>
		withInstallation(async ({ db }) => {
			const { year, lang, format, out } = options;
			// Only this command needs them, and every command would wait for them.
			const [{ writeReport }, { reportFile }] = await Promise.all([
				import('../../src/features/report/document.ts'),
				import('../../src/features/report/server/files.ts')
			]);
			const file = await reportFile(writeReport(await factsOf(db, options), lang), format);
			await handOut(out, file.bytes, () =>
				report(
					{ office: options.office, year, language: lang, format, file: out, bytes: file.bytes.length },
					`The report of ${options.office} for ${year} is in ${out} (${Math.ceil(file.bytes.length / 1000)} kB).`,
					options.json
				)
			);
		})
	);

async function factsOf(db: Database, { office: slug, year, audience, asOf }: ReportOptions) {
	const id = await officeOfSlug(db, slug);
	const office = id && (await db.forOffice(id, (tx) => loadOffice(tx, id)));
	if (!office) throw new Refusal(`There is no office "${slug}".`);
	const { loadReportFacts } = await import('../../src/features/report/server/queries.ts');
	return loadReportFacts(db, id, {
		period: periodOf(year, office.periodStartsIn),
		audience,
		tellsMoney: audience !== 'public',
		today: asOf ?? dayAt(new Date(), office.timeZone)
	});
}

/** As in the addresses of the pages. */
function toYear(typed: string): number {
	if (!/^(19|20|21)\d{2}$/.test(typed)) throw new InvalidArgumentError('A year has four digits, from 1900 to 2199.');
	return Number(typed);
}
