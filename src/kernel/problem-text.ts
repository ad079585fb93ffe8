import type { Problem, ProblemCode } from '#kernel/form.ts';
import { m } from '#paraglide/messages.js';
import { SETTING_SENTENCES } from './setting-problem-text.ts';

const SENTENCES: Record<ProblemCode, (inputs: { limit: number; field: string }) => string> = {
	...SETTING_SENTENCES,
	required: m.problem_required,
	too_long: m.problem_too_long,
	not_a_date: m.problem_not_a_date,
	not_a_day: m.problem_not_a_day,
	no_such_day: m.problem_no_such_day,
	not_a_year: m.problem_not_a_year,
	not_an_item: m.problem_not_an_item,
	not_a_number: m.problem_not_a_number,
	too_small: m.problem_too_small,
	too_large: m.problem_too_large,
	not_a_choice: m.problem_not_a_choice,
	chosen_twice: m.problem_chosen_twice,
	ends_before_start: m.problem_ends_before_start,
	still_open: m.problem_still_open,
	by_steps_only: m.problem_by_steps_only,
	decision_needed: m.problem_decision_needed,
	not_yet: m.problem_not_yet,
	signed_since: m.problem_signed_since,
	partner_there: m.problem_partner_there,
	agreement_changed: m.problem_agreement_changed,
	request_stays: m.problem_request_stays,
	reason_needed: m.problem_reason_needed,
	only_letters: m.problem_only_letters,
	partner_unclear: m.problem_partner_unclear,
	place_unknown: m.problem_place_unknown,
	before_decision: m.problem_before_decision,
	without_words: m.problem_without_words,
	before_beginning: m.problem_before_beginning,
	too_long_ago: m.problem_too_long_ago,
	not_after_decision: m.problem_not_after_decision,
	further_stays: m.problem_further_stays,
	gates_open: m.problem_gates_open,
	report_not_open: m.problem_report_not_open,
	report_has_points: m.problem_report_has_points,
	report_line_gone: m.problem_report_line_gone,
	too_many_files: m.problem_too_many_files,
	table_empty: m.problem_table_empty,
	table_too_long: m.problem_table_too_long,
	table_column_needed: m.problem_table_column_needed,
	table_encrypted: m.problem_table_encrypted,
	table_old_format: m.problem_table_old_format,
	table_damaged: m.problem_table_damaged,
	table_too_large: m.problem_table_too_large,
	table_unknown: m.problem_table_unknown,
	gone: m.problem_gone
};

/** What is wrong with a field and how to put it right. */
export function problemText(problem: Problem): string {
	return SENTENCES[problem.code]({ limit: problem.limit ?? 0, field: problem.field });
}
