import { sql } from 'kysely';
import { TOOK_PLACE } from '#features/activity/counting.ts';
import type { Stage } from '#features/initiative/initiative.ts';
import { STAGE_SINCE } from '#features/initiative/server/queries.ts';
import { stoodSince } from '#features/initiative/waiting.ts';
import { OFFICE, shownTo, type Visibility } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { isShownRow } from '#features/member/server/owners.ts';
import { countedOn, type KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Counterpart } from '../balance.ts';
import type { Criterion, RequestCriterion } from '../criteria.ts';
import {
	COUNCIL_GATE,
	isDuplicate,
	requestStage,
	type CouncilDecision,
	type Opened,
	type PartnershipRequest,
	type RequestStage
} from '../request.ts';
import { seesOthers, type Assessment } from '../scorecard.ts';

/** More requests than an office ever has open. */
const MOST = 300;

export const moment = (column: string) =>
	sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** A request with what it is measured by; whether its initiative is meant for who looks is asked of that. */
export async function loadRequest(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string
): Promise<(PartnershipRequest & { criteria: RequestCriterion[] }) | undefined> {
	const { rows } = await sql<PartnershipRequest & { criteria: RequestCriterion[] }>`
		select r.initiative_id as "initiativeId", r.partner_id as "partnerId", r.agreement_kind as "agreementKind",
			r.is_in_talks as "isInTalks", r.talks_since as "talksSince", r.applied_by as "appliedBy",
			r.applied_on as "appliedOn", r.profile, r.their_ties as "theirTies", r.champions_here as "championsHere",
			r.champions_there as "championsThere", r.sources, r.recommendation, r.resolution,
			r.recommended_by as "recommendedBy", ${moment('r.recommended_at')} as "recommendedAt",
			r.approved_by as "approvedBy", ${moment('r.approved_at')} as "approvedAt", r.agreement_id as "agreementId",
			array(
				select jsonb_build_object('code', c.code, 'kind', c.kind, 'name', c.name, 'explanation', c.explanation,
					'weight', c.weight, 'position', c.position, 'answer', c.answer, 'evidence', c.evidence)
				from request_criterion c
				where c.office_id = ${office} and c.initiative_id = r.initiative_id order by c.position, c.code
			) as criteria
		from partnership_request r
		where r.office_id = ${office} and r.initiative_id = ${id}`.execute(tx);
	return rows[0];
}

/** What was decided of a request last. */
export async function latestDecision(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string
): Promise<CouncilDecision | undefined> {
	const { rows } = await sql<CouncilDecision>`
		select outcome, decided_on as "decidedOn", decided_by as "decidedBy", reference from decision
		where office_id = ${office} and initiative_id = ${id} and deleted_at is null
		order by decided_on desc, id desc limit 1`.execute(tx);
	return rows[0];
}

/** What the office made of what comes along, and its own. */
export async function loadOwnCriteria(tx: OfficeTransaction, office: OfficeId): Promise<Criterion[]> {
	const { rows } = await sql<Criterion>`
		select code, kind, variant, name, explanation, weight, position, is_on as "isOn", version from criterion
		where office_id = ${office} order by position, code`.execute(tx);
	return rows;
}

/** The assessments of a request as far as somebody is shown them, and how many there are. */
export interface ShownAssessments {
	own: Assessment | undefined;
	/** All that were handed in, their own among them; none while they may not see them. */
	handedIn: Assessment[];
	/** How many have handed in, whether they are shown or not. */
	count: number;
	seesOthers: boolean;
}

