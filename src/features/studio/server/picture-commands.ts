import { preparePicture, type Prepared } from '#documents/picture/prepare.ts';
import { plainName } from '#features/attachment/server/commands.ts';
import { may } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { ProblemCode } from '#kernel/form.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { readStoredFile, sha256Of, storeFile } from '#platform/server/files.ts';
import type { PictureInput } from '../form.ts';
import { LARGEST_PICTURE_FILE, tooMuch, type OwnPicture } from '../picture.ts';
import { studioRules } from '../policy.ts';
import { writeBlock, type PictureColumns } from './block-commands.ts';
import { editing, type Done } from './parts.ts';
import { loadCandidate } from './pictures.ts';
import { loadReportRecord } from './queries.ts';

/** A file that was sent along. */
export interface Upload {
	name: string;
	bytes: Uint8Array;
}

/** A picture that is ready, and what it was made of. */
interface Made extends Prepared {
	name: string;
	attachmentId: string | null;
}

/**
 * A picture at the end of a section: made of a document of the office that the readers of the report may see, or of a
 * file that is sent along; one that is there keeps its picture where neither is named.
 */
export async function savePicture(
	db: Database,
	filesFolder: string,
	actor: Actor,
	reportId: string,
	{ attachment, upload, ...input }: PictureInput & { upload: Upload | undefined }
): Promise<Done | Refusal> {
	if (!may(studioRules, actor, 'edit')) return { ok: false, reason: 'forbidden' };
	const made = await makePicture(db, filesFolder, actor, reportId, { attachment, upload });
	if (made && 'code' in made) return { ok: false, reason: 'problem', field: upload ? 'file' : 'attachment', ...made };
	return editing(db, actor, reportId, async (tx) => {
		const others = await otherPictures(tx, actor, reportId, input.id);
		if (!made && input.version === 0) return refused('attachment', { code: 'picture_needed' });
		const excess = made && tooMuch([...others, { ...made, bytes: made.bytes.length }]);
		if (excess) return refused(upload ? 'file' : 'attachment', excess);
		const columns: PictureColumns | undefined = made && {
			...{ attachment_id: made.attachmentId, picture_sha256: sha256Of(made.bytes), picture_type: made.mediaType },
			...{ picture_name: made.name, picture_bytes: made.bytes.length },
			...{ picture_width: made.width, picture_height: made.height }
		};
		// The bytes go to the disk before the row that names them, never after.
		if (made) await storeFile(filesFolder, made.bytes);
		return writeBlock(tx, actor, reportId, { ...input, kind: 'picture' }, columns ?? {});
	});
}

function refused(field: string, problem: { code: ProblemCode; limit?: number }): Refusal {
	return { ok: false, reason: 'problem', field, ...problem };
}

type Problem = { code: ProblemCode; limit?: number };

/** Takes its time, and so holds no transaction meanwhile. */
async function makePicture(
	db: Database,
	filesFolder: string,
	actor: Actor,
	reportId: string,
	{ attachment, upload }: { attachment: string | null; upload: Upload | undefined }
): Promise<Made | Problem | undefined> {
	if (!upload && attachment === null) return undefined;
	const source = upload ?? (await loadSource(db, filesFolder, actor, reportId, attachment ?? ''));
	if (!source) return { code: 'picture_gone' };
	const { bytes, name } = source;
	if (bytes.length > LARGEST_PICTURE_FILE) {
		return { code: 'file_too_large', limit: LARGEST_PICTURE_FILE / 1024 / 1024 };
	}
	const prepared = await preparePicture(bytes);
	if (!prepared.ok) {
		const { ok: _, ...problem } = prepared;
		return problem;
	}
	const { ok: _, ...picture } = prepared;
	return { ...picture, name: plainName(name), attachmentId: upload ? null : attachment };
}

/** A document of the office, if it is there and meant for those who read the report. */
async function loadSource(
	db: Database,
	filesFolder: string,
	actor: Actor,
	reportId: string,
	attachment: string
): Promise<Upload | undefined> {
	const found = await db.forOffice(actor.officeId, async (tx) => {
		const report = await loadReportRecord(tx, actor, reportId);
		return report && loadCandidate(tx, actor, report.audience, attachment);
	});
	const bytes = found && (await readStoredFile(filesFolder, found.sha256));
	return bytes && { name: found.name, bytes };
}

/** The pictures that a report has beside this one. */
async function otherPictures(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	reportId: string,
	id: string
): Promise<Pick<OwnPicture, 'bytes' | 'width' | 'height'>[]> {
	const rows = await tx
		.selectFrom('report_block')
		.select(['picture_bytes', 'picture_width', 'picture_height'])
		.where('office_id', '=', officeId)
		.where('report_id', '=', reportId)
		.where('kind', '=', 'picture')
		.where('removed_at', 'is', null)
		.where('id', '<>', id)
		.execute();
	return rows.map((row) => ({
		bytes: row.picture_bytes ?? 0,
		width: row.picture_width ?? 0,
		height: row.picture_height ?? 0
	}));
}
