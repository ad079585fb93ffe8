import { sql } from 'kysely';
import { may } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { listMembers } from '#features/member/server/queries.ts';
import type { Member } from '#features/member/member.ts';
import { removeUnnamed } from '#features/trash/server/purge.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { isCalled } from '#kernel/typed-name.ts';
import { recordChange, type Author } from '#platform/server/audit.ts';
import { mayTakeLong, admitOffice, type Database } from '#platform/server/database.ts';
import { rethrow, type OnFailure } from '#platform/server/daily.ts';
import type { CloseInput } from '../form.ts';
import { erasedFrom, type DeletedOffice } from '../leaving.ts';
import { leavingRules } from '../policy.ts';
import { listDeletedOffices } from './queries.ts';

type WithoutId<Who extends Author> = Omit<Who, 'officeId'>;
type Leaver = Pick<Desk, 'db' | 'actor' | 'office'>;

/** From now on the office is read and not written, until a director opens it again. One that is closed stays so. */
export async function closeOffice({ db, actor, office }: Leaver, input: CloseInput): Promise<{ ok: true } | Refusal> {
	if (!may(leavingRules, actor, 'close')) return { ok: false, reason: 'not_found' };
	if (!isItsName(office, input)) return notItsName();
	const { officeId } = actor;
	return db.forOffice(
		officeId,
		async (tx) => {
			const { numUpdatedRows } = await tx
				.updateTable('office')
				.set({ closed_at: sql`now()` })
				.where('id', '=', officeId)
				.where('closed_at', 'is', null)
				.executeTakeFirst();
			if (numUpdatedRows > 0n)
				recordChange(tx, actor, { ...changeOf(officeId), action: 'close', reason: input.reason });
			return { ok: true };
		},
		{ evenIf: 'closed' }
	);
}

/** Everybody works in it again as before. An office that is open stays so. */
export async function openOffice({ db, actor }: Pick<Desk, 'db' | 'actor'>): Promise<{ ok: true } | Refusal> {
	if (!may(leavingRules, actor, 'close')) return { ok: false, reason: 'not_found' };
	const { officeId } = actor;
	return db.forOffice(
		officeId,
		async (tx) => {
			const { numUpdatedRows } = await tx
				.updateTable('office')
				.set({ closed_at: null })
				.where('id', '=', officeId)
				.where('closed_at', 'is not', null)
				.executeTakeFirst();
			if (numUpdatedRows > 0n) recordChange(tx, actor, { ...changeOf(officeId), action: 'open' });
			return { ok: true };
		},
		{ evenIf: 'closed' }
	);
}

/**
 * Deletes an office: at once it is not there any more, for anybody. Of two who delete it at once, one does.
 * @returns its directors, who are to be told
 */
export async function dissolveOffice(
	{ db, actor, office }: Leaver,
	input: CloseInput
): Promise<{ ok: true; directors: Member[] } | Refusal> {
	if (!may(leavingRules, actor, 'dissolve')) return { ok: false, reason: 'not_found' };
	if (!isItsName(office, input)) return notItsName();
	const { officeId } = actor;
	return db.forOffice(
		officeId,
		async (tx) => {
			const directors = (await listMembers(tx, officeId)).filter(({ role }) => role === 'director');
			const { numUpdatedRows } = await tx
				.updateTable('office')
				.set({ deleted_at: sql`now()`, deletion_reason: input.reason })
				.where('id', '=', officeId)
				.where('deleted_at', 'is', null)
				.executeTakeFirst();
			if (numUpdatedRows === 0n) return { ok: false, reason: 'not_found' };
			recordChange(tx, actor, { ...changeOf(officeId), action: 'delete', reason: input.reason });
			return { ok: true, directors };
		},
		{ evenIf: 'closed' }
	);
}

/** Brings an office back that was deleted and not yet erased: as it was, and as closed as it was. For whoever runs the installation. */
export async function bringBack(
	db: Database,
	author: WithoutId<Author>,
	slug: string
): Promise<Outcome<{ office: DeletedOffice }, 'not_found'>> {
	const office = (await db.forInstallation(listDeletedOffices)).find((each) => each.slug === slug);
	if (!office) return { ok: false, reason: 'not_found' };
	const officeId = admitOffice(office.id);
	return db.forOffice(
		officeId,
		async (tx) => {
			const { numUpdatedRows } = await tx
				.updateTable('office')
				.set({ deleted_at: null, deletion_reason: null })
				.where('id', '=', officeId)
				.where('deleted_at', 'is not', null)
				.executeTakeFirst();
			if (numUpdatedRows === 0n) return { ok: false, reason: 'not_found' };
			recordChange(tx, { ...author, officeId }, { ...changeOf(officeId), action: 'restore' });
			return { ok: true, office };
		},
		{ evenIf: 'deleted' }
	);
}

/**
 * Erases for good the offices that were deleted too long ago to be brought back: their rows in every table, and the
 * files that nobody else names. It may be run at any time and by several at once. Files that are left where it is
 * stopped before it comes to them are swept later.
 * @param onFailure of an office, by its address; the others are seen to all the same
 * @returns which
 */
export async function eraseOffices(
	db: Database,
	filesFolder: string,
	now: Date,
	onFailure: OnFailure = rethrow
): Promise<DeletedOffice[]> {
	const due = (await db.forInstallation(listDeletedOffices)).filter(({ deletedAt }) => erasedFrom(deletedAt) < now);
	const erased: DeletedOffice[] = [];
	for (const office of due) {
		try {
			const files = await eraseOffice(db, office);
			if (!files) continue;
			erased.push(office);
			await removeUnnamed(db, filesFolder, files, now);
		} catch (error) {
			onFailure(error, office.slug);
		}
	}
	return erased;
}

/** @returns the files that it named; undefined where somebody else has erased it, or brought it back, meanwhile */
async function eraseOffice(db: Database, { id }: DeletedOffice): Promise<string[] | undefined> {
	try {
		return await db.forOffice(
			admitOffice(id),
			async (tx) => {
				// All of a large office goes in one statement, which takes longer than pages may.
				await mayTakeLong(tx, 30 * 60);
				const { rows } = await sql<{ sha256: string }>`select erase_office() as sha256`.execute(tx);
				return rows.map((row) => row.sha256);
			},
			{ evenIf: 'deleted' }
		);
	} catch (error) {
		const isThere = (await db.forInstallation(listDeletedOffices)).some((office) => office.id === id);
		if (isThere) throw error;
		return undefined;
	}
}

function isItsName(office: Desk['office'], { confirm }: CloseInput): boolean {
	return isCalled(confirm, Object.values(office.name));
}

function notItsName(): Refusal {
	return { ok: false, reason: 'problem', field: 'confirm', code: 'not_the_name' };
}

function changeOf(recordId: string) {
	return { noun: 'office', recordId, before: null, after: null };
}
