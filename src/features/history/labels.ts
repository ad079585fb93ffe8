import { languageName } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { say, wordsOf, type Word } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import { nounLabel } from '#features/trash/labels.ts';
import type { HistoryDeed, HistoryNoun } from './history.ts';

/** What most nouns call the same. */
const COMMON: Readonly<Record<string, Word>> = {
	name: m.history_name,
	title: m.history_title_field,
	text: m.history_text,
	note: m.agreement_note,
	details: m.activity_details,
	kind: m.agreement_kind,
	status: m.activity_status,
	visibility: m.activity_visibility,
	position: m.history_position,
	source: m.activity_source,
	source_url: m.claim_source_url,
	starts: m.activity_starts,
	ends: m.activity_ends,
	country: m.partner_country,
	partners: m.activity_partners,
	people: m.activity_people,
	organisations: m.activity_organisations,
	goals: m.activity_goals,
	partner_id: m.noun_partner,
	agreement_id: m.noun_agreement,
	activity_id: m.noun_activity,
	initiative_id: m.noun_initiative,
	organisation_id: m.noun_organisation,
	person_id: m.noun_person
};

const FIELDS: Readonly<Record<HistoryNoun, Readonly<Record<string, Word>>>> = {
	activity: {
		title: m.activity_title,
		direction: m.activity_direction,
		outcome: m.activity_outcome,
		reason: m.activity_reason,
		reason_note: m.activity_reason_note,
		starts_at: m.activity_starts_at,
		ends_at: m.activity_ends_at,
		themes: m.activity_themes,
		participants: m.activity_participants,
		correspondence: m.activity_correspondence,
		reply_due: m.activity_reply_due,
		replied_on: m.activity_replied_on,
		money_planned: m.activity_money_planned,
		money_actual: m.activity_money_actual,
		money_sunk: m.activity_money_sunk,
		currency: m.activity_currency,
		shownOn: m.activity_shown_on
	},
	partner: {
		status: m.partner_status,
		status_until: m.partner_status_until,
		status_since: m.partner_status_since,
		status_note: m.partner_status_note,
		summary: m.partner_summary,
		taking_part: m.partner_taking_part,
		website: m.partner_website,
		position: m.partner_position,
		country_name: m.partner_country_name,
		shows_flag: m.partner_shows_flag,
		local_language: m.partner_local_language,
		place: m.partner_place,
		latitude: m.partner_latitude,
		longitude: m.partner_longitude,
		time_zone: m.partner_time_zone,
		wikidata_id: m.partner_wikidata
	},
	agreement: {
		title: m.agreement_title,
		status: m.agreement_status,
		scope: m.agreement_scope,
		council_decision: m.agreement_council,
		council_decided: m.agreement_council_decided,
		term_ends: m.agreement_term_ends,
		renews_itself: m.history_renews_itself,
		notice_months: m.agreement_notice,
		prevailing_language: m.agreement_language,
		prints_all_dates: m.agreement_prints_all,
		signatories: m.agreement_signatories
	},
	claim: {
		field: m.claim_field,
		date: m.activity_dates,
		value: m.history_value,
		source: m.claim_source,
		side: m.claim_side,
		preferred: m.claim_preferred
	},
	person: {
		email: m.person_email,
		phone: m.person_phone,
		languages: m.person_languages,
		note: m.person_note,
		received_on: m.person_received_on,
		received_from: m.person_received_from,
		notice_on: m.person_notice_on
	},
	role_held: {
		kind: m.role_kind,
		title: m.role_title,
		starts: m.role_from,
		ends: m.role_until
	},
	organisation: {
		partner_id: m.organisation_partner,
		is_tie: m.organisation_tie,
		website: m.organisation_website
	},
	goal: { name: m.goal_name, short_name: m.goal_short_name, from_year: m.goal_from_year, to_year: m.goal_to_year },
	initiative: {
		title: m.initiative_title,
		stage: m.initiative_stage,
		standing: m.initiative_standing,
		details: m.initiative_details,
		owner_id: m.initiative_owner,
		expected: m.initiative_expected,
		begun: m.initiative_begun,
		ended: m.initiative_ended,
		visibility: m.activity_visibility,
		kind: m.initiative_kind,
		source: m.initiative_source,
		source_body_id: m.initiative_source_body,
		source_note: m.initiative_source_note,
		assignee: m.initiative_assignee,
		put_off_until: m.initiative_put_off_until,
		themes: m.activity_themes,
		programme: m.initiative_programme,
		risks: m.initiative_risks,
		outcome: m.initiative_outcome,
		budget_planned: m.initiative_budget_planned,
		budget_actual: m.initiative_budget_actual,
		currency: m.activity_currency,
		merged_into_id: m.initiative_merged_into,
		merged: m.initiative_merged_here,
		agreement_kind: m.request_agreement_kind,
		is_in_talks: m.history_in_talks,
		talks_since: m.request_talks_since,
		applied_by: m.request_applied_by,
		applied_on: m.request_applied_on,
		profile: m.request_profile,
		their_ties: m.request_their_ties,
		champions_here: m.request_champions_here,
		champions_there: m.request_champions_there,
		sources: m.request_sources,
		gates: m.history_gates,
		criteria: m.history_criteria,
		handed_in: m.history_handed_in,
		abstained: m.history_abstained,
		asked: m.history_asked,
		recommendation: m.request_recommend_text,
		resolution: m.request_recommend_resolution,
		recommended_by: m.history_recommended_by,
		approved_by: m.history_approved_by,
		agreement_id: m.history_request_agreement,
		activities: m.initiative_activities,
		related: m.initiative_related,
		split_into: m.initiative_split_into,
		resident_idea: m.noun_resident_idea,
		decision: m.noun_decision
	},
	decision: {
		outcome: m.decision_outcome,
		from_stage: m.decision_from_stage,
		answer: m.decision_answer,
		decided_on: m.decision_decided_on,
		decided_by: m.decision_decided_by,
		reference: m.decision_reference,
		put_off_until: m.decision_put_off_until
	},
	milestone: {
		what: m.milestone_what,
		due: m.milestone_due,
		first_due: m.milestone_first_due,
		delay_reason: m.milestone_delay_reason,
		done_on: m.milestone_done_on
	},
	highlight: { text: m.highlight_text, period_starts_on: m.history_period },
	news: {
		title: m.news_heading,
		text: m.news_text,
		day: m.news_date,
		shown_from: m.news_from,
		shown_until: m.news_until,
		picture_id: m.news_picture,
		picture_alt: m.news_picture_alt
	},
	next_step: { what: m.step_what, who: m.step_who, due: m.step_due, done_on: m.step_done_when },
	data_note: { text: m.note_text },
	attachment: { name: m.file_name, title: m.file_title, media_type: m.file_kind },
	report: {
		title: m.studio_title_field,
		period_from: m.studio_from,
		period_to: m.studio_to,
		audience: m.studio_audience,
		languages: m.office_languages,
		tells_money: m.studio_money,
		state: m.studio_state,
		submitted_by: m.studio_submitted_by,
		approved_by: m.studio_approver,
		closed_by: m.studio_closed_by,
		published_at: m.studio_published,
		section: m.studio_section,
		line: m.studio_line,
		words: m.studio_words,
		detail: m.studio_detail,
		notes: m.studio_notes,
		kind: m.studio_block_kind,
		source: m.studio_block_source,
		picture_name: m.studio_block_picture,
		is_hidden: m.studio_left_out,
		is_highlight: m.studio_highlight,
		is_approved: m.studio_approved,
		template_id: m.noun_template,
		built_in_template: m.noun_template
	},
	template: {
		audience: m.template_audience,
		slides: m.template_slides,
		accent: m.template_accent,
		typeface: m.template_typeface,
		logo: m.template_logo,
		logo_media_type: m.template_own_logo,
		cover_media_type: m.template_cover,
		cover_alt: m.template_cover_alt,
		hidden_sections: m.template_hidden,
		section_order: m.template_sections,
		is_default: m.template_default
	},
	office: {
		name: m.office_name,
		city: m.office_city,
		contact: m.office_contact,
		latitude: m.partner_latitude,
		longitude: m.partner_longitude,
		time_zone: m.partner_time_zone,
		languages: m.office_languages,
		period_starts_in: m.office_period,
		asks_second_factor: m.office_asks_second_factor,
		identity_provider: m.identity_title,
		client_id: m.identity_client,
		client_secret_replaced: m.identity_secret_replaced,
		provider_only: m.identity_only,
		people_kept_years: m.retention_people,
		removed_kept_months: m.retention_removed,
		address_kept_months: m.retention_addresses,
		criterion_name: m.history_criterion_name,
		criterion_explanation: m.history_criterion_explanation,
		criterion_weight: m.history_criterion_weight,
		criterion_is_on: m.history_criterion_on,
		colour: m.office_colour,
		logo_media_type: m.office_logo,
		site_is_on: m.site_is_on,
		site_headline: m.site_headline,
		site_intro: m.site_intro,
		site_contact: m.site_contact,
		site_shows_goals: m.site_shows_goals,
		site_takes_ideas: m.site_takes_ideas,
		site_accessibility: m.site_accessibility,
		site_known_limits: m.site_known_limits,
		site_coordinator_name: m.site_coordinator_name,
		site_coordinator_phone: m.site_coordinator_phone,
		site_coordinator_email: m.site_coordinator_email,
		site_accessibility_checked_on: m.site_checked_on,
		site_privacy: m.site_privacy,
		site_privacy_email: m.site_privacy_email,
		site_open_licence: m.site_open_licence,
		site_wikidata_id: m.site_wikidata_id
	},
	member: {},
	token: {},
	report_link: {},
	import: {},
	table_import: {},
	resident_idea: {}
};

