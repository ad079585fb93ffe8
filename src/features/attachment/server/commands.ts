import type { Actor } from '#features/member/server/gate.ts';
import { may, type Visibility } from '#features/member/policy.ts';
import { changingBeside } from '#features/subject/server/beside.ts';
import { loadSubject } from '#features/subject/server/queries.ts';
import type { SubjectNoun } from '#features/subject/subject.ts';
import type { ProblemCode } from '#kernel/form.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { storeFile } from '#platform/server/files.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import type { AttachmentEdit } from '../form.ts';
import { attachmentRules } from '../policy.ts';
import { inspectFile } from './inspect.ts';
import { loadAttachment } from './queries.ts';

type Refused = NotFound | 'forbidden';
type FileProblem = { ok: false; reason: 'problem'; field: string; code: ProblemCode; limit?: number };

export interface NewAttachment {
	/** Made with the form: a form that is sent twice adds one file. */
	id: string;
	subject: SubjectNoun;
	subjectId: string;
	title: Texts;
	visibility: Visibility;
	name: string;
	bytes: Uint8Array;
}

/** Keeps a file with a record. The bytes go to the disk before the row that names them, never after. */
export async function addAttachment(
	db: Database,
	filesFolder: string,
	actor: Actor,
	input: NewAttachment
): Promise<Outcome<{ id: string }, Refused | Stale> | FileProblem> {
	if (!may(attachmentRules, actor, 'edit')) return { ok: false, reason: 'forbidden' };
	const inspected = await inspectFile(input.bytes);
	if (!inspected.ok) return { ok: false, reason: 'problem', field: 'file', ...inspected.problem };
	const beside = {
		noun: 'attachment',
		id: input.id,
		subject: { subject: input.subject, id: input.subjectId }
	} as const;
	return changingBeside(db, actor, { rules: attachmentRules, action: 'edit', ...beside }, (tx) =>
		writeAttachment(tx, filesFolder, actor, { ...input, mediaType: inspected.mediaType })
	);
}

/** The same within a transaction that is already open, of a file that was looked into. */
export async function writeAttachment(
	tx: OfficeTransaction,
	filesFolder: string,
	actor: Actor,
	{ id, subject, subjectId, title, visibility, bytes, mediaType, ...file }: NewAttachment & { mediaType: string }
): Promise<Outcome<{ id: string }, NotFound | Stale>> {
	if (!(await loadSubject(tx, actor, { subject, id: subjectId }))) return { ok: false, reason: 'not_found' };
	const name = plainName(file.name);
	const values = {
		...{ name, title, visibility, media_type: mediaType, bytes: bytes.length },
		sha256: await storeFile(filesFolder, bytes),
		[`${subject}_id`]: subjectId
	};
	const findable = { texts: [title, name], visibility, under: { noun: subject, id: subjectId } };
	return saveRecord(tx, actor, 'attachment', { id, version: 0 }, values, { findable });
}

export async function editAttachment(
	db: Database,
	actor: Actor,
	{ id, version, title, visibility }: AttachmentEdit
): Promise<Outcome<{ id: string }, Refused | Stale>> {
	return changingBeside(db, actor, { rules: attachmentRules, action: 'edit', noun: 'attachment', id }, async (tx) => {
		const attachment = await loadAttachment(tx, actor, id);
		if (!attachment) return { ok: false, reason: 'not_found' };
		const findable = { texts: [title, attachment.name], visibility };
		return saveRecord(tx, actor, 'attachment', { id, version }, { title, visibility }, { findable });
	});
}

export async function deleteAttachment(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, Refused>> {
	return changingBeside(db, actor, { rules: attachmentRules, action: 'delete', noun: 'attachment', id }, (tx) =>
		deleteRecord(tx, actor, 'attachment', id)
	);
}

/** Without folders and without what could break a header or a list of files. */
export function plainName(name: string): string {
	const last = name.split(/[/\\]/).pop() ?? '';
	const clean = last.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
	return Array.from(clean).slice(-200).join('') || 'file';
}
