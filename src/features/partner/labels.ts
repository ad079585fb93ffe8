import { m } from '#paraglide/messages.js';
import type { Language } from '#kernel/language.ts';
import { say, type Word } from '#kernel/word.ts';
import type { PartnerKind, TieStatus } from './partner.ts';

const PARTNER_KINDS: Record<PartnerKind, Word> = {
	city: m.partner_kind_city,
	region: m.partner_kind_region,
	country: m.partner_kind_country,
	community: m.partner_kind_community,
	body: m.partner_kind_body
};

export function partnerKindLabel(kind: PartnerKind, language?: Language): string {
	return say(PARTNER_KINDS[kind], language);
}

const TIE_STATUSES: Record<TieStatus, Word> = {
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
};

export function tieStatusLabel(status: TieStatus, language?: Language): string {
	return say(TIE_STATUSES[status], language);
}
