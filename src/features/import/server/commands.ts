import { sql } from 'kysely';
import { plainName } from '#features/attachment/server/commands.ts';
import { may, type Rules } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { dayAt } from '#kernel/period.ts';
import { recordChange } from '#platform/server/audit.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { storeFile } from '#platform/server/files.ts';
import type { ParagraphInput, YearInput } from '../form.ts';
import { LARGEST_IMPORT, type Import, type Undone } from '../import.ts';
import { lessonsOfWords } from '../lessons.ts';
import { importRules } from '../policy.ts';
import { learn, type Reviewer } from './decisions.ts';
import { documentOf, keepProposals, loadImport, loadParagraphs, loadProposals, settleState } from './kept.ts';
import { loadKnown } from './known.ts';
import { mediaTypeOf } from './media-type.ts';
import { orRefused, Refused } from './refused.ts';
import { takeBack } from './undoing.ts';
import { understood } from './understood.ts';

export interface NewImport {
	/** Made with the form: one that is sent twice begins one import. */
	id: string;
	/** As the file is called; '' where text was pasted. */
	name: string;
	bytes: Uint8Array;
	/** The year of which it tells, where the person has said so. */
	year: number | null;
}

/** @property sameAs an earlier import of the same file */
type Begun = { ok: true; id: string; sameAs: string | undefined };

/** Keeps a document, to be read in the background. The bytes go to the disk before the row that names them. */
export async function beginImport(
	{ db, actor }: Pick<Reviewer, 'db' | 'actor'>,
	filesFolder: string,
	{ id, name, bytes, year }: NewImport
): Promise<Begun | Refusal> {
	if (!may(importRules, actor, 'import')) return { ok: false, reason: 'forbidden' };
	const field = name === '' ? 'text' : 'file';
	if (bytes.length === 0) {
		return { ok: false, reason: 'problem', field, code: field === 'file' ? 'file_empty' : 'file_needed' };
	}
	if (bytes.length > LARGEST_IMPORT) {
		return { ok: false, reason: 'problem', field, code: 'file_too_large', limit: LARGEST_IMPORT / 1024 / 1024 };
	}
	const mediaType = await mediaTypeOf(bytes, name);
	const sha256 = await storeFile(filesFolder, bytes);
	return db.forOffice(actor.officeId, async (tx) => {
		const sameAs = await sameFile(tx, actor, sha256, id);
		const added = await tx
			.insertInto('import')
			.values({
				...{ office_id: actor.officeId, id, name: name === '' ? '' : plainName(name), media_type: mediaType },
				...{ bytes: bytes.length, sha256, year, is_year_confirmed: year !== null },
				...{ made_by: actor.userId, made_name: actor.name }
			})
			.onConflict((conflict) => conflict.columns(['office_id', 'id']).doNothing())
			.returning(['id', 'name'])
			.execute();
		for (const row of added) tell(tx, actor, { id, name: row.name }, null, { year });
		return { ok: true, id, sameAs };
	});
}

/** The latest other import of the same file that was not undone. */
export async function sameFile(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	sha256: string,
	except: string
): Promise<string | undefined> {
	const { rows } = await sql<{ id: string }>`
		select id from import where office_id = ${officeId} and sha256 = ${sha256} and id <> ${except}
			and state not in ('undone', 'failed') order by created_at desc, id desc limit 1`.execute(tx);
	return rows[0]?.id;
}

/** Has a document read once more that could not be. */
export async function retryImport(reviewer: Reviewer, id: string): Promise<{ ok: true; id: string } | Refusal> {
	return changingImport(reviewer, id, 'import', async (tx, { state }) => {
		if (state === 'reading') return { ok: true, id };
		if (state !== 'failed') return { ok: false, reason: 'stale' };
		await sql`update import set state = 'reading', step = null, failure = null, failure_limit = null, attempts = 0
			where office_id = ${reviewer.actor.officeId} and id = ${id}`.execute(tx);
		return { ok: true, id };
	});
}

/** Says of which year a document tells: dates that it says from there are dated anew, where nothing was decided yet. */
export async function confirmYear(
	reviewer: Reviewer,
	id: string,
	{ version, year }: YearInput,
	now: Date
): Promise<{ ok: true; id: string } | Refusal> {
	if (year === null) return { ok: false, reason: 'problem', field: 'year', code: 'required' };
	return changingImport(reviewer, id, 'review', async (tx, imported) => {
		if (imported.isYearConfirmed && imported.year === year) return { ok: true, id };
		if (!isReviewed(imported) || imported.version !== version) return { ok: false, reason: 'stale' };
		await sql`update import set year = ${year}, is_year_confirmed = true, version = version + 1, updated_at = now()
			where office_id = ${reviewer.actor.officeId} and id = ${id}`.execute(tx);
		tell(tx, reviewer.actor, imported, { year: imported.isYearConfirmed ? imported.year : null }, { year });
		await proposeAnew(tx, reviewer, { ...imported, year, isYearConfirmed: true }, now);
		return { ok: true, id };
	});
}

/** Puts the text of a paragraph right, and proposes anew what the document then says. */
export async function correctParagraph(
	reviewer: Reviewer,
	id: string,
	{ position, version, text }: ParagraphInput,
	now: Date
): Promise<{ ok: true; id: string } | Refusal> {
	return changingImport(reviewer, id, 'review', async (tx, imported) => {
		if (!isReviewed(imported)) return { ok: false, reason: 'stale' };
		const paragraphs = await loadParagraphs(tx, reviewer.actor.officeId, id);
		const paragraph = paragraphs.find((each) => each.position === position);
		if (!paragraph) return { ok: false, reason: 'not_found' };
		const before = paragraph.corrected ?? paragraph.text;
		if (before === text) return { ok: true, id };
		if (paragraph.version !== version) return { ok: false, reason: 'stale' };
		await sql`update import_paragraph set corrected = ${text}, version = version + 1
			where office_id = ${reviewer.actor.officeId} and import_id = ${id} and position = ${position}`.execute(tx);
		await learn({ tx, actor: reviewer.actor, imported }, lessonsOfWords(before, text));
		await proposeAnew(tx, reviewer, imported, now);
		return { ok: true, id };
	});
}

