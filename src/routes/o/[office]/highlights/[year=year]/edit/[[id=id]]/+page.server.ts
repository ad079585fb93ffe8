import { error } from '@sveltejs/kit';
import { highlightForm } from '#features/highlight/form.ts';
import { highlightRules } from '#features/highlight/policy.ts';
import { deleteHighlight, saveHighlight } from '#features/highlight/server/commands.ts';
import { aboutChoices, loadHighlight } from '#features/highlight/server/queries.ts';
import { highlightFields } from '#features/highlight/view.ts';
import { shownTo } from '#features/member/policy.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { organisationNames, partnerNames } from '#features/organisation/server/queries.ts';
import { newId } from '#kernel/id.ts';
import { contains, periodLabel, periodOf } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMayChange(event, {
		rules: highlightRules,
		action: 'edit',
		noun: 'highlight',
		id: event.params.id
	});
	const { id, year } = event.params;
	const { language } = event.locals;
	const period = periodOf(year, office.periodStartsIn);
	const visibilities = shownTo(actor);
	const [highlight, partner, organisation, choices] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			id ? loadHighlight(tx, actor.officeId, id, visibilities) : undefined,
			partnerNames(tx, actor.officeId, shownTo(actor)),
			organisationNames(tx, actor.officeId, language),
			aboutChoices(tx, actor.officeId, period, visibilities, language)
		])
	);
	if (id && !(highlight && contains(period, highlight.periodStartsOn))) error(404, m.error_not_found());
	return {
		highlight: highlight ? highlightFields(highlight) : { id: newId(), version: 0 },
		about: highlight?.about ?? null,
		period: periodLabel(period),
		choices: { partner, organisation, initiative: choices.initiatives, activity: choices.activities }
	};
};

/** The matcher of the route makes it a number; an action shared by all routes does not know. */
const yearOf = (params: Record<string, unknown>) => Number(params['year']);

export const actions: Actions = {
	save: saveAction(
		highlightForm,
		({ db, actor, office }, input, { params }) => {
			const { from } = periodOf(yearOf(params), office.periodStartsIn);
			return saveHighlight(db, actor, { ...input, periodStartsOn: from }, office.periodStartsIn);
		},
		({ office }, _done, { params }) => `/o/${office.slug}/highlights/${yearOf(params)}`,
		'highlight'
	),
	delete: deleteAction(
		'highlight',
		({ db, actor }, id) => deleteHighlight(db, actor, id),
		({ office }, { params }) => `/o/${office.slug}/highlights/${yearOf(params)}`
	)
};
