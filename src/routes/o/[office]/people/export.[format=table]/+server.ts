import { personRules } from '#features/person/policy.ts';
import { may, shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { personFilters } from '#features/person/form.ts';
import { listPeople } from '#features/person/server/queries.ts';
import { rolesByPerson } from '#features/person/server/role-queries.ts';
import { personTable } from '#features/person/view.ts';
import { widened } from '#features/table-import/server/wider.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMember(event);
	const { db, actor, office } = desk;
	const { language } = event.locals;
	const day = dayAt(new Date(), office.timeZone);
	const shown = shownTo(actor);
	const filters = personFilters(event.url.searchParams, may(personRules, actor, 'note'));
	const { ids, ...people } = await db.forOffice(actor.officeId, async (tx) => {
		const { rows } = await listPeople(tx, actor.officeId, filters, { language, day, shown, size: EXPORT_LIMIT + 1 });
		const ids = rows.map((person) => person.id);
		const roles = await rolesByPerson(tx, actor.officeId, ids, { home: office.city, shown });
		return { ids, ...personTable(rows, roles, { actor, language, day }) };
	});
	const table = await widened(desk, people, { target: 'people', ids, language, day });
	return exportResponse(event.params.format, { language, ...table });
};
