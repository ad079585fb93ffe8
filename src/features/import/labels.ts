import { needsReason } from '#features/activity/activity.ts';
import type { Proposal, ProposalDoubt, ProposalType, SectionKind } from '#features/understanding/understanding.ts';
import type { ReadingDoubt } from '#kernel/read-document.ts';
import { LANGUAGES } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import { isSlides, type Decision, type Import, type ImportedNoun, type ImportState } from './import.ts';
import type { ImportRow, MatchReason, Review, ReviewRow, Shown } from './view.ts';

export const importStateLabel = wordsOf<ImportState>({
	reading: m.import_state_reading,
	failed: m.import_state_failed,
	review: m.import_state_review,
	finished: m.import_state_finished,
	undone: m.import_state_undone
});

/** Why a document could not be read, and what to do: the codes of the readers, and those of the server. */
const FAILURES: Readonly<Record<string, () => string>> = {
	encrypted: m.import_failed_encrypted,
	old_format: m.import_failed_old_format,
	damaged: m.import_failed_damaged,
	too_large: m.import_failed_too_large,
	no_text: m.import_failed_no_text,
	empty: m.import_failed_empty,
	unknown: m.import_failed_unknown,
	took_too_long: m.import_failed_took_too_long,
	file_gone: m.import_failed_file_gone,
	no_right: m.import_failed_no_right,
	stopped: m.import_failed_stopped
};

export function failureLabel(failure: string | null): string {
	return (FAILURES[failure ?? ''] ?? m.import_failed_ours)();
}

/** The kinds of files whose endings say nothing that their name needs: they are told beside it. */
const ENDING = /\.(pptx|docx|pdf|html?|txt)$/i;

/** What a document is called: as its file without the ending, which would stand on the wrong side of a Hebrew name. */
export function importName({ name }: Pick<ImportRow, 'name'>): string {
	return name === '' ? m.import_pasted() : name.replace(ENDING, '') || name;
}

/** "PPTX"; undefined where nothing says it. */
export function importKind({ name }: Pick<ImportRow, 'name'>): string | undefined {
	return ENDING.exec(name)?.[1]?.toUpperCase();
}

export function pageLabel({ isSlides }: Pick<ImportRow, 'isSlides'>, page: number): string {
	return isSlides ? m.import_slide({ page }) : m.import_page({ page });
}

export const shownLabel = wordsOf<Shown>({
	look: m.import_show_look,
	sure: m.import_show_sure,
	decided: m.import_show_decided,
	all: m.import_show_all
});

export const sectionKindLabel = wordsOf<SectionKind>({
	cover: m.import_section_cover,
	goals: m.import_section_goals,
	register: m.import_section_register,
	highlights: m.import_section_highlights,
	partner: m.import_section_partner,
	in_progress: m.import_section_in_progress,
	ideas: m.import_section_ideas,
	activities: m.import_section_activities,
	summary: m.import_section_summary,
	other: m.import_section_other
});

export const proposalTypeLabel = wordsOf<ProposalType>({
	goal: m.import_type_goal,
	partner: m.import_type_partner,
	highlight: m.import_type_highlight,
	activity: m.import_type_activity,
	initiative: m.import_type_initiative,
	idea: m.import_type_idea,
	organisation: m.import_type_organisation,
	person: m.import_type_person
});

export const decisionLabel = wordsOf<Exclude<Decision, 'open'>>({
	accepted: m.import_tag_accepted,
	merged: m.import_tag_merged,
	skipped: m.import_tag_skipped
});

const readingDoubtLabel = wordsOf<ReadingDoubt>({
	seam: m.import_reading_doubt_seam,
	name: m.import_reading_doubt_name,
	geresh: m.import_reading_doubt_geresh,
	abbreviation: m.import_reading_doubt_abbreviation,
	turned: m.import_reading_doubt_turned,
	order: m.import_reading_doubt_order,
	round_trip: m.import_reading_doubt_round_trip,
	brackets: m.import_reading_doubt_brackets,
	quotes: m.import_reading_doubt_quotes,
	joined: m.import_reading_doubt_joined,
	columns: m.import_reading_doubt_columns
});

const proposalDoubtLabel = wordsOf<ProposalDoubt>({
	text: m.import_doubt_text,
	partner: m.import_doubt_partner,
	kind: m.import_doubt_kind,
	status: m.import_doubt_status,
	direction: m.import_doubt_direction,
	date: m.import_doubt_date,
	year: m.import_doubt_year,
	reason: m.import_doubt_reason,
	section: m.import_doubt_section
});

