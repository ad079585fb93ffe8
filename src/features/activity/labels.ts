import { m } from '#paraglide/messages.js';
import type { Visibility } from '#features/member/policy.ts';
import { wordsOf } from '#kernel/word.ts';
import type {
	Correspondence,
	Direction,
	Kind,
	OrganisationRole,
	PersonRole,
	Reason,
	Status,
	Theme
} from './activity.ts';
import type { Measure } from './counting.ts';

export const kindLabel = wordsOf<Kind>({
	official_visit: m.kind_official_visit,
	youth_delegation: m.kind_youth_delegation,
	citizens_delegation: m.kind_citizens_delegation,
	professional_visit: m.kind_professional_visit,
	sports_delegation: m.kind_sports_delegation,
	cultural_exchange: m.kind_cultural_exchange,
	ensemble: m.kind_ensemble,
	school_link: m.kind_school_link,
	online_meeting: m.kind_online_meeting,
	meeting: m.kind_meeting,
	memorial_ceremony: m.kind_memorial_ceremony,
	planting_ceremony: m.kind_planting_ceremony,
	signing_ceremony: m.kind_signing_ceremony,
	anniversary: m.kind_anniversary,
	ceremony: m.kind_ceremony,
	correspondence: m.kind_correspondence,
	conference: m.kind_conference,
	knowledge_sharing: m.kind_knowledge_sharing,
	joint_project: m.kind_joint_project,
	embassy_initiative: m.kind_embassy_initiative,
	exhibition: m.kind_exhibition,
	media: m.kind_media,
	aid: m.kind_aid,
	business_mission: m.kind_business_mission,
	reception: m.kind_reception,
	routine_contact: m.kind_routine_contact,
	protocol_gesture: m.kind_protocol_gesture,
	other: m.kind_other
});

export const directionLabel = wordsOf<Direction>({
	outbound: m.direction_outbound,
	inbound: m.direction_inbound,
	mutual: m.direction_mutual
});

export const statusLabel = wordsOf<Status>({
	idea: m.status_idea,
	proposed: m.status_proposed,
	approved: m.status_approved,
	preparing: m.status_preparing,
	confirmed: m.status_confirmed,
	under_way: m.status_under_way,
	done: m.status_done,
	postponed: m.status_postponed,
	cut_short: m.status_cut_short,
	cancelled_after_preparation: m.status_cancelled_after_preparation,
	cancelled: m.status_cancelled,
	declined: m.status_declined
});

export const reasonLabel = wordsOf<Reason>({
	epidemic: m.reason_epidemic,
	security_situation: m.reason_security_situation,
	budget: m.reason_budget,
	partner_withdrew: m.reason_partner_withdrew,
	too_few_registrants: m.reason_too_few_registrants,
	political_decision: m.reason_political_decision,
	approval_not_given: m.reason_approval_not_given,
	disaster_weather: m.reason_disaster_weather,
	health: m.reason_health,
	elections: m.reason_elections,
	other: m.reason_other
});

export const themeLabel = wordsOf<Theme>({
	municipal_economy: m.theme_municipal_economy,
	trade_business: m.theme_trade_business,
	urban_management: m.theme_urban_management,
	environment: m.theme_environment,
	tourism: m.theme_tourism,
	culture_art: m.theme_culture_art,
	science_technology: m.theme_science_technology,
	people_to_people: m.theme_people_to_people,
	sport: m.theme_sport,
	education: m.theme_education,
	youth: m.theme_youth,
	health: m.theme_health,
	smart_city: m.theme_smart_city,
	emergency_security: m.theme_emergency_security,
	jewish_communities: m.theme_jewish_communities,
	remembrance: m.theme_remembrance,
	civil_society: m.theme_civil_society,
	public_diplomacy: m.theme_public_diplomacy
});

export const correspondenceLabel = wordsOf<Correspondence>({
	support: m.correspondence_support,
	condolence: m.correspondence_condolence,
	congratulation: m.correspondence_congratulation,
	invitation: m.correspondence_invitation,
	acceptance: m.correspondence_acceptance,
	regrets: m.correspondence_regrets,
	thanks: m.correspondence_thanks,
	introduction: m.correspondence_introduction,
	help: m.correspondence_help,
	intent: m.correspondence_intent,
	information_request: m.correspondence_information_request,
	visa_support: m.correspondence_visa_support,
	annual_letter: m.correspondence_annual_letter,
	suspension_notice: m.correspondence_suspension_notice
});

export const organisationRoleLabel = wordsOf<OrganisationRole>({
	partner: m.organisation_role_partner,
	lead: m.organisation_role_lead,
	host: m.organisation_role_host,
	funder: m.organisation_role_funder,
	participant: m.organisation_role_participant
});

export const personRoleLabel = wordsOf<PersonRole>({
	present: m.person_role_present,
	host: m.person_role_host,
	guest: m.person_role_guest,
	signatory: m.person_role_signatory,
	leader: m.person_role_leader,
	speaker: m.person_role_speaker
});

export const visibilityLabel = wordsOf<Visibility>({
	office: m.visibility_office,
	council: m.visibility_council,
	public: m.visibility_public
});

/** What the form calls its fields, for the list of what is wrong. */
export function activityFieldLabels(): Record<string, string> {
	return {
		title: m.activity_title(),
		kind: m.activity_kind(),
		status: m.activity_status(),
		starts: m.activity_starts(),
		ends: m.activity_ends(),
		startsAt: m.activity_starts_at(),
		endsAt: m.activity_ends_at(),
		reason: m.activity_reason(),
		participants: m.activity_participants(),
		replyDue: m.activity_reply_due(),
		repliedOn: m.activity_replied_on(),
		moneyPlanned: m.activity_money_planned(),
		moneyActual: m.activity_money_actual(),
		moneySunk: m.activity_money_sunk(),
		partners: m.activity_partners(),
		people: m.activity_people(),
		organisations: m.activity_organisations(),
		goals: m.activity_goals()
	};
}

/** What a figure counts is called as in the report. */
export const measureLabel = wordsOf<Measure>({
	took_place: m.report_number_took_place,
	prepared_cancelled: m.report_number_prepared_cancelled,
	cancelled: m.report_number_cancelled,
	visits: m.report_number_visits,
	delegations: m.report_number_delegations,
	letters: m.report_number_letters,
	media: m.report_number_media,
	youth: m.report_number_youth,
	participants: m.report_number_participants,
	spent: m.report_number_spent,
	sunk: m.report_number_sunk
});
