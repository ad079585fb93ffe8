import { endAllSessions } from '#features/account/server/my-sessions.ts';
import { resetSecondFactor } from '#features/account/server/second-factor.ts';
import { removeAllPasskeys } from '#features/passkey/server/commands.ts';
import type { Author } from '#platform/server/audit.ts';
import { admitOffice, type Database } from '#platform/server/database.ts';
import { loadMemberOf } from './queries.ts';
import { tellMember, type WayIn } from './telling.ts';

/**
 * Helps somebody in again, on the word of whoever runs the installation: each office that the person belongs to is
 * told, before it is done. Where a factor is taken away, their sessions end: whoever has the lost device is out.
 */
export async function renewWaysIn(
	db: Database,
	userId: string,
	waysIn: readonly WayIn[],
	author: Omit<Author, 'officeId'>
): Promise<void> {
	for (const office of await officesOf(db, userId)) {
		const officeId = admitOffice(office);
		await db.forOffice(
			officeId,
			async (tx) => {
				const member = await loadMemberOf(tx, officeId, userId);
				if (member) tellMember(tx, { ...author, officeId }, { before: member, after: member }, waysIn);
			},
			// Of an office that is brought back the trail tells it as well.
			{ evenIf: 'deleted' }
		);
	}
	if (waysIn.includes('second_factor_off')) await resetSecondFactor(db, userId);
	if (waysIn.includes('passkeys_removed')) await removeAllPasskeys(db, userId);
	if (waysIn.some((way) => way !== 'link')) await endAllSessions(db, userId);
}

/** Also those of which the person is a member on other days alone. */
async function officesOf(db: Database, userId: string): Promise<string[]> {
	const rows = await db.forInstallation((tx) =>
		tx.selectFrom('auth.user_office').select('office_id').where('user_id', '=', userId).orderBy('office_id').execute()
	);
	return rows.map((row) => row.office_id);
}
