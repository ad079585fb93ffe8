/** Calls back when something happens to what the selector names, or inside it, whenever it came into the page. */
export function on<Found extends HTMLElement>(
	type: string,
	selector: string,
	then: (found: Found, event: Event) => unknown
): void {
	document.addEventListener(type, (event) => {
		const found = event.target instanceof Element ? event.target.closest<Found>(selector) : null;
		if (found && !event.defaultPrevented) void then(found, event);
	});
}
