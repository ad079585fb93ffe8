import { sql } from 'kysely';
import { preparePicture } from '#documents/picture/prepare.ts';
import { writeAttachment } from '#features/attachment/server/commands.ts';
import { inspectFile } from '#features/attachment/server/inspect.ts';
import { may, shownTo, VISIBILITIES } from '#features/member/policy.ts';
import { orRefused, Refused } from '#features/import/server/refused.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
import { isPartnerTold } from '#features/site/server/is-told.ts';
import type { ProblemCode } from '#kernel/form.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, saveRecord } from '#platform/server/records.ts';
import { areThere } from '#platform/server/references.ts';
import type { NewsInput } from '../form.ts';
import { newsRules } from '../policy.ts';
import { isPublicPicture, loadNews } from './queries.ts';

type Saved = Promise<{ ok: true; id: string } | Refusal>;

/** Adds or changes an item of news with the partners that it names. */
export async function saveNews(db: Database, actor: Actor, input: NewsInput): Saved {
	return changing(db, actor, { rules: newsRules, action: 'edit', noun: 'news', id: input.id }, (tx) =>
		writeNews(tx, actor, input)
	);
}

/** A picture that is sent along with news. */
export interface Upload {
	id: string;
	name: string;
	bytes: Uint8Array;
}

/**
 * The same with a picture of its own: it becomes a document of the first public partner that the news name, and is the
 * one that they show. It has no title, so that the page of that partner does not show it as well.
 */
export async function saveNewsWithPicture(
	db: Database,
	filesFolder: string,
	actor: Actor,
	input: NewsInput,
	upload: Upload
): Saved {
	if (!may(newsRules, actor, 'edit')) return { ok: false, reason: 'forbidden' };
	const inspected = await inspectPicture(upload.bytes);
	if ('code' in inspected) return { ok: false, reason: 'problem', field: 'upload', ...inspected };
	const wanted = { rules: newsRules, action: 'edit' as const, noun: 'news' as const, id: input.id };
	const saving = changing(db, actor, wanted, async (tx) => {
		const subjectId = await firstPublicPartner(tx, actor, input.partners);
		if (!subjectId) throw new Refused({ ok: false, reason: 'problem', field: 'upload', code: 'picture_needs_partner' });
		const about = { subject: 'partner' as const, subjectId, title: {}, visibility: 'public' as const };
		const kept = await writeAttachment(tx, filesFolder, actor, { ...upload, ...about, ...inspected });
		const saved = kept.ok ? await writeNews(tx, actor, { ...input, pictureId: upload.id }) : kept;
		if (!saved.ok) throw new Refused(saved);
		return saved;
	});
	return orRefused(saving);
}

/** Takes its time, and so holds no transaction meanwhile: what cannot be drawn is refused now and not on the site. */
async function inspectPicture(
	bytes: Uint8Array
): Promise<{ mediaType: string } | { code: ProblemCode; limit?: number }> {
	const inspected = await inspectFile(bytes);
	// What is no document is no picture either, and is told as that.
	if (!inspected.ok && inspected.problem.code !== 'file_kind') return inspected.problem;
	const prepared = await preparePicture(bytes);
	if (prepared.ok) return { mediaType: prepared.mediaType };
	const { ok: _, ...problem } = prepared;
	return problem;
}

/** In the order in which they were chosen. */
async function firstPublicPartner(
	tx: OfficeTransaction,
	{ officeId }: Actor,
	partners: readonly string[]
): Promise<string | undefined> {
	const { rows } = await sql<{ id: string }>`
		select id from partner where office_id = ${officeId} and id = any (${partners}::uuid[])
			and ${isPartnerTold('partner')} order by array_position(${partners}::uuid[], id) limit 1`.execute(tx);
	return rows[0]?.id;
}

/** The same within a transaction that is already open; for loading an office. */
export async function writeNews(tx: OfficeTransaction, actor: Actor, input: NewsInput): Saved {
	const office = actor.officeId;
	const before = await loadNews(tx, office, input.id, VISIBILITIES);
	if (!(await areThere(tx, office, 'partner', input.partners))) {
		return { ok: false, reason: 'problem', field: 'partners[]', code: 'gone' };
	}
	// What it shows already stays, although it is for the public no longer.
	const isOther = input.pictureId !== null && input.pictureId !== before?.pictureId;
	if (isOther && !(await isPictureThere(tx, actor, input.pictureId))) {
		return { ok: false, reason: 'problem', field: 'pictureId', code: 'gone' };
	}
	const { title, text, visibility } = input;
	const values = {
		...{ title, text, visibility, day: input.day },
		...{ shown_from: input.shownFrom, shown_until: input.shownUntil },
		picture_id: input.pictureId,
		picture_alt: input.pictureId === null ? {} : input.pictureAlt
	};
	const saved = await saveRecord(tx, actor, 'news', input, values, {
		findable: { texts: [title, text], datedOn: input.day, visibility },
		linksBefore: before ? { partners: before.partners.map(({ id }) => id).toSorted() } : {},
		linksAfter: { partners: input.partners.toSorted() }
	});
	// A form that was sent twice has linked everything already; meanwhile somebody may have changed it.
	if (!saved.ok || (!saved.isNew && input.version === 0)) return saved;
	await replacePartners(tx, actor, input);
	return saved;
}

export async function deleteNews(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ id: string }, NotFound | 'forbidden'>> {
	return changing(db, actor, { rules: newsRules, action: 'delete', noun: 'news', id }, (tx) =>
		deleteRecord(tx, actor, 'news', id)
	);
}

async function isPictureThere(tx: OfficeTransaction, { officeId }: Actor, id: string | null): Promise<boolean> {
	const { rows } = await sql<{ id: string }>`
		select f.id from attachment f
		where f.office_id = ${officeId} and f.id = ${id}::uuid and ${isPublicPicture('f')}`.execute(tx);
	return rows.length > 0;
}

async function replacePartners(tx: OfficeTransaction, actor: Actor, { id, partners }: NewsInput): Promise<void> {
	// A link to a partner that was deleted, or is not meant for the actor, stays: the form did not show it.
	await sql`
		delete from news_partner link
		where link.office_id = ${actor.officeId} and link.news_id = ${id}
			and exists (select from partner target where target.office_id = link.office_id
				and target.id = link.partner_id and target.deleted_at is null
				and target.visibility = any (${shownTo(actor)}))`.execute(tx);
	if (partners.length === 0) return;
	await tx
		.insertInto('news_partner')
		.values(partners.map((partner) => ({ office_id: actor.officeId, news_id: id, partner_id: partner })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
