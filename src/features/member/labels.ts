import type { Language } from '#kernel/language.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import { ROLES, type Role } from './member.ts';

export const roleLabel = wordsOf<Role>({
	reader: m.member_is_reader,
	coordinator: m.member_is_coordinator,
	director: m.member_is_director
});

const DOES: Record<Role, () => string> = {
	reader: m.member_reader_does,
	coordinator: m.member_coordinator_does,
	director: m.member_director_does
};

/** The roles to choose from, each with what it may do. */
export function roleOptions(language: Language) {
	return ROLES.map((role) => ({ value: role, label: `${roleLabel(role, language)}: ${DOES[role]()}` }));
}
