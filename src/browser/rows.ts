/** "Another row": the last one once more, empty. */
export function addRow(button: HTMLElement): void {
	const rows = button.parentElement?.querySelectorAll<HTMLElement>(':scope > .linkrow');
	const last = rows && [...rows].at(-1);
	if (!last) return;
	const row = last.cloneNode(true) as HTMLElement;
	for (const select of row.querySelectorAll('select')) empty(select, rows.length + 1);
	last.after(row);
	row.querySelector('select')?.focus();
}

/** There is always one more to choose. */
export function growPicks(select: HTMLSelectElement): void {
	const all = [...(select.parentElement?.querySelectorAll('select') ?? [])];
	const last = all.at(-1);
	if (!last || last.value === '') return;
	const next = last.cloneNode(true) as HTMLSelectElement;
	empty(next, all.length + 1);
	last.after(next);
}

function empty(select: HTMLSelectElement, number: number): void {
	for (const option of select.options) option.removeAttribute('selected');
	select.selectedIndex = 0;
	select.removeAttribute('aria-invalid');
	// "Partners, row 2": the number stands last.
	select.ariaLabel = select.ariaLabel?.replace(/\d+(?=\D*$)/, String(number)) ?? '';
}