/** Columns that say nothing to a person: what follows from others, and what only programs compare. */
export const UNSAID: ReadonlySet<string> = new Set([
	'id',
	'dated_on',
	'sha256',
	'bytes',
	'logo_sha256',
	'cover_sha256',
	'erased_at',
	'retention_set_at',
	// When it came to its stage is when the entry was made; what went over in a merger is told by what it names.
	'stage_since',
	'merged_parts',
	// When a report was handed in, approved and closed is when the entry was made.
	'submitted_at',
	'approved_at',
	'closed_at',
	// Names of sections and lines, as only programs know them.
	'section_order',
	'about',
	'line_order'
]);

/** The name of a field, with its language where a text has several; undefined for what is not said. */
export function fieldLabel(
	noun: HistoryNoun,
	field: string,
	language: Language,
	textLanguage?: string
): string | undefined {
	const word = FIELDS[noun][field] ?? COMMON[field];
	if (!word || UNSAID.has(field)) return undefined;
	const label = say(word, language);
	return textLanguage === undefined
		? label
		: m.history_in_language({ field: label, language: languageName(textLanguage, language) }, { locale: language });
}

export const deedWord = wordsOf<HistoryDeed>({
	create: m.history_create,
	update: m.history_update,
	delete: m.history_delete,
	restore: m.history_restore,
	purge: m.history_purge,
	erase: m.history_erase,
	close: m.history_close,
	open: m.history_open,
	take_out: m.history_take_out,
	bring_in: m.history_bring_in,
	done: m.history_done,
	undone: m.history_undone
});

/** "Changed, Agreement": of what belongs to no page of its own. */
export function deedOfNoun(deed: HistoryDeed, noun: HistoryNoun, language: Language): string {
	const words = { deed: deedWord(deed, language), noun: historyNounLabel(noun, language) };
	return m.history_deed_of(words, { locale: language });
}

export function historyNounLabel(noun: HistoryNoun, language: Language): string {
	if (noun === 'member') return m.noun_member({}, { locale: language });
	if (noun === 'token') return m.noun_token({}, { locale: language });
	if (noun === 'report_link') return m.noun_report_link({}, { locale: language });
	if (noun === 'import') return m.noun_import({}, { locale: language });
	if (noun === 'table_import') return m.noun_table_import({}, { locale: language });
	if (noun === 'resident_idea') return m.noun_resident_idea({}, { locale: language });
	return noun === 'office' ? m.noun_office({}, { locale: language }) : nounLabel(noun, language);
}
