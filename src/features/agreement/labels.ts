import { m } from '#paraglide/messages.js';
import type { Language } from '#kernel/language.ts';
import { say, type Word } from '#kernel/word.ts';
import type { AgreementKind, AgreementStatus, ClaimedDate, ClaimField, ClaimSide } from './agreement.ts';
import type { TermEnds } from './agreement.ts';

const AGREEMENT_KINDS: Record<AgreementKind, Word> = {
	twin_pact: m.agreement_twin_pact,
	friendship_pact: m.agreement_friendship_pact,
	cooperation: m.agreement_cooperation,
	memorandum: m.agreement_memorandum,
	declaration_of_intent: m.agreement_declaration_of_intent,
	thematic: m.agreement_thematic,
	multilateral: m.agreement_multilateral,
	network_membership: m.agreement_network_membership,
	community_partnership: m.agreement_community_partnership,
	informal_contact: m.agreement_informal_contact
};

export function agreementLabel(kind: AgreementKind, language?: Language): string {
	return say(AGREEMENT_KINDS[kind], language);
}

const AGREEMENT_STATUSES: Record<AgreementStatus, Word> = {
	draft: m.agreement_status_draft,
	in_force: m.agreement_status_in_force,
	expired: m.agreement_status_expired,
	ended: m.agreement_status_ended
};

export function agreementStatusLabel(status: AgreementStatus, language?: Language): string {
	return say(AGREEMENT_STATUSES[status], language);
}

const CLAIM_FIELDS: Record<ClaimField, Word> = {
	signed: m.claim_field_signed,
	first_contact: m.claim_field_first_contact,
	term_ends: m.claim_field_term_ends,
	kind: m.claim_field_kind,
	other: m.claim_field_other
};

export function claimFieldLabel(field: ClaimField, language?: Language): string {
	return say(CLAIM_FIELDS[field], language);
}

const CLAIM_SIDES: Record<ClaimSide, Word> = {
	ours: m.claim_side_ours,
	theirs: m.claim_side_theirs,
	third: m.claim_side_third
};

export function claimSideLabel(side: ClaimSide, language?: Language): string {
	return say(CLAIM_SIDES[side], language);
}

const DISPUTES: Record<ClaimedDate, Word> = {
	signed: m.claims_disagree,
	first_contact: m.claims_disagree_first_contact,
	term_ends: m.claims_disagree_term_ends
};

/** "The sources disagree on the date of signature" */
export function disputeLabel(field: ClaimedDate, language?: Language): string {
	return say(DISPUTES[field], language);
}

const TERMS: Record<TermEnds, Word> = {
	soon: m.agreement_ends_soon,
	passed: m.agreement_ends_passed,
	never: m.agreement_ends_never
};

export function termEndsLabel(ends: TermEnds, language?: Language): string {
	return say(TERMS[ends], language);
}

/** For the register, where a twin pact is said of the city: "twin city". */
export function agreementShortLabel(kind: AgreementKind, language?: Language): string {
	if (kind === 'twin_pact') return say(m.agreement_short_twin_pact, language);
	return kind === 'friendship_pact' ? say(m.agreement_short_friendship_pact, language) : agreementLabel(kind, language);
}
