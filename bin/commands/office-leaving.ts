import { open, rm, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { bringBack } from '../../src/features/leaving/server/commands.ts';
import { listDeletedOffices } from '../../src/features/leaving/server/queries.ts';
import { loadOffice, officeOfSlug } from '../../src/features/office/server/queries.ts';
import { openLog } from '../../src/platform/server/log.ts';
import { Refusal } from '../../src/platform/server/refusal.ts';
import { toReason } from '../reason-option.ts';
import { report, withInstallation } from '../installation-command.ts';

const AUTHOR = { userId: null, name: 'kesher office' };

export const takeOutCommand = new Command('take-out')
	.description('write everything of an office to one archive: its tables, its lists and its documents')
	.argument('<office>', 'the office, as in its address')
	.requiredOption('--out <file>', 'the file to write, which must not exist')
	.option('--json', 'print JSON')
	.action((slug: string, { out, json }: { out: string; json?: boolean }) =>
		withInstallation(async ({ db, installation }) => {
			const officeId = await officeOfSlug(db, slug);
			const office = officeId && (await db.forOffice(officeId, (tx) => loadOffice(tx, officeId)));
			if (!officeId || !office) throw new Refusal(`There is no office "${slug}".`);
			// Only this command needs all the lists, and every command would wait for them.
			const { takeOut } = await import('../../src/features/leaving/server/take-out.ts');
			const actor = { ...AUTHOR, officeId, role: 'director' as const };
			const bytes = await writeNew(out, async (file) => {
				const taken = await takeOut({ db, actor, office }, installation.folder, new Date());
				if (!taken.ok) throw new Refusal(`There is no office "${slug}".`);
				const written = file.createWriteStream();
				await pipeline(taken.chunks, written);
				return written.bytesWritten;
			});
			report(
				{ office: slug, file: out, bytes },
				`Everything of ${slug} is in ${out} (${Math.ceil(bytes / 1000)} kB). It holds private contact details: keep it accordingly.`,
				json
			);
		})
	);

/**
 * Writes a file that was not there. It is made first: where it cannot be, nothing is done. One that is not whole is not
 * left behind.
 */
async function writeNew<Done>(out: string, write: (file: FileHandle) => Promise<Done>): Promise<Done> {
	const file = await open(out, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'EEXIST') throw new Refusal(`${out} exists already. Choose another name.`);
		if (error.code === 'ENOENT') throw new Refusal(`There is no folder for ${out}.`);
		if (error.code === 'EACCES') throw new Refusal(`${out} cannot be written by this user.`);
		throw error;
	});
	try {
		return await write(file);
	} catch (error) {
		await rm(out, { force: true });
		throw error;
	} finally {
		await file.close();
	}
}

export const bringBackCommand = new Command('restore')
	.description('bring back an office that was deleted and not yet erased, as it was')
	.argument('<office>', 'the office, as in its address')
	.option('--reason <why>', 'why, for the trail of the office', toReason)
	.option('--json', 'print JSON')
	.action((slug: string, { reason, json }: { reason?: string; json?: boolean }) =>
		withInstallation(async ({ db, installation }) => {
			const outcome = await bringBack(db, { ...AUTHOR, reason }, slug);
			if (!outcome.ok) {
				const others = (await db.forInstallation(listDeletedOffices)).map((office) => office.slug).join(', ');
				throw new Refusal(
					`No office "${slug}" was deleted in the last 30 days. ` +
						(others === '' ? 'There is none that could be brought back.' : `These can be brought back: ${others}.`)
				);
			}
			openLog(installation.folder.logs).info('office.brought_back', { office: slug, by: AUTHOR.name });
			report({ office: slug }, `${slug} is there again, as it was on ${outcome.office.deletedAt.slice(0, 10)}.`, json);
		})
	);
