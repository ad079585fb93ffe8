import { isDeepStrictEqual } from 'node:util';
import { fileTypeFromBuffer } from 'file-type';
import { sql } from 'kysely';
import { pictureProblem } from '#documents/bounds/picture.ts';
import { endSessionsIn } from '#features/account/server/my-sessions.ts';
import { UNLIMITED, type Role } from '#features/member/member.ts';
import { refuseQuietly } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { loadMemberOf } from '#features/member/server/queries.ts';
import { tellMember } from '#features/member/server/telling.ts';
import type { Language } from '#kernel/language.ts';
import type { ProblemCode } from '#kernel/form.ts';
import { newId } from '#kernel/id.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import { missingReason, type MissingReason } from '#kernel/reason.ts';
import type { Texts } from '#kernel/texts.ts';
import { beginTrail, recordChange, type Author, type Json } from '#platform/server/audit.ts';
import { admitOffice, type Database, type OfficeId, type OfficeTransaction } from '#platform/server/database.ts';
import { storeFile } from '#platform/server/files.ts';
import type { OfficeInput } from '../form.ts';
import { LARGEST_LOGO, LARGEST_LOGO_PICTURE, slugProblem } from '../office.ts';
import { officeRules } from '../policy.ts';
import { officeOfSlug } from './queries.ts';

type FileProblem = { ok: false; reason: 'problem'; field: 'file'; code: ProblemCode; limit?: number };

/** Pictures that a browser shows and that cannot hold a script. */
const LOGO_KINDS = new Set(['image/png', 'image/jpeg', 'image/webp']);

export interface NewOffice {
	slug: string;
	name: Texts;
	city: Texts;
	country: string;
	latitude: number;
	longitude: number;
	timeZone: string;
	languages: Language[];
	periodStartsIn: number;
	colour: string | null;
}

/**
 * Adds an office to the installation and fills it in the same transaction. Who may do so is decided elsewhere.
 * @param how.by who does it, for the trail, of which it is the first entry
 * @param how.fill adds the first records, if there are any
 */
export async function createOffice(
	db: Database,
	input: NewOffice,
	{
		by,
		fill
	}: { by?: Omit<Author, 'officeId'>; fill?: (tx: OfficeTransaction, office: OfficeId) => Promise<void> } = {}
): Promise<Outcome<{ officeId: OfficeId }, 'slug_form' | 'slug_reserved' | 'slug_taken'>> {
	const problem = slugProblem(input.slug);
	if (problem) return { ok: false, reason: `slug_${problem}` };
	if (await officeOfSlug(db, input.slug)) return { ok: false, reason: 'slug_taken' };
	const officeId = admitOffice(newId());
	const added = db.forOffice(officeId, async (tx) => {
		await tx
			.insertInto('office')
			.values({
				id: officeId,
				slug: input.slug,
				name: input.name,
				city: input.city,
				country: input.country,
				latitude: input.latitude,
				longitude: input.longitude,
				time_zone: input.timeZone,
				languages: input.languages,
				period_starts_in: input.periodStartsIn,
				colour: input.colour
			})
			.execute();
		await beginTrail(tx, officeId);
		if (by) {
			const after = { name: input.name, slug: input.slug };
			recordChange(
				tx,
				{ ...by, officeId },
				{ noun: 'office', recordId: officeId, action: 'create', before: null, after }
			);
		}
		await fill?.(tx, officeId);
	});
	// Of an office that was deleted the address is free again when it is erased.
	return added.then(() => ({ ok: true, officeId }), refuseTaken);
}

function refuseTaken(error: unknown): { ok: false; reason: 'slug_taken' } {
	if ((error as { constraint?: string }).constraint !== 'office_slug_key') throw error;
	return { ok: false, reason: 'slug_taken' };
}

/**
 * Changes what an office says of itself. How its members sign in is changed only with a reason. To whoever may not, its
 * settings are not there.
 */
export async function saveOffice(
	db: Database,
	actor: Actor,
	input: OfficeInput
): Promise<Outcome<object, NotFound | 'forbidden' | Stale> | MissingReason> {
	const why = refuseQuietly(officeRules, actor, 'edit');
	if (why) return why;
	const asks_second_factor = input.asksSecondFactor;
	const values = {
		...{ name: input.name, city: input.city, country: input.country, languages: input.languages },
		contact: input.contact,
		...{ latitude: input.latitude, longitude: input.longitude, time_zone: input.timeZone },
		...{ period_starts_in: input.periodStartsIn, colour: input.colour },
		asks_second_factor
	};
	return changeOffice(db, actor, input.version, values, (before) =>
		before['asks_second_factor'] === asks_second_factor ? undefined : missingReason(actor)
	);
}

