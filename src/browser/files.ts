/** What is said of a file that is too large stands on the page, hidden, and shows before the upload. */
export function sayLarge(input: HTMLInputElement): void {
	const said = input.closest('form')?.querySelector<HTMLElement>(`#${input.id}-large`);
	if (said) said.hidden = !isLarge(input);
	if (isLarge(input)) input.setAttribute('aria-invalid', 'true');
	else input.removeAttribute('aria-invalid');
}

/** It is not sent either. */
export function keepLarge(form: HTMLFormElement, event: Event): void {
	const input = [...form.querySelectorAll<HTMLInputElement>('input[data-largest]')].find(isLarge);
	if (!input) return;
	event.preventDefault();
	input.focus();
}

function isLarge(input: HTMLInputElement): boolean {
	return (input.files?.[0]?.size ?? 0) > Number(input.dataset['largest']);
}
