import type { Theme } from '#features/activity/activity.ts';
import { areCompatible, type KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

export const AGREEMENT_KINDS = [
	'twin_pact',
	'friendship_pact',
	'cooperation',
	'memorandum',
	'declaration_of_intent',
	'thematic',
	'multilateral',
	'network_membership',
	'community_partnership',
	'informal_contact'
] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export const AGREEMENT_STATUSES = ['draft', 'in_force', 'expired', 'ended'] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** What a claim can be about. */
export const CLAIM_FIELDS = ['signed', 'first_contact', 'term_ends', 'kind', 'other'] as const;
export type ClaimField = (typeof CLAIM_FIELDS)[number];
/** The facts that are dates: only these can be disputed. */
export const CLAIMED_DATES = ['signed', 'first_contact', 'term_ends'] as const satisfies ClaimField[];
export type ClaimedDate = (typeof CLAIMED_DATES)[number];
export const CLAIM_SIDES = ['ours', 'theirs', 'third'] as const;
export type ClaimSide = (typeof CLAIM_SIDES)[number];

export interface Agreement {
	id: string;
	kind: AgreementKind;
	status: AgreementStatus;
	title: Texts;
	/** The fields of work that it names. */
	scope: Theme[];
	councilDecision: Texts;
	councilDecided: KnownDate | null;
	termEnds: KnownDate | null;
	renewsItself: boolean;
	noticeMonths: number | null;
	prevailingLanguage: string | null;
	/** Reports print every claimed date of signature, not only the preferred one. */
	printsAllDates: boolean;
	note: Texts;
	version: number;
}

/** What one source says of one fact. */
export interface Claim {
	id: string;
	agreementId: string;
	field: ClaimField;
	date: KnownDate | null;
	/** For what is no date: a code of AGREEMENT_KINDS where the field is the kind, else words. */
	value: string | null;
	source: Texts;
	sourceUrl: string | null;
	side: ClaimSide;
	note: Texts;
	preferred: boolean;
	version: number;
}

/** The kinds that make a tie one of the register's own, strongest first. */
const REGISTER_KINDS: readonly AgreementKind[] = ['twin_pact', 'friendship_pact'];

/** Whether an agreement puts its partner among the twin cities of the register. */
export function isOfRegister(agreement: Pick<Agreement, 'kind' | 'status'>): boolean {
	return REGISTER_KINDS.includes(agreement.kind) && agreement.status !== 'draft' && agreement.status !== 'ended';
}

/** The agreement that a tie is known by: a twin pact before a friendship pact before all others. */
export function leading<T extends Pick<Agreement, 'kind' | 'status'>>(agreements: readonly T[]): T | undefined {
	const alive = agreements.filter((agreement) => agreement.status === 'in_force' || agreement.status === 'expired');
	const rank = (agreement: T) =>
		isOfRegister(agreement) ? REGISTER_KINDS.indexOf(agreement.kind) : AGREEMENT_KINDS.indexOf(agreement.kind) + 10;
	return [...alive].sort((a, b) => rank(a) - rank(b))[0];
}

type Statement = Pick<Claim, 'field' | 'date' | 'value' | 'preferred'>;

/** The claim that is printed; without a preference the first one stands. */
export function preferredClaim<T extends Statement>(claims: readonly T[], field: ClaimField): T | undefined {
	const all = claims.filter((claim) => claim.field === field);
	return all.find((claim) => claim.preferred) ?? all[0];
}

/** The claims that cannot be true together with the preferred one. A conflict is shown wherever the date is. */
export function conflictingClaims<T extends Statement>(claims: readonly T[], field: ClaimField): T[] {
	const preferred = preferredClaim(claims, field);
	if (!preferred) return [];
	return claims.filter((claim) => claim !== preferred && claim.field === field && disagree(claim, preferred));
}

/** An agreement as far as its dates go. */
export interface Dated<T extends Statement = Statement> {
	termEnds: KnownDate | null;
	claims: readonly T[];
}

/** The date that stands: the end of the term is the agreement's own where it says one, all others are claims. */
export function dateThatStands({ termEnds, claims }: Dated, field: ClaimedDate): KnownDate | null {
	const own = field === 'term_ends' ? termEnds : null;
	return own ?? preferredClaim(claims, field)?.date ?? null;
}

/** The other dates that sources give for the same fact and that cannot be true together with it, each once. */
export function disputingDates(agreement: Dated, field: ClaimedDate): KnownDate[] {
	const stands = dateThatStands(agreement, field);
	if (stands === null) return [];
	const others = agreement.claims.flatMap((claim) => (claim.field === field && claim.date ? [claim.date] : []));
	return [...new Set(others)].filter((date) => !areCompatible(date, stands));
}

/** The dates of an agreement on which its sources contradict each other. */
export function disputedDates(agreement: Dated): ClaimedDate[] {
	return CLAIMED_DATES.filter((field) => disputingDates(agreement, field).length > 0);
}

/** What sources call the tie, where it is not what the agreement is recorded as. No date is disputed by it. */
export function otherKinds<T extends Statement>(agreement: { kind: AgreementKind; claims: readonly T[] }): T[] {
	return agreement.claims.filter((claim) => claim.field === 'kind' && claim.value !== agreement.kind);
}

function disagree(a: Statement, b: Statement): boolean {
	if (a.date !== null && b.date !== null) return !areCompatible(a.date, b.date);
	return a.value !== b.value;
}

/** Where the end of the term lies, seen from today: within a year, before today, or nowhere. */
export const TERM_ENDS = ['soon', 'passed', 'never'] as const;
export type TermEnds = (typeof TERM_ENDS)[number];
