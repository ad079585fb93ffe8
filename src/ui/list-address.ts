/** The address of a list says what narrows it and where its page begins; these parts of it are the pager's own. */
const CURSOR = 'after';
/** How what is found is shown, where there are several ways: it narrows nothing. */
const VIEW = 'view';

/** An address as a page has it: to be read, not to be changed. */
interface Address {
	readonly pathname: string;
	readonly searchParams: Pick<URLSearchParams, 'has'> & Iterable<[string, string]>;
}

/** Whether anything narrows the list. */
export function isNarrowed(address: Address): boolean {
	return [...address.searchParams].some(([name, value]) => name !== CURSOR && name !== VIEW && isSaid(name, value));
}

export function isLaterPage(address: Address): boolean {
	return address.searchParams.has(CURSOR);
}

/** The same list from its beginning, or from a cursor on. */
export function listFrom(address: Address, cursor?: string): string {
	return `${address.pathname}${query(address, cursor)}`;
}

/** The whole list, shown in the same way. */
export function allOf(address: Address): string {
	const view = [...address.searchParams].find(([name]) => name === VIEW)?.[1];
	return withView({ pathname: address.pathname, searchParams: new URLSearchParams() }, view);
}

/** The same list from its beginning, shown in another way; undefined: as it usually is. */
export function withView(address: Address, view: string | undefined): string {
	const params = new URLSearchParams([...address.searchParams].filter(([name, value]) => isKept(name, value)));
	params.delete(VIEW);
	if (view) params.set(VIEW, view);
	return params.size > 0 ? `${address.pathname}?${params.toString()}` : address.pathname;
}

/** Where the same list, as it is narrowed now, can be had as a file. */
export function downloadFrom(address: Address, path: string): string {
	return `${path}${query(address)}`;
}

function query(address: Address, cursor?: string): string {
	const params = new URLSearchParams([...address.searchParams].filter(([name, value]) => isKept(name, value)));
	if (cursor) params.set(CURSOR, cursor);
	const text = params.toString();
	return text === '' ? '' : `?${text}`;
}

/** The name of an action stands in an address like a field; it says nothing of the list. */
function isSaid(name: string, value: string): boolean {
	return value !== '' && !name.startsWith('/');
}

function isKept(name: string, value: string): boolean {
	return name !== CURSOR && isSaid(name, value);
}
