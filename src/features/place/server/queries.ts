import { sql } from 'kysely';
import zoneAt from 'tz-lookup';
import type { InstallationTransaction, OfficeTransaction } from '#platform/server/database.ts';
import type { PlaceQuery } from '../form.ts';
import { foldedName, type Place } from '../place.ts';

const MOST = 8;

/** Places whose name begins with what was typed: those that are called exactly so first, then the most populous. */
export async function findPlaces(tx: InstallationTransaction, { words, country }: PlaceQuery): Promise<Place[]> {
	const folded = foldedName(words);
	if (folded === '') return [];
	const rows = await placeRows(tx)
		// Folded text holds letters, digits and spaces only: nothing that LIKE would read as a pattern.
		.where('folded', 'like', `${folded}%`)
		.$if(country !== undefined, (query) => query.where('country', '=', country as string))
		.orderBy(sql`folded = ${folded}`, 'desc')
		.orderBy('population', 'desc')
		.orderBy('id')
		.limit(MOST)
		.execute();
	return rows.map(withZone);
}

/** The most populous place of a country that is called exactly so. */
export async function placeNamed(
	tx: InstallationTransaction,
	query: { words: string; country: string }
): Promise<Place | undefined> {
	const found = await findPlaces(tx, query);
	return found.find(({ name }) => foldedName(name) === foldedName(query.words));
}

export async function loadPlace(tx: OfficeTransaction, id: number): Promise<Place | undefined> {
	const row = await placeRows(tx).where('id', '=', id).executeTakeFirst();
	return row && withZone(row);
}

function placeRows(tx: InstallationTransaction) {
	return tx.selectFrom('gazetteer').select(['id', 'name', 'country', 'latitude', 'longitude']);
}

function withZone(row: Omit<Place, 'timeZone'>): Place {
	return { ...row, timeZone: zoneAt(row.latitude, row.longitude) };
}
