import { formatDate } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import { ROLES, type Limits, type Role } from './member.ts';

export const roleLabel = wordsOf<Role>({
	reader: m.member_is_reader,
	contributor: m.member_is_contributor,
	agreements_manager: m.member_is_agreements_manager,
	coordinator: m.member_is_coordinator,
	director: m.member_is_director
});

const DOES: Record<Role, () => string> = {
	reader: m.member_reader_does,
	contributor: m.member_contributor_does,
	agreements_manager: m.member_agreements_manager_does,
	coordinator: m.member_coordinator_does,
	director: m.member_director_does
};

/** The roles to choose from, each with what it may do. */
export function roleOptions(language: Language) {
	return ROLES.map((role) => ({ value: role, label: `${roleLabel(role, language)}: ${DOES[role]()}` }));
}

/** "Sports department, from 1 Jan 2027, until 31 Dec 2027": what a membership is limited to; '' where nothing limits it. */
export function limitsInWords({ bodyId, body, starts, ends }: Limits & { body: Texts }, language: Language): string {
	const options = { locale: language };
	const parts = [
		...(bodyId ? [words(body, language) || m.member_body_gone({}, options)] : []),
		...(starts ? [m.member_from({ date: formatDate(starts, language) }, options)] : []),
		...(ends ? [m.member_until({ date: formatDate(ends, language) }, options)] : [])
	];
	return parts.join(', ');
}

/** The fields of a membership, for the form and for what is wrong with it. */
export function membershipLabels() {
	return { role: m.member_role(), bodyId: m.member_body(), starts: m.member_starts(), ends: m.member_ends() };
}
