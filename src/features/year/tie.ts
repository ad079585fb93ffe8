import { standingOf, type Status } from '#features/activity/activity.ts';
import {
	conflictingClaims,
	isOfRegister,
	leading,
	preferredClaim,
	type AgreementKind,
	type AgreementStatus,
	type Claim
} from '#features/agreement/agreement.ts';
import { isCandidate, isOver, needsAttention, type Partner, type TieStatus } from '#features/partner/partner.ts';
import type { PlaceState } from '#kernel/flow-document.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { contains, periodAfter, periodBefore, type Period } from '#kernel/period.ts';
import { countedOn, rangeOf } from '#kernel/known-date.ts';
import { countsUndatedPact, mayStillSpeak, tellsUndated, type Outlook } from './outlook.ts';
import type { Tally } from './thread.ts';

/** What the register knows of an agreement. */
export interface TieAgreement {
	id: string;
	kind: AgreementKind;
	status: AgreementStatus;
	printsAllDates: boolean;
	termEnds: KnownDate | null;
	renewsItself: boolean;
	claims: Pick<Claim, 'field' | 'date' | 'value' | 'preferred'>[];
}

export type TiePartner = Pick<
	Partner,
	| 'id'
	| 'kind'
	| 'name'
	| 'localLanguage'
	| 'country'
	| 'countryName'
	| 'showsFlag'
	| 'latitude'
	| 'longitude'
	| 'status'
	| 'statusUntil'
	| 'summary'
>;

/** A partner as the register sees it in one period. */
export interface Tie {
	partner: TiePartner;
	/** The agreement that the tie is known by. */
	agreement: TieAgreement | undefined;
	/** Whether it stands among the twin cities. */
	isOfRegister: boolean;
	/** When that agreement was signed, as the preferred source has it. */
	signed: KnownDate | null;
	/** What other sources say instead. */
	otherDates: KnownDate[];
	/** The last contact of both sides up to the end of the period. */
	lastTwoWay: KnownDate | null;
	/** There was one of which nobody knows when. */
	hasUndatedContact: boolean;
	counts: Counts;
	isSilent: boolean;
	/** Silent so far, in a period that has not ended: told calmly, as "nothing yet". */
	isSilentSoFar: boolean;
}

export interface Counts {
	done: number;
	inProgress: number;
	/** Prepared, then cancelled. */
	preparedCancelled: number;
	cancelled: number;
	planned: number;
	/** Without a date: listed where the period tells of such, and counted for none. */
	undated: number;
}

export interface TieFacts {
	partner: TiePartner;
	agreements: TieAgreement[];
	tallies: Tally[];
	/** The first day on which anything is dated with the partner. */
	firstDay: string | null;
	lastTwoWay: KnownDate | null;
	hasUndatedContact: boolean;
	undated: number;
}

/** Puts together what the register says of a partner in a period. */
export function tieOf(facts: TieFacts, period: Period, outlook: Outlook): Tie {
	const { partner, lastTwoWay, firstDay } = facts;
	const agreement = leading(facts.agreements.filter((each) => isOfPeriod(each, firstDay, period, outlook)));
	const signature = signatureOf(agreement?.claims ?? []);
	const tells = tellsUndated(period, outlook);
	const counts = { ...countsIn(facts.tallies, period), undated: tells ? facts.undated : 0 };
	const silent = isSilent({ hasAgreement: agreement !== undefined, status: partner.status, counts });
	const days = { lastTwoWayOn: dayOf(lastTwoWay), signedOn: dayOf(signature.signed) };
	return {
		partner,
		agreement,
		isOfRegister: agreement !== undefined && isOfRegister(agreement),
		...signature,
		lastTwoWay,
		hasUndatedContact: tells && facts.hasUndatedContact,
		counts,
		isSilent: silent,
		isSilentSoFar: silent && mayStillSpeak({ period, before: periodBefore(period) }, days, outlook)
	};
}

function dayOf(date: KnownDate | null): string | undefined {
	return date === null ? undefined : countedOn(date);
}

/** When an agreement was signed as its preferred source has it, and each date that contradicts it, once. */
export function signatureOf(claims: TieAgreement['claims']): Pick<Tie, 'signed' | 'otherDates'> {
	const others = conflictingClaims(claims, 'signed').flatMap((claim) => claim.date ?? []);
	return { signed: preferredClaim(claims, 'signed')?.date ?? null, otherDates: [...new Set(others)] };
}

