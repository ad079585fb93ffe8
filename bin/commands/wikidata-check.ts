import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { loadSite } from '../../src/features/site/server/queries.ts';
import { readDataSet } from '../../src/features/wikidata/server/data-set.ts';
import { cityOf, listRegistered } from '../../src/features/wikidata/server/queries.ts';
import { comparisonInWords } from '../../src/features/wikidata/view.ts';
import {
	compareWithWikidata,
	countFindings,
	isItemId,
	itemOf,
	type DataSet,
	type Item
} from '../../src/features/wikidata/wikidata.ts';
import { Refusal } from '../../src/platform/server/refusal.ts';
import { bytesOf } from '../file-in.ts';
import { note, report, withInstallation } from '../installation-command.ts';

interface CheckOptions {
	office: string;
	statements: string;
	items?: string;
	home?: string;
	json?: boolean;
}

export const wikidataCheckCommand = new Command('wikidata-check')
	.description(
		'hold the register against "twinned administrative body" statements (P190) of Wikidata; nothing is fetched'
	)
	.requiredOption('--office <slug>', 'the office, as in its address')
	.requiredOption('--statements <file>', 'a CSV of statements: source,target with ids such as Q268')
	.option(
		'--items <file>',
		'a CSV of items: wikidata_id,name_en,country,lat,lon; without, nodes.csv beside the statements'
	)
	.option('--home <id>', 'the Wikidata id of the home city, where its site does not say it')
	.option('--json', 'print JSON')
	.action((options: CheckOptions) =>
		withInstallation(async ({ db }) => {
			const officeId = await officeOfSlug(db, options.office);
			if (!officeId) throw new Refusal(`There is no office called "${options.office}".`);
			const read = readDataSet(await textOf(options.statements), await itemsOf(options));
			if (!read.ok) {
				const file = read.file === 'statements' ? options.statements : 'The file of items';
				throw new Refusal(`${file} lacks the columns ${read.missing.join(', ')}.`);
			}
			if (read.leftOut > 0) note(`${read.leftOut} lines without ids of items were left out.`);
			const [partners, city, site] = await db.forOffice(
				officeId,
				(tx) => Promise.all([listRegistered(tx, officeId, 'en'), cityOf(tx, officeId), loadSite(tx, officeId)]),
				{ evenIf: 'closed' }
			);
			const home = homeOf(options.home ?? site.wikidataId ?? undefined, Object.values(city), read.dataSet);
			const comparison = compareWithWikidata(home, partners, read.dataSet);
			const result = { office: options.office, ...comparison, counts: countFindings(comparison.found) };
			report(result, comparisonInWords(comparison), options.json);
		})
	);

/** The home city, by its id. By its name it is never taken, only proposed. */
function homeOf(id: string | undefined, names: readonly string[], dataSet: DataSet): Item {
	if (id !== undefined && !isItemId(id)) throw new Refusal(`"${id}" is no id of Wikidata, such as Q309164.`);
	if (id !== undefined) return itemOf(dataSet, id);
	const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
	const alike = [...dataSet.items.values()].filter((item) => names.some((name) => plain(name) === plain(item.name)));
	const proposed = alike.map((item) => `${item.name}, ${item.country}: --home ${item.id}`).join('; ');
	throw new Refusal(`Which item is the home city? Name it with --home.${proposed ? ` Called so: ${proposed}.` : ''}`);
}

async function textOf(file: string): Promise<string> {
	return new TextDecoder().decode(await bytesOf(file));
}

async function itemsOf({ items, statements }: CheckOptions): Promise<string | undefined> {
	if (items !== undefined) return textOf(items);
	const beside = join(dirname(statements), 'nodes.csv');
	return statements !== '-' && existsSync(beside) ? textOf(beside) : undefined;
}
