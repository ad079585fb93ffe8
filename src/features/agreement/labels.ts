import { m } from '#paraglide/messages.js';
import type { Language } from '#kernel/language.ts';
import { say, wordsOf } from '#kernel/word.ts';
import type { AgreementKind, AgreementStatus, ClaimedDate, ClaimField, ClaimSide } from './agreement.ts';
import type { TermEnds } from './agreement.ts';

export const agreementLabel = wordsOf<AgreementKind>({
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
});

export const agreementStatusLabel = wordsOf<AgreementStatus>({
	draft: m.agreement_status_draft,
	in_force: m.agreement_status_in_force,
	expired: m.agreement_status_expired,
	ended: m.agreement_status_ended
});

export const claimFieldLabel = wordsOf<ClaimField>({
	signed: m.claim_field_signed,
	first_contact: m.claim_field_first_contact,
	term_ends: m.claim_field_term_ends,
	kind: m.claim_field_kind,
	other: m.claim_field_other
});

export const claimSideLabel = wordsOf<ClaimSide>({
	ours: m.claim_side_ours,
	theirs: m.claim_side_theirs,
	third: m.claim_side_third
});

/** "The sources disagree on the date of signature" */
export const disputeLabel = wordsOf<ClaimedDate>({
	signed: m.claims_disagree,
	first_contact: m.claims_disagree_first_contact,
	term_ends: m.claims_disagree_term_ends
});

export const termEndsLabel = wordsOf<TermEnds>({
	soon: m.agreement_ends_soon,
	passed: m.agreement_ends_passed,
	never: m.agreement_ends_never
});

/** For the register, where a twin pact is said of the city: "twin city". */
export function agreementShortLabel(kind: AgreementKind, language?: Language): string {
	if (kind === 'twin_pact') return say(m.agreement_short_twin_pact, language);
	return kind === 'friendship_pact' ? say(m.agreement_short_friendship_pact, language) : agreementLabel(kind, language);
}