/**
 * Takes back everything that was taken from a document: what it made goes to the trash, what it filled is emptied, what
 * it taught is forgotten. What somebody has changed since stays, and is named.
 */
export async function undoImport(
	reviewer: Reviewer,
	id: string,
	now: Date,
	how: { isPreview?: boolean } = {}
): Promise<({ ok: true; id: string } & Undone) | Refusal> {
	const { actor, office } = reviewer;
	return changingImport<{ ok: true; id: string } & Undone>(reviewer, id, 'undo', async (tx, imported) => {
		const nothing = { ok: true as const, id, deleted: [], unmerged: [], kept: [] };
		if (imported.state === 'undone') return nothing;
		if (!isReviewed(imported)) return { ok: false, reason: 'stale' };
		const proposals = await loadProposals(tx, actor.officeId, id, { isLocked: true });
		const undoing = { tx, actor, office, imported, today: dayAt(now, office.timeZone) };
		const undone = await takeBack(undoing, proposals);
		if (how.isPreview) throw new Looked({ ...nothing, ...undone });
		await sql`delete from import_lesson where office_id = ${actor.officeId} and import_id = ${id}`.execute(tx);
		await sql`update import set state = 'undone', ended_at = now(), updated_at = now(), version = version + 1
			where office_id = ${actor.officeId} and id = ${id}`.execute(tx);
		tell(tx, actor, imported, { state: imported.state }, { state: 'undone' });
		return { ...nothing, ...undone };
	});
}

/** Takes up the review of a document again that was undone. */
export async function reopenImport(
	reviewer: Reviewer,
	id: string,
	now: Date
): Promise<{ ok: true; id: string } | Refusal> {
	return changingImport(reviewer, id, 'undo', async (tx, imported) => {
		if (isReviewed(imported)) return { ok: true, id };
		if (imported.state !== 'undone') return { ok: false, reason: 'stale' };
		await sql`update import set state = 'review', ended_at = null, version = version + 1, updated_at = now()
			where office_id = ${reviewer.actor.officeId} and id = ${id}`.execute(tx);
		tell(tx, reviewer.actor, imported, { state: 'undone' }, { state: 'review' });
		await proposeAnew(tx, reviewer, imported, now);
		return { ok: true, id };
	});
}

/** The trail has what became of a document as a whole; what was taken from it stands with the records. */
function tell(
	tx: OfficeTransaction,
	actor: Actor,
	{ id, name }: Pick<Import, 'id' | 'name'>,
	before: Partial<Pick<Import, 'year' | 'state'>> | null,
	after: Partial<Pick<Import, 'year' | 'state'>>
): void {
	const action = before === null ? 'create' : 'update';
	const said = { before: before && { name, ...before }, after: { name, ...after } };
	recordChange(tx, actor, { noun: 'import', recordId: id, action, ...said });
}

function isReviewed({ state }: Import): boolean {
	return state === 'review' || state === 'finished';
}

/** Understands a document again as it stands, with what the office knows now. */
async function proposeAnew(
	tx: OfficeTransaction,
	{ actor, office }: Reviewer,
	imported: Import,
	now: Date
): Promise<void> {
	const [paragraphs, { known }] = await Promise.all([
		loadParagraphs(tx, actor.officeId, imported.id),
		loadKnown(tx, actor, office)
	]);
	const { year, isYearConfirmed } = imported;
	const options = { ...(isYearConfirmed && year !== null ? { year } : {}), today: dayAt(now, office.timeZone) };
	const document = documentOf(paragraphs, imported);
	await keepProposals(tx, actor.officeId, imported, await understood({ document, known, options }));
	await settleState(tx, actor.officeId, imported.id);
}

/** A change of an import as a whole: by who may, of one that is there, in one transaction. */
async function changingImport<Done extends { ok: true; id: string }>(
	{ db, actor }: Reviewer,
	id: string,
	action: keyof typeof importRules,
	work: (tx: OfficeTransaction, imported: Import) => Promise<Done | Refusal>
): Promise<Done | Refusal> {
	const rules: Rules<keyof typeof importRules> = importRules;
	if (!may(rules, actor, action)) return { ok: false, reason: 'forbidden' };
	const changing = db.forOffice(actor.officeId, async (tx) => {
		const imported = await loadImport(tx, actor.officeId, id, { isLocked: true });
		if (!imported) throw new Refused({ ok: false, reason: 'not_found' });
		const done = await work(tx, imported);
		if (!done.ok) throw new Refused(done);
		return done;
	});
	return orRefused(changing);
}

/** Ends a transaction that was only begun to see what it would do. */
class Looked extends Error {
	override readonly name = 'Looked';
	readonly undone: { ok: true; id: string } & Undone;
	constructor(undone: Looked['undone']) {
		super('nothing was to be changed');
		this.undone = undone;
	}
}

/** What taking an import back would do; nothing is changed. */
export async function previewUndo(reviewer: Reviewer, id: string, now: Date): ReturnType<typeof undoImport> {
	return undoImport(reviewer, id, now, { isPreview: true }).catch((error: unknown) => {
		if (error instanceof Looked) return error.undone;
		throw error;
	});
}
