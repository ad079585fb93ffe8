import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Goal } from '../goal.ts';

/** All goals that were not deleted, in their order. */
export async function listGoals(tx: OfficeTransaction, office: OfficeId): Promise<Goal[]> {
	return goalRows(tx, office).orderBy('position').orderBy('id').execute();
}

export async function loadGoal(tx: OfficeTransaction, office: OfficeId, id: string): Promise<Goal | undefined> {
	return goalRows(tx, office).where('id', '=', id).executeTakeFirst();
}

function goalRows(tx: OfficeTransaction, office: OfficeId) {
	return tx
		.selectFrom('goal')
		.select([
			'id',
			'position',
			'name',
			'short_name as shortName',
			'from_year as fromYear',
			'to_year as toYear',
			'version'
		])
		.where('office_id', '=', office)
		.where('deleted_at', 'is', null);
}
