import { error } from '@sveltejs/kit';
import { listGoals } from '#features/goal/server/queries.ts';
import { may, shownTo } from '#features/member/policy.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { organisationNames, partnerNames } from '#features/organisation/server/queries.ts';
import { peopleChoices } from '#features/person/server/queries.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import { isOpen, type Initiative } from '../initiative.ts';
import { initiativeRules } from '../policy.ts';
import { firstStages } from '../stage-rules.ts';
import { initiativeFields } from '../view.ts';
import { loadInitiative } from './queries.ts';
import { loadSuggestions } from './suggestions.ts';

interface Asked {
	/** Of one that is there. */
	id: string | undefined;
	query: URLSearchParams;
	language: Language;
	now: Date;
}

/** The form of an initiative with what one may choose from: a new one, perhaps with a partner already, or one that is there. */
export async function loadInitiativeForm({ db, actor, office }: Desk, { id, query, language, now }: Asked) {
	const looking = { language, shown: shownTo(actor), day: dayAt(now, office.timeZone) };
	const [initiative, partners, organisations, goals, people] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			id ? loadInitiative(tx, actor, id) : undefined,
			partnerNames(tx, actor.officeId, looking.shown),
			organisationNames(tx, actor.officeId, language),
			listGoals(tx, actor.officeId),
			peopleChoices(tx, actor.officeId, office.city, looking)
		])
	);
	if (id && !initiative) error(404, m.error_not_found());
	const stages = firstStages(actor);
	const suggestions =
		initiative && isOpen(initiative.stage)
			? await db.forOffice(actor.officeId, (tx) => loadSuggestions(tx, actor, initiative, looking.day))
			: [];
	const partner = query.get('partner');
	return {
		initiative: initiative
			? initiativeFields(initiative)
			: {
					...{ id: newId(), version: 0, title: {} as Initiative['title'], visibility: 'council' as const },
					stage: stages.find((stage) => stage === query.get('stage')) ?? ('idea' as const),
					// It begins when it is written down, as long as nobody says otherwise.
					...{ begun: looking.day, expected: null, ended: null, currency: 'ILS' },
					partners: isId(partner) ? [partner] : [],
					// Whoever is limited to a body adds what it leads, as long as nobody says otherwise.
					leads: actor.bodyId ? [actor.bodyId] : []
				},
		suggestions: { list: suggestions, goals: initiative?.goals ?? [] },
		stages: initiative ? [] : stages,
		partners,
		organisations,
		goals: goals.map(({ id: goal, position, name }) => ({ id: goal, position, name })),
		people,
		asksMoney: may(initiativeRules, actor, 'money')
	};
}
