import { sql } from 'kysely';
import { shownTo, VISIBILITIES } from '#features/member/policy.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changing } from '#features/member/server/owners.ts';
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
