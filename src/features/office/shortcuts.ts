/** The single keys that work everywhere, by the letter of either layout: nobody switches the keyboard for them. */
export type Shortcut =
	{ does: 'capture' | 'search' | 'help' | 'await_section' } | { does: 'go'; section: number } | undefined;

/** The sections that can be reached by number. */
export const NUMBERED_SECTIONS = 5;

/** @param awaitsSection whether the key before was the one that leads to a section */
export function shortcutOf(key: string, awaitsSection: boolean): Shortcut {
	if (awaitsSection && /^[1-5]$/.test(key)) return { does: 'go', section: Number(key) };
	switch (key.toLowerCase()) {
		case 'n':
		case 'מ':
			return { does: 'capture' };
		case '/':
			return { does: 'search' };
		case '?':
			return { does: 'help' };
		case 'g':
		case 'ע':
			return { does: 'await_section' };
		default:
			return undefined;
	}
}
