import { placeLabels, type Place } from '#features/place/place.ts';
import { m } from '#paraglide/messages.js';
import { getLocale } from '#paraglide/runtime.js';
import './language.ts';

/** Long enough that a fast typist asks once a word. */
const PAUSE = 150;
/** What the whole form has of a place; the fields themselves stand on the page, under these names. */
type FieldName = 'place' | 'country' | 'latitude' | 'longitude' | 'timeZone';

let asking: AbortController | undefined;

/** While one types. */
export function suggest(field: HTMLElement): void {
	void look(field, PAUSE, false);
}

export function find(button: HTMLElement): void {
	void look(button, 0, true);
}

/** Only the answer to the last question counts. */
async function look(within: HTMLElement, pause: number, isAsked: boolean): Promise<void> {
	const whole = within.closest<HTMLElement>('[data-places]');
	if (!whole) return;
	asking?.abort();
	const { signal } = (asking = new AbortController());
	const words = field(whole, 'place')?.value.trim() ?? '';
	if (words.length < 2) return show(whole, isAsked ? [] : undefined, isAsked);
	await new Promise((resolve) => setTimeout(resolve, pause));
	if (signal.aborted) return;
	const query = new URLSearchParams({ q: words, country: field(whole, 'country')?.value ?? '' });
	// A server that cannot be reached suggests nothing; what is typed is saved all the same.
	const response = await fetch(`${whole.dataset['places'] ?? ''}?${query.toString()}`, { signal }).catch(
		() => undefined
	);
	// Whoever was signed out meanwhile is led to the sign-in page, which is no list of places.
	if (!response?.ok || response.redirected) return;
	const places = (await response.json()) as Place[];
	if (!signal.aborted) show(whole, places, isAsked);
}

function show(whole: HTMLElement, places: Place[] | undefined, isAsked: boolean): void {
	for (const old of whole.querySelectorAll('.places__found, .places > [role]')) old.remove();
	const count = places?.length ?? 0;
	const said = whole.querySelector('[aria-live]');
	if (said) said.textContent = count > 0 ? m.place_found({ count }) : '';
	if (places && count > 0) whole.append(list(whole, places));
	else if (places) {
		// To who asked by the button at once, to who still types when there is a pause.
		const none = Object.assign(document.createElement('p'), { className: 'hint', role: isAsked ? 'alert' : 'status' });
		whole.append(none);
		none.textContent = m.place_none();
	}
}

function list(whole: HTMLElement, places: Place[]): HTMLElement {
	const labels = placeLabels(places, getLocale());
	const list = Object.assign(document.createElement('ul'), { className: 'places__found' });
	list.ariaLabel = m.place_choose();
	list.append(
		...places.map((place, index) => {
			const button = document.createElement('button');
			Object.assign(button, { type: 'button', className: 'btn', dir: 'auto', textContent: labels[index] ?? '' });
			button.addEventListener('click', () => take(whole, place));
			const item = document.createElement('li');
			item.append(button);
			return item;
		})
	);
	return list;
}

/** Fills in what is known of a place; a country that was chosen stays. */
function take(whole: HTMLElement, place: Place): void {
	asking?.abort();
	const set = (name: FieldName, value: string) => {
		const input = field(whole, name);
		if (input) input.value = value;
	};
	set('place', place.name);
	set('latitude', String(place.latitude));
	set('longitude', String(place.longitude));
	set('timeZone', place.timeZone);
	if (!field(whole, 'country')?.value) set('country', place.country);
	show(whole, undefined, false);
	field(whole, 'place')?.focus();
}

function field(whole: HTMLElement, name: FieldName): HTMLInputElement | HTMLSelectElement | null {
	return whole.closest('form')?.querySelector(`[name=${name}]`) ?? null;
}
