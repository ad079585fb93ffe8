import { error, redirect } from '@sveltejs/kit';
import { decisionRules } from '#features/decision/policy.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { stoodSince } from '#features/initiative/waiting.ts';
import { may, shownTo, type Visibility } from '#features/member/policy.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import { isAllowed } from '#features/member/server/owners.ts';
import { loadPartner } from '#features/partner/server/queries.ts';
import { countedOn } from '#kernel/known-date.ts';
import { dayAt } from '#kernel/period.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { m } from '#paraglide/messages.js';
import { balanceOf } from '../balance.ts';
import { askedNow, criteriaOf, isUpToDate } from '../criteria.ts';
import { requestRules } from '../policy.ts';
import { daysSince, gatesInTheWay, gatesOf, isAssessed, requestStage, type RequestStage } from '../request.ts';
import { missingEvidence, scorecardOf } from '../scorecard.ts';
import { listAssessors } from './asking.ts';
import {
	countOfficers,
	latestDecision,
	listDuplicates,
	loadAssessments,
	loadCounterparts,
	loadOwnCriteria,
	loadRequest
} from './queries.ts';

/** A request with its initiative and its partner; undefined where it is not for who asks. */
export async function findRequest(tx: OfficeTransaction, actor: Actor, id: string) {
	const [initiative, request, decision] = await Promise.all([
		loadInitiative(tx, actor, id),
		loadRequest(tx, actor.officeId, id),
		latestDecision(tx, actor.officeId, id)
	]);
	if (!initiative || !request) return undefined;
	const partner = await loadPartner(tx, actor.officeId, request.partnerId);
	if (!partner || !shownTo(actor).includes(partner.visibility)) return undefined;
	const stage = requestStage(initiative.stage, request.isInTalks);
	const gates = gatesOf(request.criteria, decision);
	return { initiative, request, partner, decision, stage, gates, inTheWay: gatesInTheWay(gates) };
}

export type FoundRequest = NonNullable<Awaited<ReturnType<typeof findRequest>>>;

/** Whether what assessors made of a request is shown to whoever sees it: it was told to the council, or decided. */
export function isTold({ stage, request }: Pick<FoundRequest, 'stage' | 'request'>): boolean {
	return request.approvedAt !== null || stage === 'council_approved' || stage === 'signed' || stage === 'ended';
}

/**
 * What was made of a request so far, as far as somebody is shown it, and what the register says of one more partner.
 * @param shown of the register, what is meant for these readers
 */
export async function loadMeasure(
	tx: OfficeTransaction,
	actor: Actor,
	found: FoundRequest,
	{ today, shown }: { today: string; shown: readonly Visibility[] }
) {
	const office = actor.officeId;
	const [assessments, counterparts, officers] = await Promise.all([
		loadAssessments(tx, actor, found.initiative.id, { isOver: isTold(found) }),
		loadCounterparts(tx, office, { since: aYearBefore(today), shown }),
		countOfficers(tx, office, today)
	]);
	const { own, handedIn, count, seesOthers } = assessments;
	const scorecard = seesOthers ? scorecardOf(found.request.criteria, handedIn) : undefined;
	return {
		own,
		count,
		scorecard,
		abstained: handedIn.filter(({ abstains }) => abstains).map(({ name }) => name),
		missing: missingEvidence(found.gates, scorecard && scorecard.assessors > 0 ? scorecard : { criteria: [] }),
		balance: balanceOf(found.partner, counterparts, officers)
	};
}

function aYearBefore(today: string): string {
	return `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}

/** All that the page of a request shows. */
export async function loadRequestPage({ db, actor, office }: Desk, id: string, now: Date) {
	const today = dayAt(now, office.timeZone);
	const page = await db.forOffice(actor.officeId, async (tx) => {
		const found = await findRequest(tx, actor, id);
		if (!found) return undefined;
		const [measure, duplicates, own, assessors, canEdit] = await Promise.all([
			loadMeasure(tx, actor, found, { today, shown: shownTo(actor) }),
			listDuplicates(tx, actor, id, office.timeZone),
			loadOwnCriteria(tx, actor.officeId),
			listAssessors(tx, actor.officeId, id, today),
			isAllowed(tx, actor, { rules: requestRules, action: 'edit', noun: 'initiative', id })
		]);
		return { ...found, ...measure, duplicates, assessors, criteriaNow: askedNow(criteriaOf(own)), canEdit };
	});
	if (!page) return noRequest({ db, actor, office }, id);
	const { criteriaNow, canEdit, ...shown } = page;
	const { stage, request, initiative, count } = shown;
	const isOpen = stage === 'candidate' || stage === 'in_talks';
	const since = sinceOf(page, office.timeZone);
	return {
		...shown,
		today,
		since,
		days: since === undefined ? undefined : daysSince(since, today),
		abilities: {
			edit: canEdit,
			talk: canEdit && stage === 'candidate',
			decide: isOpen && may(decisionRules, actor, 'decide'),
			sign: canEdit && stage === 'council_approved',
			unsign: may(requestRules, actor, 'unsign') && stage === 'signed' && request.agreementId !== null,
			assess: may(requestRules, actor, 'assess') && isAssessed(stage, request.approvedAt),
			ask: canEdit && isAssessed(stage, request.approvedAt),
			recommend: canEdit && isOpen,
			endorse:
				may(requestRules, actor, 'endorse') && isOpen && request.recommendedAt !== null && request.approvedAt === null,
			renew: canEdit && isOpen && count === 0 && !isUpToDate(request.criteria, criteriaNow)
		},
		isTold: isTold(page),
		seesDraft: may(requestRules, actor, 'result'),
		version: initiative.version
	};
}

/** Of an initiative that is to become a request, its form is next for whoever may open it. */
async function noRequest({ db, actor, office }: Pick<Desk, 'db' | 'actor' | 'office'>, id: string): Promise<never> {
	const initiative = await db.forOffice(actor.officeId, (tx) => loadInitiative(tx, actor, id));
	if (!initiative || !may(requestRules, actor, 'edit')) error(404, m.error_not_found());
	redirect(303, `/o/${office.slug}/initiatives/requests/edit/${id}`);
}

/** Since when it has been at its stage, YYYY-MM-DD; undefined: nobody knows. */
function sinceOf({ stage, request, initiative }: FoundRequest, timeZone: string): string | undefined {
	const isTalkedWith = stage === ('in_talks' satisfies RequestStage);
	const since = isTalkedWith ? request.talksSince : stoodSince(initiative, timeZone);
	return since === null ? undefined : countedOn(since);
}
