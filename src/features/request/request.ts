import type { AgreementKind } from '#features/agreement/agreement.ts';
import { OPEN_STAGES, type Stage } from '#features/initiative/initiative.ts';
import { isCandidate, isOver, type TieStatus } from '#features/partner/partner.ts';
import { countedOn, rangeOf, type KnownDate } from '#kernel/known-date.ts';
import { tidy, type Texts } from '#kernel/texts.ts';
import type { RequestCriterion } from './criteria.ts';

/** The way of somebody who would become a partner. */
export const REQUEST_STAGES = ['candidate', 'in_talks', 'council_approved', 'signed', 'ended'] as const;
export type RequestStage = (typeof REQUEST_STAGES)[number];

/** The way that is hoped for, as it is drawn. */
export const REQUEST_WAY = ['candidate', 'in_talks', 'council_approved', 'signed'] as const satisfies RequestStage[];

/** What a request says beside what every initiative says. */
export interface PartnershipRequest {
	initiativeId: string;
	partnerId: string;
	/** What it is to become. */
	agreementKind: AgreementKind;
	isInTalks: boolean;
	/** Since when, where that is known. */
	talksSince: KnownDate | null;
	/** Which body of theirs applied, and when. */
	appliedBy: Texts;
	appliedOn: KnownDate | null;
	profile: Texts;
	/** Whom they are tied to in our country, as far as somebody looked. */
	theirTies: Texts;
	championsHere: Texts;
	championsThere: Texts;
	sources: Texts;
	recommendation: Texts;
	resolution: Texts;
	/** The name of whoever wrote the recommendation, and when (ISO 8601, UTC). */
	recommendedBy: string | null;
	recommendedAt: string | null;
	approvedBy: string | null;
	approvedAt: string | null;
	agreementId: string | null;
}

/** The stage of a request is that of its initiative, and whether talks have begun: it cannot say anything else. */
export function requestStage(stage: Stage, isInTalks: boolean): RequestStage {
	if (stage === 'declined') return 'ended';
	if (stage === 'completed') return 'signed';
	if (stage === 'initiative') return 'council_approved';
	return isInTalks ? 'in_talks' : 'candidate';
}

/** Whether a request can still be assessed: until the council has decided, or was told what is recommended. */
export function isAssessed(stage: RequestStage, approvedAt: string | null): boolean {
	return (stage === 'candidate' || stage === 'in_talks') && approvedAt === null;
}

/** The stages of an initiative at which its request can be assessed. */
export const ASSESSED_AT: readonly Stage[] = OPEN_STAGES.filter((stage) =>
	isAssessed(requestStage(stage, false), null)
);

const STATUS_AT: Record<RequestStage, TieStatus> = {
	candidate: 'prospect',
	in_talks: 'in_talks',
	council_approved: 'council_approved',
	signed: 'active',
	ended: 'declined'
};

/**
 * Where the tie stands after its request has come to a stage; undefined: where it stood. A tie that is alive already,
 * and is to become more, is made less by no step of its request.
 */
export function statusAfter(stage: RequestStage, status: TieStatus): TieStatus | undefined {
	const follows = stage === 'signed' || isCandidate(status) || (isOver(status) && stage !== 'ended');
	return follows && STATUS_AT[stage] !== status ? STATUS_AT[stage] : undefined;
}

/** What is known of the way of a request. */
export interface RequestWay {
	stage: Stage;
	ended: KnownDate | null;
	isInTalks: boolean;
	talksSince: KnownDate | null;
	/** When the council approved it, YYYY-MM-DD; null: it did not. */
	acceptedOn: string | null;
}

/** Where a request stood on a day, and since when, as far as that is known. @param day YYYY-MM-DD */
export function standingBy(
	{ stage, ended, isInTalks, talksSince, acceptedOn }: RequestWay,
	day: string
): { stage: RequestStage; since: KnownDate | null } {
	const now = requestStage(stage, isInTalks);
	const isBy = (date: KnownDate) => (countedOn(date) ?? rangeOf(date)?.last ?? '') <= day;
	if ((now === 'signed' || now === 'ended') && (ended === null || isBy(ended))) return { stage: now, since: ended };
	const wasApproved = now === 'signed' || now === 'council_approved' || now === 'ended';
	if (wasApproved && acceptedOn !== null && acceptedOn <= day) return { stage: 'council_approved', since: acceptedOn };
	if (isInTalks && (talksSince === null || isBy(talksSince))) return { stage: 'in_talks', since: talksSince };
	return { stage: 'candidate', since: null };
}

