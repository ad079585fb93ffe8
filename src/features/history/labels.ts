import { KINDS, STATUSES, type Kind, type Status } from '#features/activity/activity.ts';
import { kindLabel, statusLabel } from '#features/activity/labels.ts';
import {
	AGREEMENT_KINDS,
	AGREEMENT_STATUSES,
	type AgreementKind,
	type AgreementStatus
} from '#features/agreement/agreement.ts';
import { agreementLabel, agreementStatusLabel } from '#features/agreement/labels.ts';
import { PARTNER_KINDS, TIE_STATUSES, type PartnerKind, type TieStatus } from '#features/partner/partner.ts';
import { partnerKindLabel, tieStatusLabel } from '#features/partner/labels.ts';
import { m } from '#paraglide/messages.js';

/** The fields that the trail names, by column; those that are not here go by their column's own name. */
const FIELDS: Readonly<Record<string, () => string>> = {
	title: m.activity_title,
	name: m.year_column_name,
	text: m.history_text,
	what: m.step_what,
	who: m.step_who,
	due: m.step_due,
	done_on: m.step_done,
	kind: m.activity_column_kind,
	status: m.activity_status,
	direction: m.activity_direction,
	details: m.activity_details,
	outcome: m.activity_outcome,
	reason: m.activity_reason,
	reason_note: m.activity_reason_note,
	starts: m.activity_starts,
	ends: m.activity_ends,
	date: m.activity_dates,
	themes: m.activity_themes,
	participants: m.activity_participants,
	correspondence: m.activity_correspondence,
	reply_due: m.activity_reply_due,
	replied_on: m.activity_replied_on,
	money_planned: m.activity_money_planned,
	money_actual: m.activity_money_actual,
	money_sunk: m.activity_money_sunk,
	source: m.activity_source,
	visibility: m.activity_visibility,
	partners: m.activity_partners,
	shownOn: m.activity_shown_on,
	goals: m.activity_goals,
	people: m.activity_people,
	organisations: m.activity_organisations,
	position: m.goal_position,
	short_name: m.goal_short_name,
	country: m.partner_country,
	country_name: m.partner_country_name,
	place: m.partner_place,
	latitude: m.partner_latitude,
	longitude: m.partner_longitude,
	time_zone: m.partner_time_zone,
	local_language: m.partner_local_language,
	wikidata_id: m.partner_wikidata,
	summary: m.partner_summary,
	status_since: m.partner_status_since,
	status_until: m.partner_status_until,
	status_note: m.partner_status_note,
	from_year: m.goal_from_year,
	to_year: m.goal_to_year
};

export function fieldWord(field: string): string {
	return FIELDS[field]?.() ?? field.replaceAll('_', ' ');
}

/** The word of a code, whichever noun it is of: the codes of kinds and of states do not overlap in meaning. */
export function codeWord(field: string, code: string): string {
	if (field === 'status') {
		if (STATUSES.includes(code as Status)) return statusLabel(code as Status);
		if (TIE_STATUSES.includes(code as TieStatus)) return tieStatusLabel(code as TieStatus);
		if (AGREEMENT_STATUSES.includes(code as AgreementStatus)) return agreementStatusLabel(code as AgreementStatus);
	}
	if (field === 'kind') {
		if (KINDS.includes(code as Kind)) return kindLabel(code as Kind);
		if (AGREEMENT_KINDS.includes(code as AgreementKind)) return agreementLabel(code as AgreementKind);
		if (PARTNER_KINDS.includes(code as PartnerKind)) return partnerKindLabel(code as PartnerKind);
	}
	return code;
}
