import { resolve } from 'node:path';
import { Command } from 'commander';
import { listOffices } from '../../src/features/office/server/queries.ts';
import { loadOfficeFolder } from '../../src/features/office/server/starter.ts';
import { pick } from '../../src/kernel/texts.ts';
import { Refusal } from '../../src/platform/server/refusal.ts';
import { columns, report, withInstallation } from '../installation-command.ts';

interface AddOptions {
	from: string;
	slug?: string;
	json?: boolean;
}

const REFUSED = {
	slug_form: 'must begin with a letter and hold 2 to 40 lower-case Latin letters, digits and hyphens',
	slug_reserved: 'is a word that Kesher needs for its own addresses',
	slug_taken: 'is the address of another office'
};

const add = new Command('add')
	.description('add an office with all that a folder of JSON files says of it; examples/raanana shows the form')
	.requiredOption('--from <folder>', 'the folder')
	.option('--slug <slug>', 'the address of the office; what office.json says when left out')
	.option('--json', 'print JSON')
	.action(({ from, slug, json }: AddOptions) =>
		withInstallation(async ({ db, installation }) => {
			const outcome = await loadOfficeFolder(db, resolve(from), 'kesher office add', slug);
			if (!outcome.ok) {
				throw new Refusal(
					`"${outcome.slug}" ${REFUSED[outcome.reason]}. Choose another address: kesher office add --from ${from} --slug <slug>`
				);
			}
			const address = `${installation.address}/o/${outcome.slug}`;
			report(
				{ office: outcome.slug, id: outcome.officeId, address },
				`Added ${outcome.slug}, at ${address}\n` +
					`Nobody belongs to it yet. Next: kesher user add <email> --office ${outcome.slug} --role director`,
				json
			);
		})
	);

const list = new Command('list')
	.description('the offices of this installation')
	.option('--json', 'print JSON')
	.action(({ json }: { json?: boolean }) =>
		withInstallation(
			async ({ db }) => {
				const offices = await listOffices(db);
				report(
					offices,
					offices.length > 0
						? columns(
								offices.map(({ slug, name, members }) => [slug, pick(name, 'en')?.text ?? '', membersOf(members)])
							)
						: 'There is no office yet.',
					json
				);
			},
			{ asOwner: true }
		)
	);

export const officeCommand = new Command('office').description('the offices').addCommand(add).addCommand(list);

function membersOf(count: number): string {
	return count === 1 ? '1 member' : `${count} members`;
}
