import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import { lookOf } from '#features/template/server/outfit.ts';
import { loadDefaultTemplate, loadTemplate, loadTemplateInUse } from '#features/template/server/queries.ts';
import type { KeptPicture, Template } from '#features/template/template.ts';
import type { Audience } from '#features/report/policy.ts';
import { picturesIn, type FlowDocument } from '#kernel/flow-document.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import type { Look } from '#kernel/look.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import { beginningOrder } from '../beginning.ts';
import type { MoveInput, PublishInput, ReportInput } from '../form.ts';
import type { ReportEdits } from '../edits.ts';
import { ofPictureFile } from '../picture.ts';
import { studioRules } from '../policy.ts';
import { after, isOpen, mayBePublic, type Move, type ReportState } from '../studio.ts';
import { notOpen, stateOf, type Done } from './parts.ts';
import { loadEdits, loadVersion, loadVersionLook } from './queries.ts';

/** Begins a report, or changes for when, for whom and in which languages it is. */
export async function saveReport(db: Database, actor: Actor, input: ReportInput): Promise<Done | Refusal> {
	return changing(db, actor, { rules: studioRules, action: 'edit', noun: 'report', id: input.id }, async (tx) => {
		const state = await stateOf(tx, actor, input.id);
		if (state && !isOpen({ state })) return notOpen;
		const template = await chosenTemplate(tx, actor, input);
		if (template === undefined) return { ok: false, reason: 'problem', field: 'template', code: 'gone' };
		const begins = state === undefined && input.version === 0;
		const saved = await saveRecord(tx, actor, 'report', input, {
			title: input.title,
			period_from: input.from,
			period_to: input.to,
			audience: input.audience,
			tells_money: input.tellsMoney && input.audience !== 'public',
			languages: input.languages,
			...templateColumns(input.template),
			...(begins ? { section_order: beginningOrder(template) } : {})
		});
		if (saved.ok && saved.isNew) await leaveOut(tx, actor, saved.id, template.hiddenSections);
		return saved;
	});
}

