import { activityRules } from '#features/activity/policy.ts';
import { agreementRules } from '#features/agreement/policy.ts';
import { loadUnseen } from '#features/export/server/queries.ts';
import { filesDone } from '#features/export/view.ts';
import { historyRules } from '#features/history/policy.ts';
import { importRules } from '#features/import/policy.ts';
import { may } from '#features/member/policy.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { partnerRules } from '#features/partner/policy.ts';
import { personRules } from '#features/person/policy.ts';
import { mayWithIdeas } from '#features/resident-idea/policy.ts';
import { trashRules } from '#features/trash/policy.ts';
import type { Flash } from '#platform/server/flash.ts';
import { getLocale } from '#paraglide/runtime.js';
import { otherOffices } from './home.ts';
import { countSections } from './queries.ts';
import { sayWhat } from './toast.ts';

/** What stands around every page of an office: its name and navigation, and the message about what was just done. */
export async function loadShell(desk: Desk, said: Flash | undefined) {
	const { db, actor, office, person } = desk;
	const [[counts, offices, unseen], flash] = await Promise.all([
		db.forOffice(actor.officeId, (tx) =>
			Promise.all([
				countSections(tx, actor.officeId),
				otherOffices(tx, person.userId, office.slug),
				loadUnseen(tx, actor)
			])
		),
		sayWhat(desk, said)
	]);
	return {
		office: {
			...{ slug: office.slug, name: office.name, city: office.city, languages: office.languages },
			timeZone: office.timeZone,
			...{ colour: office.colour, hasLogo: office.hasLogo, version: office.version },
			closedAt: office.closedAt
		},
		offices,
		counts: { ...counts, ideas: mayWithIdeas(actor, 'read') ? counts.ideas : undefined },
		personName: person.name,
		hasShortcuts: person.shortcuts,
		abilities: {
			capture: may(activityRules, actor, 'edit'),
			addPartner: may(partnerRules, actor, 'edit'),
			addAgreement: may(agreementRules, actor, 'edit'),
			addPerson: may(personRules, actor, 'edit'),
			import: may(importRules, actor, 'view'),
			seeTrash: may(trashRules, actor, 'view'),
			seeHistory: may(historyRules, actor, 'whole')
		},
		isDirector: actor.role === 'director',
		filesDone: filesDone(unseen, office.periodStartsIn, getLocale()),
		flash
	};
}
