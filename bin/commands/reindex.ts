import { Command } from 'commander';
import { listOffices, officeOfSlug } from '../../src/features/office/server/queries.ts';
import type { Database } from '../../src/platform/server/database.ts';
import { Refusal } from '../../src/platform/server/refusal.ts';
import { columns, report, withInstallation } from '../installation-command.ts';

interface ReindexOptions {
	office?: string;
	json?: boolean;
}

export const reindexCommand = new Command('reindex')
	.description('write anew by what records are found, from the records as they are; beside a running server as well')
	.option('--office <slug>', 'the office, as in its address; all of them when left out')
	.option('--json', 'print JSON')
	.action(({ office, json }: ReindexOptions) =>
		withInstallation(
			async ({ db }) => {
				// Only this command needs it, and every command would wait for it.
				const { renewIndex } = await import('../../src/features/search/server/renewal.ts');
				const renewed: { office: string; records: number }[] = [];
				for (const { slug, id } of await asked(db, office)) {
					renewed.push({ office: slug, records: await renewIndex(db, id) });
				}
				const lines = renewed.map(({ office: slug, records }) => [slug, `${records} records`]);
				report(renewed, lines.length > 0 ? columns(lines) : 'There is no office yet.', json);
			},
			{ asOwner: true }
		)
	);

async function asked(db: Database, office: string | undefined) {
	const slugs = office === undefined ? (await listOffices(db)).map(({ slug }) => slug) : [office];
	const found = [];
	for (const slug of slugs) {
		const id = await officeOfSlug(db, slug);
		if (!id) throw new Refusal(`There is no office "${slug}".`);
		found.push({ slug, id });
	}
	return found;
}
