/** What a person may do in one office. */
export const ROLES = ['reader', 'coordinator', 'director'] as const;
export type Role = (typeof ROLES)[number];

export function isRole(value: unknown): value is Role {
	return ROLES.includes(value as Role);
}
