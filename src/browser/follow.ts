/**
 * Shows how far something is that is being made, for as long as the page says that it is. Whoever is at a button of it
 * stays there, or in its row where the button is gone; what is said of the whole is said when it changes.
 */
export async function follow(): Promise<void> {
	const shown = document.querySelector('[data-follow=busy]');
	if (!shown || document.hidden) return;
	const answer = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
	const fresh = answer.querySelector('[data-follow]');
	// Whoever was signed out meanwhile is led elsewhere when they press something.
	if (!fresh) return;
	const at = document.activeElement;
	const row = at?.closest('li')?.id ?? '';
	if (shown.outerHTML !== fresh.outerHTML) shown.replaceWith(fresh);
	if (at && !at.isConnected) (document.getElementById(at.id) ?? document.getElementById(row))?.focus();
	const [said, says] = [document, answer].map((each) => each.querySelector('[data-follow-said]'));
	if (said && said.textContent !== says?.textContent) said.textContent = says?.textContent ?? '';
}
