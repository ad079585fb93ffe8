import { showPage } from './page.ts';

/** Every change of a filter shows what it leaves, and the focus stays where it is. */
export function narrow(field: HTMLElement): void {
	const form = field.closest('form');
	if (!form) return;
	const query = new URLSearchParams();
	for (const [name, value] of new FormData(form)) if (typeof value === 'string') query.append(name, value);
	const address = query.size > 0 ? `${location.pathname}?${query.toString()}` : location.pathname;
	history.replaceState(null, '', address);
	void showPage(address);
}

/** Empty fields say nothing; without them the address stays short. */
export function dropEmpty(_form: HTMLElement, event: Event): void {
	const { formData } = event as FormDataEvent;
	for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
}
