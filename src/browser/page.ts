/**
 * Puts what the server answers into the page: what is between its borders is exchanged, the borders stay, and with
 * them the focus, the place on the page and what is open.
 */
let asked = new AbortController();
let isSending = false;
// An answer that is cut off because the page is being left is no fault.
addEventListener('beforeunload', () => asked.abort());

/** What this address shows, in the place of what is shown. Only the last question counts. */
export async function showPage(address: string): Promise<void> {
	await exchange(address, {}, () => location.assign(address));
}

/** Sends a form of buttons and shows what came of it, without leaving the one that was pressed. */
export async function submitHere(form: HTMLFormElement, event: Event): Promise<void> {
	const { submitter } = event as SubmitEvent;
	event.preventDefault();
	if (isSending) return;
	isSending = true;
	const answer = await send(form, submitter).catch(() => undefined);
	isSending = false;
	if (answer?.type === 'success' || (answer?.type === 'redirect' && answer.location)) {
		const to = new URL(answer.location ?? location.href, location.href);
		if (to.pathname !== location.pathname) return location.assign(to);
		const again = sameButton(form, submitter);
		await showPage(to.href);
		// An answer may say where to go on; else one stays at the button.
		const next = to.hash === '' ? again() : document.getElementById(to.hash.slice(1));
		next?.focus();
	} else {
		// It was not done: sent as the browser sends it, the page says why.
		form.removeAttribute('data-here');
		form.requestSubmit(submitter);
	}
}

async function send(
	form: HTMLFormElement,
	submitter: HTMLElement | null
): Promise<{ type: string; location?: string }> {
	const request = { method: 'POST', headers: { accept: 'application/json' }, body: new FormData(form, submitter) };
	// One form may hold buttons that do different things.
	const to = submitter?.hasAttribute('formaction') ? (submitter as HTMLButtonElement).formAction : form.action;
	return (await (await fetch(to, request)).json()) as { type: string; location?: string };
}

/** Finds the button that was pressed on the page as it is now; the other one of its form, where it is disabled. */
function sameButton(form: HTMLFormElement, submitter: HTMLElement | null): () => HTMLButtonElement | undefined {
	const action = form.getAttribute('action');
	const id = form.querySelector<HTMLInputElement>('[name=id]')?.value;
	const value = submitter?.getAttribute('value');
	return () => {
		const buttons = [...document.querySelectorAll<HTMLButtonElement>('form[data-here] button:enabled')].filter(
			(button) =>
				button.form?.getAttribute('action') === action &&
				button.form?.querySelector<HTMLInputElement>('[name=id]')?.value === id
		);
		return buttons.find((button) => button.getAttribute('value') === value) ?? buttons[0];
	};
}

/** After something was saved beside the page. What is being filled in stays. */
export async function refreshPage(): Promise<void> {
	if (isFilledIn()) await exchange(location.href, {}, () => undefined, ['.toasts']);
	else await exchange(location.href, {}, () => location.reload());
	moveToasts('.toasts', 'dialog[open] [data-toasts]');
}

/** A dialog lies over the messages of the page: while it is open, they are in it. */
export function moveToasts(from: string, to: string): void {
	document.querySelector(to)?.replaceChildren(...(document.querySelector(from)?.childNodes ?? []));
}

/** Says what is in a region that speaks, though it was there before. */
export function announce(region: Element | null): void {
	if (region?.firstChild) setTimeout(() => region.append(...region.childNodes), 100);
}

async function exchange(
	address: string,
	request: RequestInit,
	instead: () => void,
	parts: readonly string[] = ['main', '.toasts']
): Promise<void> {
	asked.abort();
	const { signal } = (asked = new AbortController());
	let answer: Document;
	try {
		const response = await fetch(address, { ...request, signal });
		if (response.redirected && new URL(response.url).pathname !== location.pathname) {
			return location.assign(response.url);
		}
		if (response.status >= 500) return instead();
		answer = new DOMParser().parseFromString(await response.text(), 'text/html');
	} catch {
		if (!signal.aborted) instead();
		return;
	}
	if (signal.aborted) return;
	// Read without a script, they would hold fields.
	for (const each of answer.querySelectorAll('noscript')) each.remove();
	if (parts.includes('main')) document.title = answer.title;
	for (const part of parts) put(part, answer);
}

function put(part: string, answer: Document): void {
	const [old, fresh] = [document.querySelector(part), answer.querySelector(part)];
	if (!old || !fresh) return;
	const [kept, filters] = [old, fresh].map((each) => each.querySelector(':scope > form[data-filters]'));
	if (kept && filters) {
		for (const each of [...old.childNodes]) if (each !== kept) each.remove();
		const nodes = [...fresh.childNodes];
		const at = nodes.indexOf(filters);
		kept.before(...nodes.slice(0, at));
		kept.after(...nodes.slice(at + 1));
		kept.lastElementChild?.replaceWith(filters.lastElementChild ?? '');
	} else old.replaceChildren(...fresh.childNodes);
	announce(part === 'main' ? old.querySelector('[role=status]') : null);
}

function isFilledIn(): boolean {
	const main = document.querySelector('main');
	if (main?.querySelector('[role=alert]')) return true;
	return [...(main?.querySelectorAll('input, textarea, option') ?? [])].some((field) => {
		if (field instanceof HTMLOptionElement) return field.selected && !field.defaultSelected && field.value !== '';
		const { value, defaultValue, checked, defaultChecked } = field as HTMLInputElement;
		return value !== defaultValue || checked !== defaultChecked;
	});
}
