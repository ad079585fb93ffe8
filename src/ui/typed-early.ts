/**
 * What somebody types before the page's script has arrived. Taking over the page sets every field back to what the
 * server wrote, so it is noted until then and put back after.
 */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const typed = new Map<Field, () => void>();

/** As soon as the first script runs: what was typed up to now, and what is typed while the rest arrives. */
export function noteTyped(): void {
	for (const field of document.querySelectorAll<Field>('input, textarea, select')) note(field);
	for (const type of ['input', 'change']) document.addEventListener(type, noteEvent, true);
}

/** When the script has taken over the page. */
export function putBackTyped(): void {
	for (const type of ['input', 'change']) document.removeEventListener(type, noteEvent, true);
	for (const [field, putBack] of typed) {
		putBack();
		for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
	}
	typed.clear();
}

function noteEvent({ target }: Event): void {
	if (!(target instanceof HTMLElement && target.matches('input, textarea, select'))) return;
	note(target as Field);
	// Ticking one of several takes the tick from another, which hears of nothing.
	const { form, name } = target as Field;
	if (form) for (const other of form.querySelectorAll<Field>(`[name="${CSS.escape(name)}"]`)) note(other);
}

function note(field: Field): void {
	const putBack = toPutBack(field);
	if (putBack) typed.set(field, putBack);
	else typed.delete(field);
}

/** @returns undefined where the field holds what the server wrote, or what no script may set */
function toPutBack(field: Field): (() => void) | undefined {
	if (field instanceof HTMLSelectElement) {
		const options = [...field.options];
		const chosen = options.map((option) => option.selected);
		// Where the server marked no option, the browser shows the first: nobody chose that one.
		const marked = options.some((option) => option.defaultSelected) || field.multiple;
		const isAsWritten = options.every((option, index) =>
			marked ? option.defaultSelected === chosen[index] : chosen[index] === (index === 0)
		);
		if (isAsWritten) return undefined;
		return () => options.forEach((option, index) => (option.selected = chosen[index] ?? false));
	}
	if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
		const { checked } = field;
		return checked === field.defaultChecked ? undefined : () => (field.checked = checked);
	}
	if (field instanceof HTMLInputElement && ['file', 'hidden'].includes(field.type)) return undefined;
	const { value } = field;
	return value === field.defaultValue ? undefined : () => (field.value = value);
}
