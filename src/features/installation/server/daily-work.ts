import { expireFiles } from '#features/export/server/commands.ts';
import { remindMembers } from '#features/initiative/server/reminders.ts';
import { eraseOffices } from '#features/leaving/server/commands.ts';
import { expireLetters } from '#features/mailing/server/letters.ts';
import { forgetDaily } from '#features/resident-idea/server/forgetting.ts';
import { retainDaily } from '#features/retention/server/commands.ts';
import { expireTables } from '#features/table-import/server/commands.ts';
import { purgeTrash } from '#features/trash/server/purge.ts';
import { sweepFiles } from '#features/trash/server/sweep.ts';
import type { DailyWork, OnFailure } from '#platform/server/daily.ts';
import type { Database } from '#platform/server/database.ts';
import type { Log } from '#platform/server/log.ts';

/**
 * What the server does for all offices every day, and what the log has of it. What fails for one office is tried again
 * the next day, and is done for the others today.
 */
export function dailyWork({
	db,
	files,
	log,
	hasMail
}: {
	db: Database;
	files: string;
	log: Log;
	hasMail: boolean;
}): DailyWork {
	const noteOffice =
		(event: string): OnFailure =>
		(error, office) =>
			log.error(event, error, { office });
	return {
		'initiative.remind': async (now) => {
			const letters = hasMail ? await remindMembers(db, now, noteOffice('initiative.remind')) : 0;
			if (letters > 0) log.info('initiative.reminded', { letters });
		},
		'trash.purge': async (now) => {
			const purged = await purgeTrash(db, files, now, noteOffice('trash.purge'));
			if (purged.records > 0) log.info('trash.purged', { ...purged });
		},
		'retention.erase': async (now) => {
			const erased = await retainDaily(db, now, noteOffice('retention.erase'));
			if (Object.values(erased).some((count) => count > 0)) log.info('retention.erased', { ...erased });
		},
		'idea.forget': async () => {
			const forgotten = await forgetDaily(db, noteOffice('idea.forget'));
			if (Object.values(forgotten).some((count) => count > 0)) log.info('idea.forgotten', { ...forgotten });
		},
		'office.erase': async (now) => {
			const erased = await eraseOffices(db, files, now, noteOffice('office.erase'));
			for (const { slug } of erased) log.info('office.erased', { office: slug });
		},
		'export.expire': async (now) => {
			const expired = await expireFiles(db, files, now, noteOffice('export.expire'));
			if (expired > 0) log.info('export.expired', { files: expired });
		},
		'table_import.expire': async (now) => {
			const expired = await expireTables(db, now, noteOffice('table_import.expire'));
			if (expired > 0) log.info('table_import.expired', { tables: expired });
		},
		'mail.expire': async (now) => {
			const expired = await expireLetters(db, { hasMail, now }, noteOffice('mail.expire'));
			if (expired > 0) log.info('mail.expired', { letters: expired });
		},
		'files.sweep': async (now) => {
			const swept = await sweepFiles(db, files, now);
			if (swept > 0) log.info('files.swept', { files: swept });
		}
	};
}
