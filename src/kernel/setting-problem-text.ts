import { m } from '#paraglide/messages.js';

/**
 * What can be wrong in forms that stand on pages of their own alone: people, offices, accounts, files. The script of the
 * pages is bundled without these sentences (`scripts/browser-script.ts`): its one form is that of quick capture.
 */
export const SETTING_SENTENCES = {
	not_degrees: m.problem_not_degrees,
	not_an_address: m.problem_not_an_address,
	not_an_email: m.problem_not_an_email,
	not_a_phone: m.problem_not_a_phone,
	name_or_role: m.problem_name_or_role,
	email_taken: m.problem_email_taken,
	not_a_slug: m.problem_not_a_slug,
	slug_reserved: m.problem_slug_reserved,
	slug_taken: m.problem_slug_taken,
	only_suspended: m.problem_only_suspended,
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
	already_over: m.problem_already_over,
	file_needed: m.problem_file_needed,
	file_too_large: m.problem_file_too_large,
	file_kind: m.problem_file_kind,
	logo_kind: m.problem_logo_kind,
	picture_side: m.problem_picture_side,
	picture_pixels: m.problem_picture_pixels,
	picture_broken: m.problem_picture_broken,
	archive_parts: m.problem_archive_parts,
	archive_unpacked: m.problem_archive_unpacked,
	archive_broken: m.problem_archive_broken,
	not_a_field: m.problem_not_a_field,
	only_told: m.problem_only_told,
	not_the_name: m.problem_not_the_name,
	tells_who: m.problem_tells_who,
	not_an_issuer: m.problem_not_an_issuer,
	provider_untried: m.problem_provider_untried,
	secret_again: m.problem_secret_again
};
