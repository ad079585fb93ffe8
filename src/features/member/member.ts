import type { Language } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';

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

/** What a membership is limited to: a body of the office, and days of which both belong to it (YYYY-MM-DD). */
export interface Limits {
	bodyId: string | null;
	starts: string | null;
	ends: string | null;
}

export const UNLIMITED: Limits = { bodyId: null, starts: null, ends: null };

/** Whether a membership holds on a day at the office's place: on all others the office is not there. */
export function holdsOn({ starts, ends }: Pick<Limits, 'starts' | 'ends'>, day: string): boolean {
	return (starts === null || starts <= day) && (ends === null || day <= ends);
}

/** Whoever runs an office does so without limit: it could not be run on the day after. */
export function mayBeLimited(role: Role): boolean {
	return role !== 'director';
}

/** A person of an office, as its directors see them. */
export interface Member extends Limits {
	id: string;
	userId: string;
	name: string;
	email: string;
	role: Role;
	/** The name of their body; empty where it is gone for good. */
	body: Texts;
	/** Whether a password was set: until then only a link leads in. */
	hasPassword: boolean;
	/** Of their pages, and of letters to them. */
	language: Language;
}
