import type { Actor } from '#features/member/server/gate.ts';
import { may } from '#features/member/policy.ts';
import type { ProblemCode } from '#kernel/form.ts';
import { newId } from '#kernel/id.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Visibility } from '#features/member/policy.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { storeFile } from '#platform/server/files.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import type { AttachmentSubject } from '../attachment.ts';
import { attachmentRules } from '../policy.ts';
import { inspectFile } from './inspect.ts';

type Refused = NotFound | 'forbidden';
type FileProblem = { ok: false; reason: 'problem'; field: string; code: ProblemCode; limit?: number };

export interface NewAttachment {
	subject: AttachmentSubject;
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
): Promise<Outcome<{ id: string }, Refused> | FileProblem> {
	if (!may(attachmentRules, actor, 'edit')) return { ok: false, reason: 'forbidden' };
	const inspected = await inspectFile(input.bytes);
	if (!inspected.ok) return { ok: false, reason: 'problem', field: 'file', ...inspected.problem };
	if (!(await db.forOffice(actor.officeId, (tx) => exists(tx, actor, input))))
		return { ok: false, reason: 'not_found' };
	const sha256 = await storeFile(filesFolder, input.bytes);
	return db.forOffice(actor.officeId, async (tx) => {
		const outcome = await saveRecord(
			tx,
			actor,
			'attachment',
			{ id: newId(), version: 0 },
			{
				name: plainName(input.name),
				title: input.title,
				media_type: inspected.mediaType,
				bytes: input.bytes.length,
				sha256,
				visibility: input.visibility,
				[`${input.subject}_id`]: input.subjectId
			},
			{ findable: { texts: [input.title, input.name] } }
		);
		return outcome.ok ? { ok: true, id: outcome.id } : { ok: false, reason: 'not_found' };
	});
}

export async function deleteAttachment(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, Refused>> {
	if (!may(attachmentRules, actor, 'delete')) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, (tx) => deleteRecord(tx, actor, 'attachment', id));
}

async function exists(tx: OfficeTransaction, actor: Actor, { subject, subjectId }: NewAttachment): Promise<boolean> {
	const row = await tx
		.selectFrom(subject)
		.select('id')
		.where('office_id', '=', actor.officeId)
		.where('id', '=', subjectId)
		.where('deleted_at', 'is', null)
		.executeTakeFirst();
	return row !== undefined;
}

/** Without folders and without what could break a header or a list of files. */
function plainName(name: string): string {
	const last = name.split(/[/\\]/).pop() ?? '';
	return (
		last
			.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
			.trim()
			.slice(-200) || 'file'
	);
}
