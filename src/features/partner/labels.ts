import { m } from '#paraglide/messages.js';
import { wordsOf } from '#kernel/word.ts';
import type { PartnerKind, TieStatus } from './partner.ts';

export const partnerKindLabel = wordsOf<PartnerKind>({
	city: m.partner_kind_city,
	region: m.partner_kind_region,
	country: m.partner_kind_country,
	community: m.partner_kind_community,
	body: m.partner_kind_body
});

export const tieStatusLabel = wordsOf<TieStatus>({
	prospect: m.tie_prospect,
	in_talks: m.tie_in_talks,
	under_evaluation: m.tie_under_evaluation,
	council_approved: m.tie_council_approved,
	active: m.tie_active,
	low_activity: m.tie_low_activity,
	dormant: m.tie_dormant,
	being_renewed: m.tie_being_renewed,
	suspended: m.tie_suspended,
	under_review: m.tie_under_review,
	ending: m.tie_ending,
	ended: m.tie_ended,
	honorary: m.tie_honorary,
	declined: m.tie_declined
});
