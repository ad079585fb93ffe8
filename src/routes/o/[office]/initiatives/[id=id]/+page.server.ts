import { error, redirect } from '@sveltejs/kit';
import { activityLinkForm, addPartnerForm, assignForm, moveForm, relatedForm } from '#features/initiative/form.ts';
import { unlinkActivity } from '#features/initiative/server/activities.ts';
import { addPartner } from '#features/initiative/server/adding-partner.ts';
import { assignInitiative } from '#features/initiative/server/assigning.ts';
import { moveInitiative } from '#features/initiative/server/commands.ts';
import { leadsTo, loadInitiativePage } from '#features/initiative/server/page.ts';
import { unmergeInitiative } from '#features/initiative/server/merging.ts';
import { unrelate } from '#features/initiative/server/related.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMember, type Desk } from '#features/member/server/gate.ts';
import { reachedForm } from '#features/milestone/form.ts';
import { markMilestone } from '#features/milestone/server/commands.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMember(event);
	const { db, actor, office } = desk;
	const { id } = event.params;
	const page = await loadInitiativePage(desk, id, { language: event.locals.language, now: new Date() });
	if (page) return page;
	const other = await db.forOffice(actor.officeId, (tx) => leadsTo(tx, actor, id));
	if (other) redirect(303, `/o/${office.slug}/initiatives/${other}`);
	error(404, m.error_not_found());
};

const today = ({ office }: Desk) => dayAt(new Date(), office.timeZone);
const here =
	(part: string) =>
	(_desk: Desk, _done: unknown, { url }: { url: URL }) =>
		`${url.pathname}${part}`;

export const actions: Actions = {
	move: saveAction(
		moveForm,
		(desk, input) => moveInitiative(desk.db, desk.actor, input, today(desk)),
		here(''),
		'initiative'
	),
	assign: saveAction(
		assignForm,
		(desk, input) => assignInitiative(desk.db, desk.actor, input, today(desk)),
		here(''),
		'initiative'
	),
	addPartner: saveAction(
		addPartnerForm,
		({ db, actor }, input) => addPartner(db, actor, input),
		here('#suggested'),
		'initiative'
	),
	reached: saveAction(
		reachedForm,
		(desk, input) => markMilestone(desk.db, desk.actor, input, today(desk)),
		here('#milestones'),
		'milestone'
	),
	unlink: saveAction(
		activityLinkForm,
		({ db, actor }, { activityId }, { params }) =>
			unlinkActivity(db, actor, { initiativeId: params['id'] ?? '', activityId }),
		here('#activities')
	),
	unmerge: saveAction(
		relatedForm,
		({ db, actor }, { otherId }) => unmergeInitiative(db, actor, otherId),
		here('#related')
	),
	unrelate: saveAction(
		relatedForm,
		({ db, actor }, { otherId }, { params }) => unrelate(db, actor, { id: params['id'] ?? '', otherId }),
		here('#related')
	)
};
