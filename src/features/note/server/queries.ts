import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Visibility } from '#features/member/policy.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { DataNote, NamedPartner } from '../note.ts';

/** Notes that the page of a partner shows. */
const OF_PARTNER = 20;

/** All notes that were not deleted and that who looks may see, in their order. */
export async function listNotes(
	tx: OfficeTransaction,
	office: OfficeId,
	shown: readonly Visibility[]
): Promise<DataNote[]> {
	return noteRows(tx, office, shown).orderBy('data_note.position').orderBy('data_note.id').execute();
}

/** Those about one partner. */
export async function listNotesOfPartner(
	tx: OfficeTransaction,
	office: OfficeId,
	partner: string,
	shown: readonly Visibility[]
): Promise<DataNote[]> {
	return noteRows(tx, office, shown)
		.where('data_note.partner_id', '=', partner)
		.orderBy('data_note.position')
		.orderBy('data_note.id')
		.limit(OF_PARTNER)
		.execute();
}

export async function loadNote(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	shown: readonly Visibility[]
): Promise<DataNote | undefined> {
	return noteRows(tx, office, shown).where('data_note.id', '=', id).executeTakeFirst();
}

export async function lastPosition(tx: OfficeTransaction, office: OfficeId): Promise<number> {
	const { last } = await tx
		.selectFrom('data_note')
		.select((eb) => eb.fn.max('position').as('last'))
		.where('office_id', '=', office)
		.executeTakeFirstOrThrow();
	return last ?? 0;
}

/**
 * Of a table of notes by that name: whether the partner that a note is about, if any, is meant for who looks. A note is
 * about the data of the desk, so none is meant for the public.
 */
export function isNoteShown(note: string, shown: readonly Visibility[]): RawBuilder<SqlBool> {
	if (!shown.includes('council')) return sql<SqlBool>`false`;
	return sql<SqlBool>`not exists (select from partner hidden where hidden.office_id = ${sql.ref(`${note}.office_id`)}
		and hidden.id = ${sql.ref(`${note}.partner_id`)} and not hidden.visibility = any (${shown}))`;
}

/** While a partner is deleted, so is what is noted about it. */
function noteRows(tx: OfficeTransaction, office: OfficeId, shown: readonly Visibility[]) {
	return tx
		.selectFrom('data_note')
		.select(['data_note.id', 'data_note.position', 'text', 'source', 'source_url as sourceUrl', 'data_note.version'])
		.select(
			sql<NamedPartner | null>`(select jsonb_build_object('id', p.id, 'name', p.name) from partner p
				where p.office_id = ${office} and p.id = data_note.partner_id)`.as('partner')
		)
		.where('data_note.office_id', '=', office)
		.where('data_note.deleted_at', 'is', null)
		.where(isNoteShown('data_note', shown))
		.where(
			sql<SqlBool>`not exists (select from partner gone where gone.office_id = ${office}
				and gone.id = data_note.partner_id and gone.deleted_at is not null)`
		);
}
