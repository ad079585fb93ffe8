import { error } from '@sveltejs/kit';
import { heldRules } from '#features/held/policy.ts';
import { listHistory } from '#features/history/server/queries.ts';
import { sourcesOf } from '#features/import/server/queries.ts';
import { may, shownTo } from '#features/member/policy.ts';
import { isAllowed } from '#features/member/server/owners.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { organisationNames, partnerNames } from '#features/organisation/server/queries.ts';
import { roleEndForm, roleForm } from '#features/person/form.ts';
import { displayName } from '#features/person/person.ts';
import { personRules } from '#features/person/policy.ts';
import { activitiesOfPerson, agreementsOfPerson, loadPerson } from '#features/person/server/queries.ts';
import { deleteRole, endRole, saveRole } from '#features/person/server/role-commands.ts';
import { rolesOfPeople } from '#features/person/server/role-queries.ts';
import { contactOf, roleLines } from '#features/person/view.ts';
import { newId } from '#kernel/id.ts';
import { dayAt } from '#kernel/period.ts';
import { others } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { id } = event.params;
	const { language } = event.locals;
	const looking = { actor, language, day: dayAt(new Date(), office.timeZone) };
	const mayEdit = may(personRules, actor, 'edit');
	const wanted = { rules: personRules, action: 'edit', noun: 'person', id } as const;
	const [person, roles, activities, agreements, history, sources, canEdit, partners, organisations] =
		await db.forOffice(actor.officeId, (tx) =>
			Promise.all([
				loadPerson(tx, actor.officeId, id),
				rolesOfPeople(tx, actor.officeId, [id], { home: office.city, shown: shownTo(actor) }),
				activitiesOfPerson(tx, actor.officeId, id, shownTo(actor)),
				agreementsOfPerson(tx, actor.officeId, id, shownTo(actor)),
				listHistory(tx, { actor, office }, 'person', id),
				sourcesOf(tx, actor, 'person', id),
				isAllowed(tx, actor, wanted),
				mayEdit ? partnerNames(tx, actor.officeId, shownTo(actor)) : [],
				mayEdit ? organisationNames(tx, actor.officeId, language) : []
			])
		);
	if (!person) error(404, m.error_not_found());
	const name = displayName(person, roles, language, looking.day);
	return {
		person: { id, name, others: others(person.name, name), languages: person.languages },
		contact: contactOf(person, actor),
		roles: roleLines(roles, looking),
		activities,
		agreements,
		history,
		sources,
		canEdit: canEdit && person.erasedAt === null,
		canSeeHeld: may(heldRules, actor, 'view'),
		erasedOn: person.erasedAt && dayAt(new Date(person.erasedAt), office.timeZone),
		choices: { partners, organisations, home: office.city, newRoleId: newId(), day: looking.day }
	};
};

export const actions: Actions = {
	role: saveAction(
		roleForm,
		({ db, actor }, input) => saveRole(db, actor, input),
		(_desk, _done, { url }) => url.pathname,
		'role_held'
	),
	end: saveAction(
		roleEndForm,
		({ db, actor }, input) => endRole(db, actor, input),
		(_desk, _done, { url }) => url.pathname,
		'role_held'
	),
	deleteRole: deleteAction(
		'role_held',
		({ db, actor }, id) => deleteRole(db, actor, id),
		(_desk, { url }) => url.pathname
	)
};
