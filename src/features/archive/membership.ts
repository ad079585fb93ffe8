import type { Role } from '#features/member/member.ts';

/** What a membership says that an archive brings. */
export interface Brought {
	role: Role;
	starts: string | null;
	ends: string | null;
}

/**
 * A membership as it comes in with an archive: it is on record and lets nobody in, until a director of the new office
 * says so. It was over on the day before, where it was not over earlier. Whoever directs an office does so without
 * limit, so a director is a coordinator meanwhile.
 * @param before the day before, YYYY-MM-DD
 */
export function onRecord({ role, starts, ends }: Brought, before: string): Brought {
	const last = ends !== null && ends < before ? ends : before;
	return {
		role: role === 'director' ? 'coordinator' : role,
		starts: starts !== null && starts > last ? last : starts,
		ends: last
	};
}
