import { sql } from 'kysely';
import { listGoals } from '#features/goal/server/queries.ts';
import { shownTo } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { Office } from '#features/office/office.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import type { OfficeWords } from '../view.ts';

/** So many names of each are known to the line; the register of a city holds far fewer. */
const MOST = 1000;

/** Everything that a line of this office can name, of what is meant for who writes it. */
export async function loadOfficeWords(tx: OfficeTransaction, actor: Actor, office: Office): Promise<OfficeWords> {
	const id = actor.officeId;
	const [partners, organisations, goals] = await Promise.all([
		sql<OfficeWords['partners'][number]>`
			select id, name, case when shows_flag then country end as flag from partner
			where office_id = ${id} and deleted_at is null and visibility = any (${shownTo(actor)})
			order by position, id limit ${MOST}`.execute(tx),
		sql<OfficeWords['organisations'][number]>`
			select id, name, kind, country from organisation
			where office_id = ${id} and deleted_at is null order by id limit ${MOST}`.execute(tx),
		listGoals(tx, id)
	]);
	return {
		city: office.city,
		timeZone: office.timeZone,
		languages: office.languages,
		partners: partners.rows,
		organisations: organisations.rows,
		goals: goals.map(({ id: goal, position, name, shortName }) => ({ id: goal, position, name, shortName }))
	};
}