/** The gate that a decision of the council answers, and nobody else. */
export const COUNCIL_GATE = 'council_resolution';

export const GATE_ANSWERS = ['yes', 'no', 'open'] as const;
export type GateAnswer = (typeof GATE_ANSWERS)[number];

/** A decision on the request, as its gate needs it. */
export interface CouncilDecision {
	outcome: 'accepted' | 'declined' | 'later';
	decidedOn: string;
	decidedBy: Texts;
	reference: Texts;
}

/** The gates as they stand: the one that the council answers is answered by its latest decision. */
export function gatesOf(
	criteria: readonly RequestCriterion[],
	decision: Omit<CouncilDecision, 'decidedOn'> | undefined
): RequestCriterion[] {
	const gates = criteria.filter(({ kind }) => kind === 'gate');
	const council = { answer: councilAnswer(decision), evidence: decision ? decisionInWords(decision) : {} };
	return gates.map((gate) => (gate.code === COUNCIL_GATE ? { ...gate, ...council } : gate));
}

/** "Council of the city, 12/2026" in each language that says something. */
export function decisionInWords({ decidedBy, reference }: Pick<CouncilDecision, 'decidedBy' | 'reference'>): Texts {
	const tags = new Set([...Object.keys(decidedBy), ...Object.keys(reference)]);
	return tidy(
		Object.fromEntries([...tags].map((tag) => [tag, [decidedBy[tag], reference[tag]].filter(Boolean).join(', ')]))
	);
}

function councilAnswer(decision: Pick<CouncilDecision, 'outcome'> | undefined): GateAnswer {
	if (decision?.outcome === 'accepted') return 'yes';
	return decision?.outcome === 'declined' ? 'no' : 'open';
}

/** A gate must be passed: nothing is signed while one is open or closed. */
export function gatesInTheWay(gates: readonly RequestCriterion[]): RequestCriterion[] {
	return gates.filter(({ answer }) => answer !== 'yes');
}

/** So many years after a request another on the same topic is pointed out. */
export const DUPLICATE_YEARS = 2;

/** A request as it is told apart from others. */
export interface Opened {
	partnerId: string;
	/** The names of the partner, in any language. */
	name: Texts;
	wikidataId: string | null;
	/** YYYY-MM-DD. */
	openedOn: string;
}

/** Whether two requests are about the same and were opened within two years of each other. */
export function isDuplicate(one: Opened, other: Opened): boolean {
	return isSameTopic(one, other) && yearsApart(one.openedOn, other.openedOn) <= DUPLICATE_YEARS;
}

function isSameTopic(one: Opened, other: Opened): boolean {
	if (one.partnerId === other.partnerId) return true;
	if (one.wikidataId !== null && one.wikidataId === other.wikidataId) return true;
	return isNamedAlike(one.name, other.name);
}

/** Whether two are called the same in any language, however it is written. */
export function isNamedAlike(one: Texts, other: Texts): boolean {
	const names = new Set(Object.values(one).map(folded));
	return Object.values(other).some((name) => names.has(folded(name)));
}

function folded(name: string): string {
	return name
		.normalize('NFKD')
		.replace(/[\p{M}\p{P}\p{Z}]/gu, '')
		.toLowerCase();
}

function yearsApart(one: string, other: string): number {
	return Math.abs(Date.parse(one) - Date.parse(other)) / (365.25 * DAY);
}

const DAY = 24 * 60 * 60 * 1000;

/** For how many days it has been at its stage. @param since and @param today YYYY-MM-DD */
export function daysSince(since: string, today: string): number {
	return Math.max(0, Math.round((Date.parse(today) - Date.parse(since)) / DAY));
}
