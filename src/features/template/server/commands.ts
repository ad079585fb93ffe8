import { sql } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import { may } from '#features/member/policy.ts';
import { changing } from '#features/member/server/owners.ts';
import type { Problem, ProblemCode } from '#kernel/form.ts';
import { isId } from '#kernel/id.ts';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import { isEmpty } from '#kernel/texts.ts';
import { recordChange } from '#platform/server/audit.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import type { TemplateCoverInput, TemplateInput } from '../form.ts';
import { templateRules } from '../policy.ts';
import type { KeptPicture, Template } from '../template.ts';
import { keepPicture, readyPicture, storePicture, type PictureKind } from './pictures.ts';
import { loadTemplate } from './queries.ts';
import { LARGEST_TEMPLATE_FILE, readTemplateFile } from './transfer.ts';

type Refused = NotFound | 'forbidden';
type Saved = Outcome<{ id: string }, Refused | Stale>;
/** All that was wrong with what was sent, or in a file, each by its place there. */
type FileProblems = { ok: false; reason: 'problem'; field: string; code: ProblemCode; limit?: number; also: Problem[] };
export type PictureProblem = { ok: false; reason: 'problem'; field: string; code: ProblemCode; limit?: number };

/** Adds a template, also as a copy with the pictures of another, or changes one. */
export async function saveTemplate(db: Database, actor: Actor, input: TemplateInput): Promise<Saved | PictureProblem> {
	return changing(db, actor, { rules: templateRules, action: 'edit', noun: 'template', id: input.id }, async (tx) => {
		const isNew = input.version === 0;
		const source = isNew && input.copyOf ? await loadTemplate(tx, actor.officeId, input.copyOf) : undefined;
		const pictures = isNew ? picturesOf(source) : {};
		const own = source ?? (isNew ? undefined : await loadTemplate(tx, actor.officeId, input.id));
		if (input.logo === 'own' && !own?.logoPicture) {
			return { ok: false, reason: 'problem', field: 'logo', code: 'file_needed' };
		}
		return writeTemplate(tx, actor, input, pictures);
	});
}

/** The same within a transaction that is already open. @param pictures columns of pictures that are kept already */
export async function writeTemplate(
	tx: OfficeTransaction,
	actor: Actor,
	input: Omit<TemplateInput, 'copyOf'>,
	pictures: Record<string, unknown> = {}
): Promise<Outcome<{ id: string }, NotFound | Stale>> {
	if (input.isDefault) await takeDefaultFromOthers(tx, actor, input.id);
	return saveRecord(tx, actor, 'template', input, {
		...{ name: input.name, audience: input.audience, slides: input.slides, accent: input.accent },
		...{ typeface: input.typeface, logo: input.logo, is_default: input.isDefault },
		...{ section_order: input.sectionOrder, hidden_sections: input.hiddenSections },
		...pictures
	});
}

function picturesOf(source: Template | undefined): Record<string, unknown> {
	if (!source) return {};
	return {
		...columnsOf('logo', source.logoPicture),
		...columnsOf('cover', source.coverPicture),
		cover_alt: source.coverAlt
	};
}

export function columnsOf(kind: PictureKind, picture: KeptPicture | null): Record<string, unknown> {
	return { [`${kind}_sha256`]: picture?.sha256 ?? null, [`${kind}_media_type`]: picture?.mediaType ?? null };
}

/** An office has one default. Whoever makes another waits for whoever does so at the same moment. */
async function takeDefaultFromOthers(tx: OfficeTransaction, actor: Actor, id: string): Promise<void> {
	await sql`select from office where id = ${actor.officeId} for update`.execute(tx);
	const others = await tx
		.updateTable('template')
		.set({ is_default: false, version: sql`version + 1`, updated_at: sql`now()` })
		.where('office_id', '=', actor.officeId)
		.where('is_default', '=', true)
		.where('id', '<>', id)
		.returning('id')
		.execute();
	for (const other of others) {
		const change = { before: { is_default: true }, after: { is_default: false } };
		recordChange(tx, actor, { noun: 'template', recordId: other.id, action: 'update', ...change });
	}
}

