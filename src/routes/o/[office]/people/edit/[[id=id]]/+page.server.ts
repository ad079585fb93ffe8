import { error } from '@sveltejs/kit';
import { shownTo } from '#features/member/policy.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { organisationNames, partnerNames } from '#features/organisation/server/queries.ts';
import { personForm } from '#features/person/form.ts';
import { displayName } from '#features/person/person.ts';
import { personRules } from '#features/person/policy.ts';
import { deletePerson, savePerson } from '#features/person/server/commands.ts';
import { loadPerson } from '#features/person/server/queries.ts';
import { rolesOfPeople } from '#features/person/server/role-queries.ts';
import { newId } from '#kernel/id.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMayChange(event, {
		rules: personRules,
		action: 'edit',
		noun: 'person',
		id: event.params.id
	});
	const { id } = event.params;
	const asked = event.url.searchParams.get('partner');
	const [person, roles, partners, organisations] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			id ? loadPerson(tx, actor.officeId, id) : undefined,
			rolesOfPeople(tx, actor.officeId, id ? [id] : [], { home: office.city, shown: shownTo(actor) }),
			partnerNames(tx, actor.officeId, shownTo(actor)),
			organisationNames(tx, actor.officeId, event.locals.language)
		])
	);
	if (id && (!person || person.erasedAt !== null)) error(404, m.error_not_found());
	// Opened from the page of a partner: on whose side the person is, and where to return to.
	const side = person ? undefined : partners.find((partner) => partner.id === asked);
	return {
		called: person && displayName(person, roles, event.locals.language, dayAt(new Date(), office.timeZone)).text,
		person: person ?? { id: newId(), version: 0, name: {}, languages: [], receivedOn: null, noticeOn: null },
		side,
		roleId: newId(),
		home: office.city,
		partners,
		organisations
	};
};

export const actions: Actions = {
	save: saveAction(
		personForm,
		({ db, actor, office }, input) => savePerson(db, actor, input, office.country),
		({ office }, { id }) => `/o/${office.slug}/people/${id}`,
		'person'
	),
	delete: deleteAction(
		'person',
		({ db, actor }, id) => deletePerson(db, actor, id),
		({ office }) => `/o/${office.slug}/people`
	)
};
