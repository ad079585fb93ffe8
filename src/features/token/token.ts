/** What a token may do: only read, or also write what its member may write. */
export const SCOPES = ['read', 'write'] as const;
export type Scope = (typeof SCOPES)[number];

/** For how many days a token can be made. None lasts for ever. */
export const LIFETIMES = ['30', '90', '365'] as const;
export type Lifetime = (typeof LIFETIMES)[number];

/** A key by which a program of a member works in an office. The key itself is shown once and kept nowhere. */
export interface Token {
	id: string;
	/** What it is for, in the words of who made it. */
	name: string;
	scope: Scope;
	/** The last day on which it is good, YYYY-MM-DD. */
	expiresOn: string;
	lastUsedOn: string | null;
	/** Whose it is. */
	userId: string;
	userName: string;
}

/** What tokens begin with, so that whoever finds one knows what it is. */
export const TOKEN_PREFIX = 'kesher_';

/** @param day YYYY-MM-DD */
export function isOver({ expiresOn }: Pick<Token, 'expiresOn'>, day: string): boolean {
	return expiresOn < day;
}
