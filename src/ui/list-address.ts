/** The address of a list says what narrows it and where its page begins; these parts of it are the pager's own. */
const CURSOR = 'after';

/** An address as a page has it: to be read, not to be changed. */
interface Address {
	readonly pathname: string;
	readonly searchParams: Pick<URLSearchParams, 'has'> & Iterable<[string, string]>;
}

/** Whether anything narrows the list. */
export function isNarrowed(address: Address): boolean {
	return [...address.searchParams].some(([name, value]) => name !== CURSOR && value !== '');
}

export function isLaterPage(address: Address): boolean {
	return address.searchParams.has(CURSOR);
}

/** The same list from its beginning, or from a cursor on. */
export function listFrom(address: Address, cursor?: string): string {
	return `${address.pathname}${query(address, cursor)}`;
}

/** Where the same list, as it is narrowed now, can be had as a file. */
export function downloadFrom(address: Address, path: string): string {
	return `${path}${query(address)}`;
}

function query(address: Address, cursor?: string): string {
	const params = new URLSearchParams([...address.searchParams].filter(([name, value]) => name !== CURSOR && value));
	if (cursor) params.set(CURSOR, cursor);
	const text = params.toString();
	return text === '' ? '' : `?${text}`;
}