type Doubted = Pick<ReviewRow, 'doubts' | 'confidence' | 'proposed' | 'asksForLook' | 'matches'>;

/** Why a person should look, in words: of the text first. That it is not sure is said where nothing says why. */
export function doubtsInWords({ doubts, confidence, proposed, ...row }: Doubted): string[] {
	const isUnsure = confidence !== 'high' || proposed.doubts.includes('text');
	const ofText = doubts.map((doubt) => readingDoubtLabel(doubt));
	const said = [
		...(isUnsure && ofText.length === 0 ? [m.import_doubt_text()] : ofText),
		...proposed.doubts.filter((doubt) => doubt !== 'text').map((doubt) => proposalDoubtLabel(doubt))
	];
	if (said.length > 0 || !row.asksForLook) return said;
	return [row.matches.length > 0 ? m.import_doubt_match() : missingIn(proposed)];
}

/** Why a proposal asks for a look of which nothing was guessed. */
function missingIn(proposed: Proposal): string {
	if (proposed.type === 'activity' && needsReason(proposed.status) && proposed.reason === null) {
		return m.import_doubt_no_reason();
	}
	if ('partner' in proposed && proposed.partner !== null && proposed.partnerId === null) {
		return m.import_doubt_new_partner();
	}
	// A highlight is of the year of its document.
	return proposed.type === 'highlight' ? m.import_doubt_year() : m.import_doubt_text();
}

export const matchReasonLabel = wordsOf<MatchReason>({
	name: m.import_match_name,
	partner: m.import_match_partner,
	kind: m.import_match_kind,
	date: m.import_match_date,
	words: m.import_match_words,
	source: m.import_match_source
});

const COUNTED: Readonly<Record<ImportedNoun, (of: { count: number }) => string>> = {
	partner: m.import_noun_partner,
	agreement: m.import_noun_agreement,
	activity: m.import_noun_activity,
	initiative: m.import_noun_initiative,
	goal: m.import_noun_goal,
	highlight: m.import_noun_highlight,
	organisation: m.import_noun_organisation,
	person: m.import_noun_person
};

/** "4 activities" */
export function countedNoun(noun: ImportedNoun, count: number): string {
	return COUNTED[noun]({ count });
}

/** What the fields of an edited proposal are called, for the list of what is wrong. */
export function editLabels(): Record<string, string> {
	return {
		text: m.import_edit_text(),
		partner: m.import_edit_partner_name(),
		partnerId: m.import_fact_partner(),
		name: m.import_fact_name(),
		kind: m.import_fact_kind(),
		bodyKind: m.import_fact_kind(),
		country: m.import_fact_country(),
		status: m.import_fact_status(),
		reason: m.import_fact_reason(),
		reasonNote: m.import_edit_reason_note(),
		starts: m.activity_starts(),
		ends: m.activity_ends(),
		participants: m.import_fact_participants(),
		agreementKind: m.import_fact_agreement(),
		signed: m.import_fact_signed()
	};
}

/** The sentence above a review: what is left to do, and how. */
export function reviewLede({ import: row, counts, sure, ...review }: Review): string {
	if (row.state === 'undone') return review.became.length > 0 ? m.import_undone_rest() : m.import_undone_lede();
	if (row.total === 0) return m.import_lede_nothing();
	if (row.state === 'finished') return review.became.length > 0 ? m.import_finished_lede() : m.import_lede_done();
	const look = counts.look > 0 ? m.import_lede_look({ count: counts.look }) : '';
	const rest = sure > 0 ? m.import_lede_sure({ count: sure }) : '';
	return [look, rest].filter(Boolean).join(' ') || m.import_lede_done();
}

/** Where something stands, in words for a record that keeps them: "deck.pptx, slide 4". */
export function sourceWords({ name, mediaType }: Pick<Import, 'name' | 'mediaType'>, page: number): Texts {
	return Object.fromEntries(
		LANGUAGES.map((locale) => {
			const where = { name: name || m.import_pasted({}, { locale }), page };
			return [
				locale,
				isSlides(mediaType) ? m.import_source_slide(where, { locale }) : m.import_source_page(where, { locale })
			];
		})
	);
}
