/** What a single key does while an import is reviewed: moving between proposals, or deciding on the one that has the focus. */
export type ReviewKey = 'next' | 'previous' | 'accept' | 'edit' | 'merge' | 'skip' | 'back';

/** By the letter of either layout, as everywhere: nobody switches the keyboard for them. */
const KEYS: ReadonlyMap<string, ReviewKey> = new Map(
	Object.entries({
		arrowdown: 'next',
		j: 'next',
		arrowup: 'previous',
		k: 'previous',
		a: 'accept',
		א: 'accept',
		e: 'edit',
		ע: 'edit',
		m: 'merge',
		צ: 'merge',
		s: 'skip',
		ד: 'skip',
		u: 'back',
		ב: 'back'
	} as const)
);

export function reviewKeyOf(key: string): ReviewKey | undefined {
	return KEYS.get(key.toLowerCase());
}
