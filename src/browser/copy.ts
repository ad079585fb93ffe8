/** Puts what a button stands beside into the clipboard and says so; where there is none to write to, it is marked. */
export async function copy(button: HTMLElement): Promise<void> {
	try {
		await navigator.clipboard.writeText(button.dataset['copy'] ?? '');
		const words = button.querySelector('span');
		if (words) words.textContent = button.dataset['copied'] ?? '';
	} catch {
		button.parentElement?.querySelector('input')?.select();
	}
}
