import type { Language } from '#kernel/language.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import { ROLES, type Role } from './member.ts';

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