/** The end of the term of a tie's agreement, where it may fall into a period or the one after: what a council decides upon. */
export function termToTell({ agreement }: Tie, period: Period): KnownDate | null {
	const term = agreement?.termEnds ?? null;
	const range = term === null ? undefined : rangeOf(term);
	const following = periodAfter(period);
	return range && range.last >= period.from && (range.first ?? range.last) <= following.to ? term : null;
}

/** A pact that was signed only after a period is none of that period. Of an unknown day another rule decides. */
function isOfPeriod({ claims }: TieAgreement, firstOfTie: string | null, period: Period, outlook: Outlook): boolean {
	const signed = preferredClaim(claims, 'signed')?.date;
	if (!signed) return countsUndatedPact(period, firstOfTie, outlook);
	const first = rangeOf(signed)?.first;
	return first === undefined || first <= period.to;
}

/**
 * The silence rule: a tie with an agreement is silent in a period when no activity of any status is dated in it.
 * A date of year precision counts for its year; undated activities do not break the silence.
 */
export function isSilent(tie: { hasAgreement: boolean; status: TieStatus; counts: Counts }): boolean {
	const { done, inProgress, preparedCancelled, cancelled, planned } = tie.counts;
	return tie.hasAgreement && !isOver(tie.status) && done + inProgress + preparedCancelled + cancelled + planned === 0;
}

/** Whether a tie waits for a person: its silence is more than "nothing yet", or its state asks for a decision. */
export function waitsForPerson(
	tie: Pick<Tie, 'isSilent' | 'isSilentSoFar'> & { partner: Pick<TiePartner, 'status'> }
): boolean {
	return (tie.isSilent && !tie.isSilentSoFar) || needsAttention(tie.partner.status);
}

/**
 * How a tie is drawn on a map: as silent where it waits for a person, as quiet where nothing is recorded yet in a year
 * that runs; without a pact, as a candidate or a contact.
 */
export function placeState(
	tie: Pick<Tie, 'isSilent' | 'isSilentSoFar' | 'isOfRegister'> & { partner: Pick<TiePartner, 'status'> }
): PlaceState {
	if (waitsForPerson(tie)) return 'silent';
	if (!tie.isOfRegister || isCandidate(tie.partner.status)) return 'candidate';
	return tie.isSilentSoFar ? 'quiet' : 'live';
}

/** Those that wait for a person first; within, the order of the register. */
export function byAttention<T extends Parameters<typeof waitsForPerson>[0]>(ties: readonly T[]): T[] {
	return [...ties.filter(waitsForPerson), ...ties.filter((tie) => !waitsForPerson(tie))];
}

/** With how many ties there was contact in a period. */
export interface Contacts {
	all: number;
	/** Something took place with them. */
	active: number;
	/** Something is dated with them, but all of it was only planned, or cancelled. */
	onlyMeant: number;
}

/**
 * The contact rule, of the page of a year as of its report: there was contact with a tie where something dated was done
 * or is under way. What was cancelled, or is only planned, breaks a silence and is no contact.
 */
export function contactsOf(ties: readonly Pick<Tie, 'counts'>[]): Contacts {
	const contacts = { all: ties.length, active: 0, onlyMeant: 0 };
	for (const { counts } of ties) {
		if (counts.done + counts.inProgress > 0) contacts.active += 1;
		else if (counts.preparedCancelled + counts.cancelled + counts.planned > 0) contacts.onlyMeant += 1;
	}
	return contacts;
}

const COUNTED_AS = {
	done: 'done',
	in_progress: 'inProgress',
	prepared_cancelled: 'preparedCancelled',
	cancelled: 'cancelled',
	planned: 'planned'
} as const;

function countsIn(tallies: readonly Tally[], period: Period): Omit<Counts, 'undated'> {
	const counts = { done: 0, inProgress: 0, preparedCancelled: 0, cancelled: 0, planned: 0 };
	for (const tally of tallies) {
		const day = countedOn(tally.when);
		if (day !== undefined && contains(period, day)) counts[countedAs(tally.status)] += tally.count;
	}
	return counts;
}

export function countedAs(status: Status): Exclude<keyof Counts, 'undated'> {
	return COUNTED_AS[standingOf(status)];
}