/** @param isOver what was made of it is shown to whoever sees the request */
export async function loadAssessments(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	{ isOver }: { isOver: boolean }
): Promise<ShownAssessments> {
	const office = actor.officeId;
	const { rows } = await sql<Assessment>`
		select a.user_id as "userId", a.name, a.abstains, ${moment('a.handed_in_at')} as "handedInAt",
			a.asked_by as "askedBy", a.saw_others as "sawOthers",
			array(
				select jsonb_build_object('code', s.code, 'score', s.score, 'evidence', s.evidence)
				from assessment_score s
				where s.office_id = ${office} and s.initiative_id = a.initiative_id and s.user_id = a.user_id order by s.code
			) as scores
		from assessment a
		where a.office_id = ${office} and a.initiative_id = ${id}
			and (a.handed_in_at is not null or a.user_id = ${actor.userId})
		order by a.handed_in_at, a.user_id`.execute(tx);
	const own = rows.find(({ userId }) => userId === actor.userId);
	const handedIn = rows.filter(({ handedInAt }) => handedInAt !== null);
	const sees = seesOthers(own, { isOver });
	return {
		own,
		handedIn: sees ? handedIn : [],
		count: handedIn.filter(({ abstains }) => !abstains).length,
		seesOthers: sees
	};
}

/** The register as the balance of it needs it. @param since YYYY-MM-DD: whoever had no contact from then on is silent */
export async function loadCounterparts(
	tx: OfficeTransaction,
	office: OfficeId,
	{ since, shown }: { since: string; shown: readonly Visibility[] }
): Promise<Counterpart[]> {
	const { rows } = await sql<Counterpart>`
		select p.id, p.kind, p.name, p.country, p.local_language as "localLanguage", p.status,
			exists (select from agreement_partner l
				join agreement a on a.office_id = l.office_id and a.id = l.agreement_id
				where l.office_id = ${office} and a.office_id = ${office} and l.partner_id = p.id and a.deleted_at is null
					and a.kind in ('twin_pact', 'friendship_pact') and a.status not in ('draft', 'ended')) as "isOfRegister",
			not exists (select from activity_partner l
				where l.office_id = ${office} and l.partner_id = p.id and l.is_live and l.dated_on >= ${since}
					and l.status = any (${TOOK_PLACE})) as "isSilent"
		from partner p
		where p.office_id = ${office} and p.deleted_at is null and p.visibility = any (${shown})
		order by p.position, p.id`.execute(tx);
	return rows;
}

