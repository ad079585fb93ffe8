import type { Language } from '#kernel/language.ts';

/** What a person may do in one office. */
export const ROLES = ['reader', 'contributor', 'agreements_manager', 'coordinator', 'director'] as const;
export type Role = (typeof ROLES)[number];

export function isRole(value: unknown): value is Role {
	return ROLES.includes(value as Role);
}

/** The only one who runs the office: neither the role nor the membership can be taken from them. */
export function lastDirector<Who extends { role: Role }>(members: readonly Who[]): Who | undefined {
	const directors = members.filter((member) => member.role === 'director');
	return directors.length === 1 ? directors[0] : undefined;
}

/** A person of an office, as its directors see them. */
export interface Member {
	id: string;
	userId: string;
	name: string;
	email: string;
	role: Role;
	/** Whether a password was set: until then only a link leads in. */
	hasPassword: boolean;
	/** Of their pages, and of letters to them. */
	language: Language;
}