/** Puts a template aside. Reports that name it keep looking as they do. */
export async function deleteTemplate(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, Refused>> {
	return changing(db, actor, { rules: templateRules, action: 'delete', noun: 'template', id }, async (tx) => {
		const deleted = await deleteRecord(tx, actor, 'template', id);
		// Brought back, it does not take the place of the one that is the default by then.
		if (deleted.ok) {
			await tx
				.updateTable('template')
				.set({ is_default: false })
				.where('office_id', '=', actor.officeId)
				.where('id', '=', id)
				.execute();
		}
		return deleted;
	});
}

/** Gives a template a logo of its own. */
export async function saveTemplateLogo(
	db: Database,
	filesFolder: string,
	actor: Actor,
	{ id, bytes }: { id: string; bytes: Uint8Array }
): Promise<Saved | PictureProblem | FileProblems> {
	if (!may(templateRules, actor, 'edit')) return { ok: false, reason: 'forbidden' };
	// A picture takes its time: no transaction waits for it.
	const kept = await keepPicture(filesFolder, 'logo', bytes);
	if (!kept.ok) return kept;
	return changingPicture(db, actor, id, (tx, { version }) =>
		saveRecord(tx, actor, 'template', { id, version }, { logo: 'own', ...columnsOf('logo', kept.picture) })
	);
}

/** Gives a template a picture for its cover, or other words for the one that it has. */
export async function saveTemplateCover(
	db: Database,
	filesFolder: string,
	actor: Actor,
	{ id, alt, isDecorative, bytes }: Omit<TemplateCoverInput, 'file'> & { bytes: Uint8Array | undefined }
): Promise<Saved | PictureProblem | FileProblems> {
	if (!may(templateRules, actor, 'edit')) return { ok: false, reason: 'forbidden' };
	const wordless: Problem[] = !isDecorative && isEmpty(alt) ? [{ field: 'alt', code: 'required' }] : [];
	const ready = bytes ? await readyPicture('cover', bytes) : undefined;
	if (ready && !ready.ok) return refusedFile([problemOf(ready), ...wordless]);
	const kept = ready && wordless.length === 0 ? await storePicture(filesFolder, ready) : undefined;
	return changingPicture(db, actor, id, async (tx, { version, coverPicture }) => {
		const lacking: Problem[] = ready || coverPicture ? [] : [{ field: 'file', code: 'file_needed' }];
		const problems = [...lacking, ...wordless];
		if (problems.length > 0) return refusedFile(problems);
		const picture = kept ? columnsOf('cover', kept) : {};
		const values = { ...picture, cover_alt: isDecorative ? {} : alt };
		return saveRecord(tx, actor, 'template', { id, version }, values);
	});
}

/** Takes a picture from a template; instead of its own logo it has the office's again. */
export async function removeTemplatePicture(
	db: Database,
	actor: Actor,
	{ id, kind }: { id: string; kind: PictureKind }
): Promise<Saved | PictureProblem | FileProblems> {
	return changingPicture(db, actor, id, async (tx, { version, logo }) => {
		const beside = kind === 'cover' ? { cover_alt: {} } : { logo: logo === 'own' ? 'office' : logo };
		return saveRecord(tx, actor, 'template', { id, version }, { ...columnsOf(kind, null), ...beside });
	});
}

/** A picture is given and taken whatever else is changed meanwhile. */
async function changingPicture(
	db: Database,
	actor: Actor,
	id: string,
	work: (tx: OfficeTransaction, template: Template) => Promise<Saved | PictureProblem | FileProblems>
): Promise<Saved | PictureProblem | FileProblems> {
	return changing(db, actor, { rules: templateRules, action: 'edit', noun: 'template', id }, async (tx) => {
		const template = isId(id) ? await loadTemplate(tx, actor.officeId, id) : undefined;
		return template ? work(tx, template) : { ok: false, reason: 'not_found' };
	});
}

/**
 * Takes in a template from a file, with its pictures; it is not the default until somebody makes it that.
 * @param id made with the form: a file that is sent twice makes one template
 */
export async function importTemplate(
	db: Database,
	filesFolder: string,
	actor: Actor,
	{ id, bytes }: { id: string; bytes: Uint8Array }
): Promise<Saved | PictureProblem | FileProblems> {
	if (!may(templateRules, actor, 'edit')) return { ok: false, reason: 'forbidden' };
	if (bytes.length === 0) return refusedFile([{ field: 'file', code: 'file_needed' }]);
	if (bytes.length > LARGEST_TEMPLATE_FILE) {
		return refusedFile([{ field: 'file', code: 'file_too_large', limit: LARGEST_TEMPLATE_FILE / 1024 / 1024 }]);
	}
	const read = readTemplateFile(new TextDecoder().decode(bytes));
	if (!read.ok) return refusedFile(read.problems);
	const { pictures, coverAlt, ...data } = read.file;
	const kept: Record<string, unknown> = { cover_alt: pictures.cover ? coverAlt : {} };
	const problems: Problem[] = [];
	for (const kind of ['logo', 'cover'] as const) {
		const inside = pictures[kind];
		if (!inside) continue;
		const picture = await keepPicture(filesFolder, kind, inside);
		if (picture.ok) Object.assign(kept, columnsOf(kind, picture.picture));
		else problems.push({ ...problemOf(picture), field: `${kind}Picture` });
	}
	if (problems.length > 0) return refusedFile(problems);
	return changing(db, actor, { rules: templateRules, action: 'edit', noun: 'template', id }, (tx) =>
		writeTemplate(tx, actor, { ...data, id, version: 0, isDefault: false }, kept)
	);
}

function problemOf({ field, code, limit }: Problem): Problem {
	return { field, code, ...(limit === undefined ? {} : { limit }) };
}

function refusedFile([first, ...also]: Problem[]): FileProblems {
	const { field, code, limit } = first ?? { field: 'file', code: 'not_a_template' as const };
	return { ok: false, reason: 'problem', field, code, ...(limit === undefined ? {} : { limit }), also };
}
