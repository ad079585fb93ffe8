import { reviewKeyOf } from '#features/import/shortcuts.ts';

/**
 * The single keys of a page on which proposals are reviewed. They decide on the one that has the focus and on no other:
 * where none has, they lead to the first that is open.
 * @returns whether the key was one of them
 */
export function pressReviewKey(key: string): boolean {
	const list = document.querySelector('[data-review]');
	const does = list ? reviewKeyOf(key) : undefined;
	if (!list || !does) return false;
	const rows = [...list.querySelectorAll<HTMLElement>('[data-proposal]')];
	const at = rows.findIndex((row) => row.contains(document.activeElement));
	if (does === 'next') moveTo(rows[Math.min(at + 1, rows.length - 1)]);
	else if (does === 'previous') moveTo(rows[Math.max(at - 1, 0)]);
	else if (does === 'back') buttonOf(rows[at], does, list.querySelector('[data-kept]'))?.click();
	else if (at < 0) moveTo(rows.find((row) => row.dataset['proposal'] === 'open'));
	else buttonOf(rows[at], does)?.click();
	return true;
}

/** Of one row, or else of another that stands in for it. */
function buttonOf(row: Element | undefined, does: string, otherwise?: Element | null): HTMLElement | null | undefined {
	const button = `[data-do=${does}]`;
	return row?.querySelector<HTMLElement>(button) ?? otherwise?.querySelector<HTMLElement>(button);
}

function moveTo(row: HTMLElement | undefined): void {
	row?.focus({ preventScroll: true });
	row?.scrollIntoView({ block: 'nearest' });
}
