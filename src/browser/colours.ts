/** A colour is typed, and beside that chosen: each field says what the other does, once it is a colour. */
export function sameColour(field: HTMLInputElement): void {
	const other = (field.nextElementSibling ?? field.previousElementSibling) as HTMLInputElement;
	if (/^#[\da-f]{6}$/i.test(field.value)) other.value = field.value;
}
