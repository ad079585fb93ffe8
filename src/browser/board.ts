/**
 * Cards of the board that are carried to another column, or sent there with a key. What each column comes to for a
 * card, and what is said of those to which it does not go, the page tells: features/initiative/board.ts.
 */
const COLUMNS = ['idea', 'proposal', 'initiative', 'completed'];
let carried: HTMLElement | null = null;

/** A card can be carried from when the mouse is over it or pressed on it, and is from when it is dragged. */
export function carry(card: HTMLElement, event: Event): void {
	card.draggable = true;
	if (event.type === 'dragstart') carried = card;
}

/** A column over which a card is carried shows that it can be let go there, and takes it when it is. */
export function carryOver(column: HTMLElement, event: Event): void {
	if (!carried) return;
	event.preventDefault();
	column.classList.toggle('is-over', event.type === 'dragover');
	if (event.type === 'drop') sendTo(carried, column.dataset['column']);
}

/** The card was carried away again, or is carried no more. */
export function carryOff(column: HTMLElement, event: Event): void {
	column.classList.remove('is-over');
	if (event.type === 'dragend') carried = null;
}

/** "]" sends the card that has the focus a stage on, and "[" one back. @returns whether there is such a card */
export function pressBoardKey(key: string): boolean {
	const card = document.activeElement?.closest<HTMLElement>('[data-card]');
	const step = { ']': 1, '[': -1 }[key];
	if (!card || !step) return false;
	sendTo(card, COLUMNS[COLUMNS.indexOf(card.dataset['card'] ?? '') + step]);
	return true;
}

function sendTo(card: HTMLElement, to = ''): void {
	const comes = new RegExp(`${to}:(\\w+)`).exec(card.dataset['drops'] ?? '')?.[1] ?? '';
	const board = card.closest<HTMLElement>('[data-board]');
	const said = board?.querySelector('[role=status]');
	if (comes === 'move') card.querySelector<HTMLElement>(`[value=${to}]`)?.click();
	else if (comes === 'decide' || comes === 'complete') {
		location.assign(`${card.querySelector<HTMLAnchorElement>('h3 a')?.href ?? ''}/${comes}`);
	} else if (said) said.textContent = board?.dataset[comes] ?? '';
}
