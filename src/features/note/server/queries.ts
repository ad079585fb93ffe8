import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { DataNote } from '../note.ts';

/** All notes that were not deleted, in their order. */
export async function listNotes(tx: OfficeTransaction, office: OfficeId): Promise<DataNote[]> {
	return noteRows(tx, office).orderBy('position').orderBy('id').execute();
}

export async function loadNote(tx: OfficeTransaction, office: OfficeId, id: string): Promise<DataNote | undefined> {
	return noteRows(tx, office).where('id', '=', id).executeTakeFirst();
}

function noteRows(tx: OfficeTransaction, office: OfficeId) {
	return tx
		.selectFrom('data_note')
		.select(['id', 'position', 'text', 'source', 'source_url as sourceUrl', 'version'])
		.where('office_id', '=', office)
		.where('deleted_at', 'is', null);
}