/** How many members work with the whole record of the office on a day. */
export async function countOfficers(tx: OfficeTransaction, office: OfficeId, day: string): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from member
		where office_id = ${office} and role = any (${OFFICE}) and (starts is null or starts <= ${day})
			and (ends is null or ends >= ${day})`.execute(tx);
	return rows[0]?.count ?? 0;
}

/** A request as lists show it. */
export interface RequestRow {
	id: string;
	title: Texts;
	stage: RequestStage;
	/** YYYY-MM-DD at the office's place: when it came to its stage; of talks, when they began, where that is known. */
	since: string | undefined;
	partner: { id: string; name: Texts; flag: string | null };
	agreementKind: PartnershipRequest['agreementKind'];
	gates: number;
	gatesPassed: number;
	assessed: number;
	hasRecommendation: boolean;
	isApproved: boolean;
}

interface ListedRow extends Omit<RequestRow, 'stage' | 'since'> {
	initiativeStage: Stage;
	isInTalks: boolean;
	talksSince: KnownDate | null;
	stageSince: string | null;
	begun: KnownDate | null;
	ended: KnownDate | null;
	wikidataId: string | null;
	openedOn: string;
	appliedOn: KnownDate | null;
	/** Of the last decision. */
	answer: Texts | null;
}

async function requestRows(tx: OfficeTransaction, actor: Actor, timeZone: string): Promise<ListedRow[]> {
	const office = actor.officeId;
	const { rows } = await sql<ListedRow>`
		select initiative.id, initiative.title, initiative.stage as "initiativeStage", r.is_in_talks as "isInTalks",
			r.talks_since as "talksSince", r.applied_on as "appliedOn", r.agreement_kind as "agreementKind",
			initiative.begun, initiative.ended, ${STAGE_SINCE} as "stageSince",
			to_char(r.created_at at time zone ${timeZone}, 'YYYY-MM-DD') as "openedOn", p.wikidata_id as "wikidataId",
			jsonb_build_object('id', p.id, 'name', p.name, 'flag', case when p.shows_flag then p.country end) as partner,
			(select count(*) from request_criterion c where c.office_id = ${office} and c.initiative_id = r.initiative_id
				and c.kind = 'gate') as gates,
			(select count(*) from request_criterion c where c.office_id = ${office} and c.initiative_id = r.initiative_id
				and c.kind = 'gate' and (c.answer = 'yes'
					or (c.code = ${COUNCIL_GATE} and initiative.stage in ('initiative', 'completed')))) as "gatesPassed",
			(select count(*) from assessment a where a.office_id = ${office} and a.initiative_id = r.initiative_id
				and a.handed_in_at is not null and not a.abstains) as assessed,
			(select d.answer from decision d
				where d.office_id = ${office} and d.initiative_id = initiative.id and d.deleted_at is null
				order by d.decided_on desc, d.id desc limit 1) as answer,
			r.recommended_at is not null as "hasRecommendation", r.approved_at is not null as "isApproved"
		from initiative
		join partnership_request r on r.office_id = initiative.office_id and r.initiative_id = initiative.id
		join partner p on p.office_id = r.office_id and p.id = r.partner_id
		where initiative.office_id = ${office} and r.office_id = ${office} and p.office_id = ${office}
			and initiative.deleted_at is null and initiative.kind = 'partnership'
			and p.visibility = any (${shownTo(actor)}) and ${isShownRow(actor, 'initiative', 'initiative')}
		order by r.created_at desc, initiative.id desc limit ${MOST}`.execute(tx);
	return rows;
}

/** All requests that somebody is shown, those that are open first. */
export async function listRequests(tx: OfficeTransaction, actor: Actor, timeZone: string): Promise<RequestRow[]> {
	const rows = await requestRows(tx, actor, timeZone);
	const rank = ({ stage }: RequestRow) => (stage === 'signed' || stage === 'ended' ? 1 : 0);
	return rows
		.map(({ initiativeStage, isInTalks, talksSince, stageSince, begun, ended, ...row }): RequestRow => {
			const stage = requestStage(initiativeStage, isInTalks);
			const stood = stoodSince({ stage: initiativeStage, stageSince, begun, ended }, timeZone);
			const since = (stage === 'in_talks' && talksSince) || stood;
			const { id, title, partner, agreementKind, gates, gatesPassed, assessed, hasRecommendation, isApproved } = row;
			return {
				...{ id, title, stage, partner, agreementKind, gates, gatesPassed, assessed, hasRecommendation, isApproved },
				since: since === null ? undefined : countedOn(since)
			};
		})
		.toSorted((a, b) => rank(a) - rank(b));
}

/** Requests on the same topic that were opened within two years before this one, with what was answered. */
export async function listDuplicates(
	tx: OfficeTransaction,
	actor: Actor,
	id: string,
	timeZone: string
): Promise<{ id: string; title: Texts; stage: RequestStage; openedOn: string; answer: Texts }[]> {
	const rows = await requestRows(tx, actor, timeZone);
	const opened = ({ partner, wikidataId, appliedOn, openedOn }: ListedRow): Opened => ({
		partnerId: partner.id,
		name: partner.name,
		wikidataId,
		openedOn: (appliedOn && countedOn(appliedOn)) ?? openedOn
	});
	const at = rows.findIndex((row) => row.id === id);
	const one = rows[at];
	if (!one) return [];
	const on = opened(one).openedOn;
	// Of one day, what was recorded later stands first.
	const isBefore = (row: ListedRow, index: number) =>
		opened(row).openedOn === on ? index > at : opened(row).openedOn < on;
	return rows
		.filter((row, index) => isBefore(row, index) && isDuplicate(opened(one), opened(row)))
		.map((row) => ({
			...{ id: row.id, title: row.title, openedOn: opened(row).openedOn, answer: row.answer ?? {} },
			stage: requestStage(row.initiativeStage, row.isInTalks)
		}));
}