/** @returns undefined where the report names one that is not there, or not any more */
async function chosenTemplate(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	{ id, template }: ReportInput
): Promise<Template | undefined> {
	if (!template) return loadDefaultTemplate(tx, officeId);
	const found = await loadTemplate(tx, officeId, template);
	if (found) return found;
	// The one that it has stays its own, though it was put aside.
	const row = await tx
		.selectFrom('report')
		.select('template_id')
		.where('office_id', '=', officeId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.template_id === template ? loadTemplateInUse(tx, officeId, template) : undefined;
}

function templateColumns(template: string | null | undefined): Record<string, string | null> {
	if (template === undefined) return {};
	const isOwn = isId(template ?? undefined);
	return { template_id: isOwn ? template : null, built_in_template: isOwn ? null : template };
}

/** A report begins without the sections that its template leaves out; each can be taken in again. */
async function leaveOut(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	reportId: string,
	sections: readonly string[]
): Promise<void> {
	if (sections.length === 0) return;
	await tx
		.insertInto('report_section')
		.values(sections.map((section) => ({ office_id: officeId, report_id: reportId, section, is_hidden: true })))
		.execute();
}

/** Puts a report aside. One that is closed stays: it is what the city said. */
export async function deleteReport(db: Database, actor: Actor, id: string): Promise<Done | Refusal> {
	return changing(db, actor, { rules: studioRules, action: 'delete', noun: 'report', id }, async (tx) => {
		if ((await stateOf(tx, actor, id)) === 'closed') return notOpen;
		return deleteRecord(tx, actor, 'report', id);
	});
}

/**
 * Puts a report on the public site, or takes it off: one that was approved or closed, and was written for everybody.
 */
export async function publishReport(
	db: Database,
	actor: Actor,
	{ id, version, isPublished }: PublishInput & { id: string },
	now: Date
): Promise<Done | Refusal> {
	return changing(db, actor, { rules: studioRules, action: 'publish', noun: 'report', id }, async (tx) => {
		const row = await tx
			.selectFrom('report')
			.select([sql<ReportState>`state`.as('state'), sql<Audience>`audience`.as('audience')])
			.where('office_id', '=', actor.officeId)
			.where('id', '=', id)
			.where('deleted_at', 'is', null)
			.executeTakeFirst();
		if (!row) return { ok: false, reason: 'not_found' };
		// It became another since the button was shown.
		if (isPublished && !mayBePublic(row)) return { ok: false, reason: 'stale' };
		return saveRecord(tx, actor, 'report', { id, version }, { published_at: isPublished ? now : null });
	});
}

/** What a report says at a step of its way, in each of its languages, and whether anything in it is still open. */
export interface Finished {
	documents: Partial<Record<Language, FlowDocument>>;
	isHonest: boolean;
	/** What it was made from: if somebody works on it before it is moved, it is not what is kept. */
	edits: ReportEdits;
}

/** What tells whether a report says the same as it did: of all its languages, in hexadecimal. */
export function sealOf({ documents }: Pick<Finished, 'documents'>): string {
	return createHash('sha256').update(JSON.stringify(documents)).digest('hex');
}

const TIMES: Readonly<Partial<Record<Move, 'submitted' | 'approved' | 'closed'>>> = {
	submit: 'submitted',
	approve: 'approved',
	close: 'closed'
};

/** Where somebody answers for the words: they must have been on their page. */
const GOING_OUT: ReadonlySet<Move> = new Set(['submit', 'approve']);

/**
 * Moves a report on, or back. What it says at that moment is kept as a version; a report with open points is not
 * approved, and what was approved is what is closed.
 * @param finished what it says now, with what it was made from
 */
export async function moveReport(
	db: Database,
	actor: Actor,
	{ id, version, move, note, seen }: MoveInput & { id: string },
	finished: Finished
): Promise<Done | Refusal> {
	return changing(db, actor, { rules: studioRules, action: move, noun: 'report', id }, async (tx) => {
		const state = await stateOf(tx, actor, id);
		if (!state) return { ok: false, reason: 'not_found' };
		const to = after(state, move);
		const isSeen = !GOING_OUT.has(move) || seen === sealOf(finished);
		if (!to || !isSeen || (await isReworked(tx, actor, id, finished.edits))) return { ok: false, reason: 'stale' };
		if (move === 'approve' && !finished.isHonest) {
			return { ok: false, reason: 'problem', field: 'move', code: 'report_has_points' };
		}
		// What is noted beside the button is why.
		const author = { ...actor, reason: note ?? undefined };
		const saved = await saveRecord(tx, author, 'report', { id, version }, { state: to, ...signature(actor, move) });
		if (!saved.ok) return saved;
		const kept = await keptOf(tx, actor, id, move, finished);
		await keepVersion(tx, actor, { id, state: to, ...kept });
		return { ok: true, id };
	});
}

/** Whether somebody has worked on a report, which is locked now, since it was read. */
async function isReworked(tx: OfficeTransaction, { officeId }: Actor, id: string, read: ReportEdits): Promise<boolean> {
	const { sectionOrder, audience } = await tx
		.selectFrom('report')
		.select(['section_order as sectionOrder', sql<Audience>`audience`.as('audience')])
		.where('office_id', '=', officeId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return !isDeepStrictEqual(await loadEdits(tx, officeId, { id, sectionOrder, audience }), read);
}

/** A report is closed as it was approved, though the record and its template may have changed since. */
async function keptOf(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	id: string,
	move: Move,
	{ documents }: Finished
): Promise<Omit<KeptVersion, 'id' | 'state'>> {
	const approved = move === 'close' ? await loadVersion(tx, officeId, id, 'approved') : undefined;
	if (approved) {
		const look = await loadVersionLook(tx, officeId, id, 'approved');
		return { documents: approved, look: look?.look ?? null, pictures: look?.pictures ?? [] };
	}
	const { template } = await tx
		.selectFrom('report')
		.select(sql<string | null>`coalesce(template_id::text, built_in_template)`.as('template'))
		.where('office_id', '=', officeId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const { look, pictures } = await lookOf(tx, officeId, await loadTemplateInUse(tx, officeId, template));
	return { documents, look, pictures: [...pictures, ...keptIn(documents)] };
}

/** The pictures that documents show, by what they hold. */
function keptIn(documents: Finished['documents']): KeptPicture[] {
	const names = new Set(Object.values(documents).flatMap(picturesIn));
	return [...names].map(ofPictureFile).filter((picture) => picture !== undefined);
}

function signature({ name }: Actor, move: Move): Record<string, unknown> {
	const by = TIMES[move];
	// What is worked on again is not on the public site: there it stands as it was approved, or not at all.
	if (by === undefined) return { published_at: null };
	return { [`${by}_by`]: name, [`${by}_at`]: new Date() };
}

interface KeptVersion {
	id: string;
	state: ReportState;
	documents: Finished['documents'];
	look: Look | null;
	/** The pictures that it shows. */
	pictures: readonly KeptPicture[];
}

async function keepVersion(
	tx: OfficeTransaction,
	{ officeId, name }: Actor,
	{ id, state, documents, look, pictures }: KeptVersion
): Promise<void> {
	const last = await tx
		.selectFrom('report_version')
		.select(({ fn }) => fn.max('number').as('number'))
		.where('office_id', '=', officeId)
		.where('report_id', '=', id)
		.executeTakeFirst();
	const key = { office_id: officeId, report_id: id, number: (last?.number ?? 0) + 1 };
	await tx
		.insertInto('report_version')
		.values({ ...key, state, documents: JSON.stringify(documents), look: look && JSON.stringify(look), made_by: name })
		.execute();
	if (pictures.length === 0) return;
	const files = pictures.map(({ sha256, mediaType }) => ({ ...key, id: newId(), sha256, media_type: mediaType }));
	await tx
		.insertInto('report_version_file')
		.values(files)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
