/** Puts what stands in the field before a button into the clipboard, and says so; where there is none, it is marked. */
export function copy(button: HTMLElement): void {
	const field = button.previousElementSibling as HTMLInputElement;
	field.select();
	// Without https there is no clipboard to write to.
	(navigator.clipboard as Clipboard | undefined)
		?.writeText(field.value)
		.then(() => (button.textContent = button.dataset['copy'] ?? ''))
		.catch(() => undefined);
}
