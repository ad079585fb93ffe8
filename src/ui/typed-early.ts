/**
 * What somebody types before the page's script has arrived. Taking over the page sets every field back to what the
 * server wrote, so it is noted before and put back after.
 */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

let put: (() => void)[] = [];

/** Before the script takes over the page. */
export function noteTyped(root: ParentNode = document): void {
	put = [...root.querySelectorAll<Field>('input, textarea, select')].flatMap((field) => {
		const back = toPutBack(field);
		return back
			? [
					() => {
						back();
						field.dispatchEvent(new Event('input', { bubbles: true }));
						field.dispatchEvent(new Event('change', { bubbles: true }));
					}
				]
			: [];
	});
}

/** After it. */
export function putBackTyped(): void {
	for (const each of put) each();
	put = [];
}

function toPutBack(field: Field): (() => void) | undefined {
	if (field instanceof HTMLSelectElement) {
		const chosen = [...field.options].map((option) => option.selected);
		if ([...field.options].every((option, index) => option.defaultSelected === chosen[index])) return undefined;
		return () => [...field.options].forEach((option, index) => (option.selected = chosen[index] ?? false));
	}
	if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
		const { checked } = field;
		return checked === field.defaultChecked ? undefined : () => (field.checked = checked);
	}
	if (field instanceof HTMLInputElement && ['file', 'hidden'].includes(field.type)) return undefined;
	const { value } = field;
	return value === field.defaultValue ? undefined : () => (field.value = value);
}
