/** What a person may do in one office. */
export const ROLES = ['reader', 'coordinator', 'director'] as const;
export type Role = (typeof ROLES)[number];

export function isRole(value: unknown): value is Role {
	return ROLES.includes(value as Role);
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
}
