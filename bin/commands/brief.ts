import { Command, Option } from 'commander';
import type { Actor } from '../../src/features/member/server/gate.ts';
import { loadOffice, officeOfSlug } from '../../src/features/office/server/queries.ts';
import { SHEET_FORMATS, SHEET_KINDS, type SheetFormat, type SheetKind } from '../../src/features/sheet/sheet.ts';
import type { LoadedSheet } from '../../src/features/sheet/server/page.ts';
import { isId } from '../../src/kernel/id.ts';
import { LANGUAGES, type Language } from '../../src/kernel/language.ts';
import { dayAt } from '../../src/kernel/period.ts';
import type { Database } from '../../src/platform/server/database.ts';
import { Refusal } from '../../src/platform/server/refusal.ts';
import { report, withInstallation } from '../installation-command.ts';
import { formatOf, handOut, toDay } from '../file-out.ts';

interface BriefOptions {
	office: string;
	partner: string;
	kind: SheetKind;
	lang: Language;
	format?: SheetFormat;
	asOf?: string;
	out: string;
	json?: boolean;
}

export const briefCommand = new Command('brief')
	.description('write one page about a partner: a leaflet for a guest, or a brief for who visits or calls')
	.requiredOption('--office <slug>', 'the office, as in its address')
	.requiredOption('--partner <name>', 'the partner, by its name in any language or by its id')
	.addOption(
		new Option('--kind <kind>', 'leaflet: what everybody may see; brief: what the office knows')
			.choices([...SHEET_KINDS])
			.default('brief')
	)
	.addOption(new Option('--lang <language>', 'the language of the page').choices([...LANGUAGES]).default('he'))
	.addOption(
		new Option('--format <format>', 'the kind of file; without, as the name of the file ends, else pdf').choices([
			...SHEET_FORMATS
		])
	)
	.option('--as-of <day>', 'the day to write it on, YYYY-MM-DD; today if not given', toDay)
	.requiredOption('--out <file>', 'the file to write; - for the standard output')
	.option('--json', 'print JSON')
	.action((options: BriefOptions) =>
		withInstallation(async ({ db, installation }) => {
			const { office, kind, lang, out } = options;
			const format = formatOf(options, SHEET_FORMATS, 'pdf');
			const { file, name, warnings } = await written(db, installation.folder.files, { ...options, format });
			await handOut(out, file.bytes, () =>
				report(
					{ office, partner: name, kind, language: lang, format, file: out, bytes: file.bytes.length, warnings },
					[`The ${kind} about ${name} is in ${out} (${Math.ceil(file.bytes.length / 1000)} kB).`, ...warnings].join(
						'\n'
					),
					options.json
				)
			);
		})
	);

async function written(
	db: Database,
	filesFolder: string,
	{ office: slug, partner, kind, lang, format, asOf }: BriefOptions & { format: SheetFormat }
) {
	const officeId = await officeOfSlug(db, slug);
	const office = officeId && (await db.forOffice(officeId, (tx) => loadOffice(tx, officeId)));
	if (!office) throw new Refusal(`There is no office "${slug}".`);
	// Only this command needs them, and every command would wait for them.
	const [{ listPartnerNames }, { loadSheet, sheetFile }, { VISIBILITIES }, { words }, { outfitOf }] = await Promise.all(
		[
			import('../../src/features/partner/server/queries.ts'),
			import('../../src/features/sheet/server/page.ts'),
			import('../../src/features/member/policy.ts'),
			import('../../src/kernel/texts.ts'),
			import('../../src/features/template/server/outfit.ts')
		]
	);
	const names = await db.forOffice(officeId, (tx) => listPartnerNames(tx, officeId, VISIBILITIES));
	const found = names.filter(({ id, name }) => id === partner || Object.values(name).includes(partner.trim()));
	const [only, another] = found;
	if (!only) {
		throw new Refusal(
			`${slug} has no partner ${isId(partner) ? 'with the id ' : ''}"${partner}". Its partners: ` +
				`${names.map(({ name }) => words(name, 'en')).join(', ')}.`
		);
	}
	if (another) throw new Refusal(`${slug} has more than one partner called "${partner}": name one by its id.`);
	// Whoever may run it on the machine may read all of it.
	const actor: Actor = { officeId, userId: null, name: 'kesher brief', role: 'director' };
	const today = asOf ?? dayAt(new Date(), office.timeZone);
	const asked = { kind, partner: only.id, language: lang, today };
	const outfit = await outfitOf(db, officeId, filesFolder);
	const sheet = await loadSheet(db, actor, asked, outfit);
	if (!sheet) throw new Refusal(`${slug} has no partner "${partner}".`);
	const file = await sheetFile(sheet, asked, { format, outfit });
	return { file, name: words(only.name, 'en'), warnings: warningsOf(sheet) };
}

/** What is to be known before a leaflet is handed out, and how it is changed. */
function warningsOf({ isBare, withheld }: Pick<LoadedSheet, 'isBare' | 'withheld'>): string[] {
	const hidden = `${withheld} ${withheld === 1 ? 'activity is' : 'activities are'} not on it: set "Who sees it" to "The public".`;
	return [
		...(isBare
			? ['Little of it is public: write a summary of the partner, and the fields of work of the agreement.']
			: []),
		...(withheld > 0 ? [hidden] : [])
	];
}
