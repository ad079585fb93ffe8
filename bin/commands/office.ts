import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { allowPasswords } from '../../src/features/identity/server/commands.ts';
import { listDeletedOffices } from '../../src/features/leaving/server/queries.ts';
import { createOffice } from '../../src/features/office/server/commands.ts';
import { describeOffice, type Described } from '../../src/features/office/server/described.ts';
import { listOffices, officeOfSlug, type OfficeSummary } from '../../src/features/office/server/queries.ts';
import { loadOfficeFolder } from '../../src/features/office/server/starter.ts';
import { fillGazetteer } from '../../src/features/place/server/commands.ts';
import { LANGUAGES, type Language } from '../../src/kernel/language.ts';
import { pick } from '../../src/kernel/texts.ts';
import { ownerLogin } from '../../src/platform/server/database-login.ts';
import type { Database } from '../../src/platform/server/database.ts';
import { Refusal } from '../../src/platform/server/refusal.ts';
import { readSettings } from '../../src/platform/server/settings.ts';
import { columns, report, withInstallation } from '../installation-command.ts';
import { importCommand } from './office-arriving.ts';
import { bringBackCommand, takeOutCommand } from './office-leaving.ts';
import { toReason } from '../reason-option.ts';

interface AddOptions extends Partial<Omit<Described, 'lang'>> {
	from?: string;
	lang: Language;
	json?: boolean;
}

/** What is asked of an office that no folder describes. */
const NEEDED = ['slug', 'name', 'city', 'country'] as const;

/** Whom the trail of a new office names. */
const AUTHOR = 'kesher office add';

const REFUSED = {
	slug_form: 'must begin with a letter and hold 2 to 40 lower-case Latin letters, digits and hyphens',
	slug_reserved: 'is a word that Kesher needs for its own addresses',
	slug_taken: 'is the address of another office'
};

const add = new Command('add')
	.description(
		'add an office: an empty one, of which the options say what is needed, or with --from one with all that a folder ' +
			'of JSON files says of it; examples/raanana shows the form'
	)
	.option('--slug <slug>', 'the address of the office; with --from what office.json says when left out')
	.option('--name <name>', "its name, in the office's own language")
	.option('--name-en <name>', 'its name in English')
	.option('--city <city>', "its city, in the office's own language")
	.option('--city-en <city>', 'its city in English; by this name the gazetteer finds where it lies')
	.option('--country <code>', 'the country, a code of two letters such as IL')
	.option('--latitude <degrees>', 'where the city lies, when the gazetteer is not to be asked')
	.option('--longitude <degrees>', 'and the other half of it')
	.option('--time-zone <zone>', 'such as Asia/Jerusalem; that of the place when left out')
	.addOption(new Option('--lang <language>', "the office's own language").choices([...LANGUAGES]).default('he'))
	.addOption(
		new Option('--from <folder>', 'the folder').conflicts([
			'name',
			'nameEn',
			'city',
			'cityEn',
			'country',
			'latitude',
			'longitude',
			'timeZone'
		])
	)
	.option('--json', 'print JSON')
	.action((options: AddOptions, command: Command) => {
		requireWhole(options, command);
		return withInstallation(async ({ db, installation }) => {
			const outcome = await addOffice(db, options);
			if (!outcome.ok) {
				throw new Refusal(`"${outcome.slug}" ${REFUSED[outcome.reason]}. Choose another address with --slug <slug>.`);
			}
			const address = `${installation.address}/o/${outcome.slug}`;
			report(
				{ office: outcome.slug, id: outcome.officeId, address },
				`Added ${outcome.slug}, at ${address}\n` +
					(options.from === undefined && options.nameEn === undefined && options.lang === 'he'
						? 'Without --name-en its English pages and reports print the Hebrew name; the settings of the office can add one.\n'
						: '') +
					`Nobody belongs to it yet. Next: kesher user add <email> --office ${outcome.slug} --role director`,
				options.json
			);
		});
	});

const list = new Command('list')
	.description('the offices of this installation, and those that were deleted and can be brought back')
	.option('--json', 'print JSON')
	.action(({ json }: { json?: boolean }) =>
		withInstallation(
			async ({ db }) => {
				const offices = [...(await listOffices(db)).map(entryOf), ...(await deletedEntries(db))];
				report(offices, offices.length > 0 ? columns(offices.map(rowOf)) : 'There is no office yet.', json);
			},
			{ asOwner: true }
		)
	);

const passwords = new Command('allow-passwords')
	.description('let the members of an office sign in with passwords again, when its identity provider is gone')
	.argument('<office>', 'the office, as in its address')
	.requiredOption('--reason <text>', 'why, in one line; the trail of the office tells it', toReason)
	.option('--json', 'print JSON')
	.action((slug: string, { reason, json }: { reason: string; json?: boolean }) =>
		withInstallation(async ({ db }) => {
			const officeId = await officeOfSlug(db, slug);
			if (!officeId) throw new Refusal(`There is no office "${slug}".`);
			await allowPasswords(db, officeId, reason);
			report({ office: slug }, `Passwords open ${slug} again. Its provider is still named in the settings.`, json);
		})
	);

export const officeCommand = new Command('office')
	.description('the offices')
	.addCommand(add)
	.addCommand(list)
	.addCommand(passwords)
	.addCommand(takeOutCommand)
	.addCommand(importCommand)
	.addCommand(bringBackCommand);

/** An office in the list; of one that was deleted, how many belong to it is not asked. */
interface Entry extends Pick<OfficeSummary, 'slug' | 'name' | 'closedOn'> {
	members: number | null;
	deletedOn: string | null;
}

function entryOf(office: OfficeSummary): Entry {
	return { ...office, deletedOn: null };
}

async function deletedEntries(db: Database): Promise<Entry[]> {
	const deleted = await db.forInstallation(listDeletedOffices);
	return deleted.map(({ slug, name, deletedAt }) => ({
		...{ slug, name, members: null, closedOn: null },
		deletedOn: deletedAt.slice(0, 10)
	}));
}

function rowOf({ slug, name, members, closedOn, deletedOn }: Entry): string[] {
	const state = [
		...(closedOn === null ? [] : [`closed since ${closedOn}`]),
		...(deletedOn === null ? [] : [`deleted on ${deletedOn}; kesher office restore ${slug} brings it back`])
	];
	return [slug, pick(name, 'en')?.text ?? '', members === null ? '' : membersOf(members), ...state];
}

function membersOf(count: number): string {
	return count === 1 ? '1 member' : `${count} members`;
}

/** A command that lacks something was mistyped: nothing is opened for it. */
function requireWhole(options: AddOptions, command: Command): void {
	const missing = NEEDED.filter((name) => options[name] === undefined);
	if (options.from !== undefined || missing.length === 0) return;
	const names = missing.map((name) => `--${name}`).join(', ');
	command.error(`error: an empty office also needs ${names}; an office that a folder describes needs --from`);
}

async function addOffice(db: Database, options: AddOptions) {
	if (options.from !== undefined) return loadOfficeFolder(db, resolve(options.from), AUTHOR, options.slug);
	if (options.latitude === undefined) await fillGazetteer(ownerLogin(readSettings()));
	const { slug = '', name = '', city = '', country = '' } = options;
	const office = await describeOffice(db, { ...options, slug, name, city, country });
	return { ...(await createOffice(db, office, { by: { userId: null, name: AUTHOR } })), slug };
}
