import { may, shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { organisationNames, partnerNames } from '#features/organisation/server/queries.ts';
import { personFilters } from '#features/person/form.ts';
import { personRules } from '#features/person/policy.ts';
import { countPeople, listPeople } from '#features/person/server/queries.ts';
import { rolesByPerson } from '#features/person/server/role-queries.ts';
import { personRow } from '#features/person/view.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { searchParams } = event.url;
	const { language } = event.locals;
	const day = dayAt(new Date(), office.timeZone);
	const seesNotes = may(personRules, actor, 'note');
	const filters = personFilters(searchParams, seesNotes);
	const shown = shownTo(actor);
	const options = { language, day, shown, after: readCursor(searchParams.get('after')), size: PAGE_SIZE };
	return db.forOffice(actor.officeId, async (tx) => {
		const [page, total, partners, organisations] = await Promise.all([
			listPeople(tx, actor.officeId, filters, options),
			countPeople(tx, actor.officeId, filters, { day, shown }),
			partnerNames(tx, actor.officeId, shown),
			organisationNames(tx, actor.officeId, language)
		]);
		const ids = page.rows.map((person) => person.id);
		const roles = await rolesByPerson(tx, actor.officeId, ids, { home: office.city, shown });
		return {
			rows: page.rows.map((person) => personRow(person, roles.get(person.id) ?? [], { actor, language, day })),
			next: page.next,
			total,
			partners,
			organisations,
			canSeeContact: may(personRules, actor, 'contact'),
			canEdit: may(personRules, actor, 'edit'),
			seesNotes
		};
	});
};
