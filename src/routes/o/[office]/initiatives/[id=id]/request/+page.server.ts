import { loadAgreement } from '#features/agreement/server/queries.ts';
import { shownTo } from '#features/member/policy.ts';
import { actionOf, saveAction } from '#features/member/server/form-action.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { askForm, gatesForm, seenForm, signForm, talksForm } from '#features/request/form.ts';
import { requestRules } from '#features/request/policy.ts';
import { askAssessors } from '#features/request/server/asking.ts';
import { assessAfterAll } from '#features/request/server/assessing.ts';
import { answerGates, beginTalks, endorse, renewCriteria } from '#features/request/server/commands.ts';
import { loadRequestPage } from '#features/request/server/page.ts';
import { signRequest } from '#features/request/server/signing.ts';
import { takeBackSignature } from '#features/request/server/taking-back.ts';
import { dayAt } from '#kernel/period.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMember(event);
	const page = await loadRequestPage(desk, event.params.id, new Date());
	const { agreementId } = page.request;
	const agreement =
		agreementId === null
			? undefined
			: await desk.db.forOffice(desk.actor.officeId, (tx) =>
					loadAgreement(tx, desk.actor.officeId, agreementId, shownTo(desk.actor))
				);
	return { ...page, hasAgreement: agreement !== undefined, timeZone: desk.office.timeZone };
};

const here = (_desk: unknown, _done: unknown, { url }: { url: URL }) => url.pathname;

/** The page is seen by more than may act on it. */
export const actions: Actions = {
	gates: actionOf(
		requestRules,
		'edit',
		saveAction(gatesForm, ({ db, actor }, input) => answerGates(db, actor, input), here, 'initiative')
	),
	talks: actionOf(
		requestRules,
		'talk',
		saveAction(
			talksForm,
			({ db, actor, office }, input) => beginTalks(db, actor, input, dayAt(new Date(), office.timeZone)),
			here,
			'initiative'
		)
	),
	sign: actionOf(
		requestRules,
		'sign',
		saveAction(
			signForm,
			({ db, actor, office }, input) => signRequest(db, actor, input, dayAt(new Date(), office.timeZone)),
			here,
			'initiative'
		)
	),
	unsign: actionOf(
		requestRules,
		'unsign',
		saveAction(seenForm, ({ db, actor }, input) => takeBackSignature(db, actor, input), here, 'initiative')
	),
	ask: actionOf(
		requestRules,
		'ask',
		saveAction(
			askForm,
			({ db, actor, office }, input) => {
				const now = new Date();
				return askAssessors(db, actor, input, { today: dayAt(now, office.timeZone), now });
			},
			here,
			'initiative'
		)
	),
	reassess: actionOf(
		requestRules,
		'assess',
		saveAction(seenForm, ({ db, actor }, input) => assessAfterAll(db, actor, input), here)
	),
	renew: actionOf(
		requestRules,
		'edit',
		saveAction(seenForm, ({ db, actor }, input) => renewCriteria(db, actor, input), here, 'initiative')
	),
	approve: actionOf(
		requestRules,
		'endorse',
		saveAction(seenForm, ({ db, actor }, input) => endorse(db, actor, input, new Date()), here, 'initiative')
	)
};