/** Keeps a picture as the office's logo. What it is, is found from its content. */
export async function saveLogo(
	db: Database,
	filesFolder: string,
	actor: Actor,
	bytes: Uint8Array
): Promise<Outcome<object, NotFound | 'forbidden' | Stale> | FileProblem> {
	const why = refuseQuietly(officeRules, actor, 'edit');
	if (why) return why;
	const refused = (problem: Omit<FileProblem, 'ok' | 'reason' | 'field'>): FileProblem => ({
		...{ ok: false, reason: 'problem', field: 'file' },
		...problem
	});
	if (bytes.length === 0) return refused({ code: 'file_needed' });
	if (bytes.length > LARGEST_LOGO) return refused({ code: 'file_too_large', limit: LARGEST_LOGO / 1024 / 1024 });
	const mediaType = (await fileTypeFromBuffer(bytes))?.mime;
	if (!mediaType || !LOGO_KINDS.has(mediaType)) return refused({ code: 'logo_kind' });
	const problem = pictureProblem(mediaType, bytes, LARGEST_LOGO_PICTURE);
	if (problem) return refused(problem);
	const sha256 = await storeFile(filesFolder, bytes);
	return changeOffice(db, actor, undefined, { logo_sha256: sha256, logo_media_type: mediaType });
}

export async function removeLogo(db: Database, actor: Actor): Promise<Outcome<object, NotFound | 'forbidden' | Stale>> {
	const why = refuseQuietly(officeRules, actor, 'edit');
	if (why) return why;
	return changeOffice(db, actor, undefined, { logo_sha256: null, logo_media_type: null });
}

/**
 * Changes some columns of an office, with its trail.
 * @param version what the person saw; undefined for a change that does not depend on it
 * @param refusal what the office as it is stands against
 */
export async function changeOffice<Refused = never>(
	db: Database,
	actor: Actor,
	version: number | undefined,
	values: Record<string, unknown>,
	refusal: (before: Record<string, Json>) => Refused | undefined = () => undefined
): Promise<Outcome<object, NotFound | Stale> | Refused> {
	const { officeId } = actor;
	return db.forOffice(officeId, async (tx) => {
		const before = await lockOffice(tx, officeId);
		if (!before) return { ok: false, reason: 'not_found' };
		if (version !== undefined && before['version'] !== version) return { ok: false, reason: 'stale' };
		const refused = refusal(before);
		if (refused !== undefined) return refused;
		await tx
			.updateTable('office')
			.set({ ...values, version: sql`version + 1`, updated_at: sql`now()` } as never)
			.where('id', '=', officeId)
			.execute();
		recordChange(tx, actor, {
			noun: 'office',
			recordId: officeId,
			action: 'update',
			...differing(before, values)
		});
		return { ok: true };
	});
}

async function lockOffice(tx: OfficeTransaction, id: OfficeId): Promise<Record<string, Json> | undefined> {
	const { rows } = await sql<{ row: Record<string, Json> }>`
		select to_jsonb(office) as row from office where id = ${id} for update`.execute(tx);
	return rows[0]?.row;
}

/** Only what changes: an entry of the trail shows a change, not a row. */
function differing(before: Record<string, Json>, after: Record<string, unknown>) {
	const columns = Object.keys(after).filter((column) => !isDeepStrictEqual(before[column], after[column]));
	const only = (row: Record<string, unknown>) =>
		Object.fromEntries(columns.map((column) => [column, (row[column] ?? null) as Json]));
	return { before: only(before), after: only(after) };
}

/**
 * Makes a person a member of an office without limits, or gives a member another role so; they sign in anew then.
 * Where nothing changes nothing is done.
 * @param author who does it, for the trail
 */
export async function addMember(
	db: Database,
	officeId: OfficeId,
	userId: string,
	role: Role,
	author?: Omit<Author, 'officeId'>
): Promise<void> {
	await db.forOffice(
		officeId,
		async (tx) => {
			const membership = { role, ...UNLIMITED };
			await lockMember(tx, officeId, userId);
			const before = (await loadMemberOf(tx, officeId, userId)) ?? null;
			if (before && isDeepStrictEqual({ ...membership, ...before }, { ...before, ...membership })) return;
			if (before) await endSessionsIn(tx, officeId, userId);
			const row = { role, body_id: null, starts: null, ends: null };
			await tx
				.insertInto('member')
				.values({ office_id: officeId, id: newId(), user_id: userId, ...row })
				.onConflict((conflict) => conflict.columns(['office_id', 'user_id']).doUpdateSet(row))
				.execute();
			await tx
				.insertInto('auth.user_office')
				.values({ user_id: userId, office_id: officeId })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
			const after = (await loadMemberOf(tx, officeId, userId)) ?? null;
			if (author) tellMember(tx, { ...author, officeId }, { before, after });
		},
		{ evenIf: 'closed' }
	);
}

async function lockMember(tx: OfficeTransaction, officeId: OfficeId, userId: string): Promise<void> {
	await tx
		.selectFrom('member')
		.select('id')
		.where('office_id', '=', officeId)
		.where('user_id', '=', userId)
		.forUpdate()
		.execute();
}
