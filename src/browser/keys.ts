import { pressBoardKey } from './board.ts';
import { shortcutOf } from '#features/office/shortcuts.ts';
import { pressReviewKey } from './review.ts';

/** For so long the number of a section is waited for. */
const WAIT = 1500;
let waitsUntil = 0;

/** The single keys work where the page says where their list is: a person can switch them off. */
export function pressKey(event: KeyboardEvent): void {
	const list = document.querySelector<HTMLElement>('[data-keys]')?.dataset['keys'];
	if (!list || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
	if (isBusy(event.target)) return;
	// A page of proposals has keys of its own, which come first.
	if (pressReviewKey(event.key)) return event.preventDefault();
	if (pressBoardKey(event.key)) return event.preventDefault();
	const shortcut = shortcutOf(event.key, event.timeStamp < waitsUntil);
	waitsUntil = shortcut?.does === 'await_section' ? event.timeStamp + WAIT : 0;
	if (!shortcut || shortcut.does === 'await_section') return;
	const link = shortcut.does === 'go' ? `[data-section="${shortcut.section}"]` : 'a[data-capture]';
	if (shortcut.does === 'search') search();
	else if (shortcut.does === 'help') void help(list);
	else {
		const found = document.querySelector<HTMLElement>(link);
		if (!found) return;
		found.click();
	}
	event.preventDefault();
}

/** The list of the keys, which another page has: fetched once, and kept for as long as this page is open. */
async function help(address: string): Promise<void> {
	try {
		if (!document.getElementById('keys')) {
			const answer = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
			document.body.append(answer.getElementById('keys') ?? '');
		}
		const list = document.getElementById('keys') as HTMLDialogElement;
		if (!document.querySelector('dialog[open]')) list.showModal();
	} catch {
		// Without a connection, or a session: the page says what is the matter.
		location.assign(address);
	}
}

/** Where letters are typed, and where a dialog is open, they are letters. */
function isBusy(target: EventTarget | null): boolean {
	const isField =
		target instanceof Element &&
		target.closest('input, textarea, select, [contenteditable]:not([contenteditable=false])');
	return Boolean(isField) || document.querySelector('dialog[open]') !== null;
}

/** The field in the navigation; a narrow screen has none, and a page for it. */
function search(): void {
	const field = document.querySelector<HTMLInputElement>('[data-search]');
	if (!field) return;
	if (field.getClientRects().length === 0) return location.assign(field.form?.action ?? '');
	field.focus();
	field.select();
}
