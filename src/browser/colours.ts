/** A colour is typed; beside it stands a field in which it can be chosen. Each says what the other does. */
export function typeColour(chosen: HTMLInputElement): void {
	const typed = document.getElementById(chosen.dataset['colourOf'] ?? '');
	if (typed instanceof HTMLInputElement) typed.value = chosen.value;
}

export function showColour(typed: HTMLInputElement): void {
	const colour = `#${typed.value.trim().replace(/^#/, '')}`;
	const chosen = document.querySelector<HTMLInputElement>(`[data-colour-of="${typed.id}"]`);
	if (chosen && /^#[0-9a-f]{6}$/i.test(colour)) chosen.value = colour;
}
