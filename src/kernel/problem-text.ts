import type { Problem, ProblemCode } from '#kernel/form.ts';
import { m } from '#paraglide/messages.js';

const SENTENCES: Record<ProblemCode, (limit: { limit: number }) => string> = {
	required: m.problem_required,
	too_long: m.problem_too_long,
	not_a_date: m.problem_not_a_date,
	not_a_day: m.problem_not_a_day,
	not_a_year: m.problem_not_a_year,
	not_a_number: m.problem_not_a_number,
	too_small: m.problem_too_small,
	too_large: m.problem_too_large,
	not_degrees: m.problem_not_degrees,
	not_a_choice: m.problem_not_a_choice,
	not_an_address: m.problem_not_an_address,
	not_an_email: m.problem_not_an_email,
	not_a_phone: m.problem_not_a_phone,
	name_or_role: m.problem_name_or_role,
	chosen_twice: m.problem_chosen_twice,
	email_taken: m.problem_email_taken,
	not_a_slug: m.problem_not_a_slug,
	slug_reserved: m.problem_slug_reserved,
	slug_taken: m.problem_slug_taken,
	ends_before_start: m.problem_ends_before_start,
	still_open: m.problem_still_open,
	reason_needed: m.problem_reason_needed,
	only_suspended: m.problem_only_suspended,
	only_letters: m.problem_only_letters,
	password_short: m.problem_password_short,
	password_wrong: m.problem_password_wrong,
	code_wrong: m.problem_code_wrong,
	password_guessable: m.problem_password_guessable,
	passwords_differ: m.problem_passwords_differ,
	not_a_time_zone: m.problem_not_a_time_zone,
	not_a_country: m.problem_not_a_country,
	not_a_colour: m.problem_not_a_colour,
	last_director: m.problem_last_director,
	director_unlimited: m.problem_director_unlimited,
	already_member: m.problem_already_member,
	file_needed: m.problem_file_needed,
	file_too_large: m.problem_file_too_large,
	file_kind: m.problem_file_kind,
	logo_kind: m.problem_logo_kind,
	partner_unclear: m.problem_partner_unclear,
	not_a_field: m.problem_not_a_field,
	not_the_name: m.problem_not_the_name,
	tells_who: m.problem_tells_who,
	not_an_issuer: m.problem_not_an_issuer,
	provider_untried: m.problem_provider_untried,
	place_unknown: m.problem_place_unknown,
	gone: m.problem_gone
};

/** What is wrong with a field and how to put it right. */
export function problemText(problem: Problem): string {
	return SENTENCES[problem.code]({ limit: problem.limit ?? 0 });
}
