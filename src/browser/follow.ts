/** So often it is looked how far something is. */
const EVERY = 2000;

/** Shows how far something is that is being made, for as long as it is. Whoever is at a button of it stays there. */
export function follow(): void {
	setTimeout(() => void look().finally(follow), EVERY);
}

async function look(): Promise<void> {
	const shown = document.querySelector<HTMLElement>('[data-follow=busy]');
	if (!shown || document.hidden) return;
	// A server that cannot be reached says nothing; it is asked again.
	const response = await fetch(location.href).catch(() => undefined);
	if (!response?.ok || response.redirected) return;
	const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
	const fresh = answer.querySelector<HTMLElement>('[data-follow]');
	// A button that was pressed meanwhile has exchanged the page.
	if (!fresh || !shown.isConnected) return;
	const at = shown.contains(document.activeElement) ? document.activeElement : null;
	const row = at?.closest('[tabindex="-1"][id]')?.id;
	if (shown.innerHTML !== fresh.innerHTML) {
		shown.replaceChildren(...fresh.childNodes);
		if (at) (document.getElementById(at.id) ?? document.getElementById(row ?? ''))?.focus();
	}
	shown.dataset['follow'] = fresh.dataset['follow'] ?? '';
	say(answer.querySelector('[data-follow-said]')?.textContent ?? '');
}

/** Only what is new is said. */
function say(sentence: string): void {
	const said = document.querySelector('[data-follow-said]');
	if (said && said.textContent !== sentence) said.textContent = sentence;
}
