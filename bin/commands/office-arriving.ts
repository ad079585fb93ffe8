import { open, type FileHandle } from 'node:fs/promises';
import { Command } from 'commander';
import { createSignInLink } from '../../src/features/account/server/commands.ts';
import { hasOwnPassword } from '../../src/features/account/server/queries.ts';
import { fillGazetteer } from '../../src/features/place/server/commands.ts';
import { ownerLogin } from '../../src/platform/server/database-login.ts';
import type { Database } from '../../src/platform/server/database.ts';
import { openLog } from '../../src/platform/server/log.ts';
import { Refusal } from '../../src/platform/server/refusal.ts';
import { readSettings } from '../../src/platform/server/settings.ts';
import { note, report, withInstallation } from '../installation-command.ts';
import { requireEmail } from './user.ts';

interface ImportOptions {
	slug: string;
	name?: string;
	nameEn?: string;
	director?: string;
	json?: boolean;
}

/** Whom the trail of the office names. */
const AUTHOR = { userId: null, name: 'kesher office import' };
/** So often whoever waits is told how far it is, in milliseconds. */
const OFTEN = 5000;

const TAKEN = {
	slug_form: 'must begin with a letter and hold 2 to 40 lower-case Latin letters, digits and hyphens',
	slug_reserved: 'is a word that Kesher needs for its own addresses',
	slug_taken: 'is the address of another office'
};

export const importCommand = new Command('import')
	.description(
		'make an office of an archive that take-out wrote, here or elsewhere: its records, documents and trail; ' +
			'all of it or nothing. Its members come in as records: none of them can sign in until a director says so'
	)
	.argument('<archive>', 'the file')
	.requiredOption('--slug <slug>', 'the address of the office here')
	.option('--name <name>', "another name than it had, in the office's own language")
	.option('--name-en <name>', 'and in English')
	.option('--director <email>', 'who decides from now on who comes in; gets a link for the first sign-in')
	.option('--json', 'print JSON')
	.action((archive: string, options: ImportOptions) =>
		withInstallation(async ({ db, installation }) => {
			const arrived = await bringIn(db, installation.folder.files, archive, options);
			await fillGazetteer(ownerLogin(readSettings()));
			openLog(installation.folder.logs).info('office.brought_in', { office: arrived.slug, by: AUTHOR.name });
			const address = `${installation.address}/o/${arrived.slug}`;
			const link = await linkOf(db, arrived.directorId, installation.address);
			const { slug, officeId, rows, files, missing, members } = arrived;
			report(
				{ office: slug, id: officeId, address, rows, files, missing, members, ...(link ? { link } : {}) },
				`Brought in ${slug}, at ${address}: ${arrived.said}\n` +
					(missing > 0 ? `${missing} documents were no longer in the archive itself.\n` : '') +
					'Links for readers, access tokens and the identity provider are to be set up anew.\n' +
					nextOf(options, arrived.slug, link),
				options.json
			);
		})
	);

async function bringIn(db: Database, files: string, path: string, options: ImportOptions) {
	// Only this command needs them, and every command would wait for them.
	const [{ bringOffice }, { sourceOfFile }, { ArchiveRefused }, { countsInWords, refusalSentence }] = await Promise.all(
		[
			import('../../src/features/archive/server/commands.ts'),
			import('../../src/documents/zip/source.ts'),
			import('../../src/features/archive/archive.ts'),
			import('../../src/features/archive/labels.ts')
		]
	);
	const { slug, name, nameEn, director } = options;
	if (director !== undefined) requireEmail(director);
	const file = await opened(path);
	try {
		const input = {
			slug,
			names: { own: name, en: nameEn },
			director: director === undefined ? undefined : { email: director, name: director }
		};
		const outcome = await bringOffice({ db, files }, await sourceOfFile(file), input, {
			...{ by: AUTHOR, now: new Date() },
			onRows: telling(options)
		});
		if (outcome.ok) return { ...outcome, said: countsInWords(outcome, 'en') };
		throw new Refusal(`"${slug}" ${TAKEN[outcome.reason]}. Choose another address with --slug <slug>.`);
	} catch (error) {
		throw error instanceof ArchiveRefused ? new Refusal(`${path}: ${refusalSentence(error, 'en')}`) : error;
	} finally {
		await file.close();
	}
}

async function opened(path: string): Promise<FileHandle> {
	try {
		const file = await open(path);
		if ((await file.stat()).isFile()) return file;
		await file.close();
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') throw new Refusal(`There is no file ${path}.`);
		if (code === 'EACCES') throw new Refusal(`${path} cannot be read by this user.`);
		throw error;
	}
	throw new Refusal(`${path} is no file.`);
}

/** For a person who waits, now and then. */
function telling({ json }: ImportOptions): (count: number) => void {
	let told = Date.now();
	return (count) => {
		if (json || Date.now() - told < OFTEN) return;
		told = Date.now();
		note(`${count} rows are in …`);
	};
}

/** Whoever has a password signs in with it. */
async function linkOf(db: Database, userId: string | undefined, address: string): Promise<string | undefined> {
	if (userId === undefined || (await hasOwnPassword(db, userId))) return undefined;
	return address + (await createSignInLink(db, userId));
}

function nextOf({ director }: ImportOptions, slug: string, link: string | undefined): string {
	if (director === undefined)
		return `Nobody comes in yet. Next: kesher user add <email> --office ${slug} --role director --reason <text>`;
	if (link === undefined) return `${director} signs in with the password that is known already.`;
	return `The first sign-in of ${director}, good once: ${link}`;
}
