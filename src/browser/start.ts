/**
 * The script of an office's pages. Every page is complete as the server sends it; this makes it quicker to use. It
 * takes nothing over: it listens to the whole document, so that what is put into a page later needs no wiring.
 */
import { carry, carryOff, carryOver } from './board.ts';
import { openCapture } from './capture.ts';
import { sameColour } from './colours.ts';
import { copy } from './copy.ts';
import { addRow, growPicks } from './rows.ts';
import { dropEmpty, narrow } from './filters.ts';
import { keepLarge, sayLarge } from './files.ts';
import { follow } from './follow.ts';
import { on } from './on.ts';
import { announce, submitHere } from './page.ts';
import { pressKey } from './keys.ts';

// What the page came with is not heard; what is put there afterwards is.
announce(document.querySelector('.toasts'));

addEventListener('keydown', pressKey);

on('click', 'a[data-capture]', (link: HTMLAnchorElement, event) => {
	const { button, ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent;
	if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
	event.preventDefault();
	const { pathname, searchParams } = new URL(link.href);
	void openCapture(pathname, searchParams.get('line') ?? '');
});
on('submit', 'form:has([data-capture-line])', (form: HTMLFormElement, event) => {
	const input = form.querySelector<HTMLInputElement>('[data-capture-line]');
	if (!input) return;
	event.preventDefault();
	void openCapture(new URL(form.action).pathname, input.value);
	input.value = '';
});

on('change', 'form[data-filters] *', narrow);
on('formdata', 'form[data-filters]', dropEmpty);
on('submit', 'form[data-here]', submitHere);
on('click', '[data-add-row]', addRow);
on('change', '[data-picks] select', growPicks);
on('change', 'input[data-largest]', sayLarge);
on('submit', 'form:has([data-largest])', keepLarge);
on('click', '[data-copy]', copy);
on('input', '.colour > *', sameColour);
on('click', '[data-dismiss]', (button) => button.closest('.toast')?.remove());

// A server that cannot be reached says nothing; it is asked again.
setInterval(() => void follow().catch(() => undefined), 2000);

on('input', '[data-places] [name=place]', async (field: HTMLInputElement) => {
	(await import('./places.ts')).suggest(field);
});
on('click', '[data-find-place]', async (button, event) => {
	event.preventDefault();
	(await import('./places.ts')).find(button);
});
for (const type of ['pointerover', 'pointerdown', 'dragstart']) on(type, '[data-card]', carry);
for (const type of ['dragover', 'drop']) on(type, '[data-column]', carryOver);
for (const type of ['dragleave', 'dragend']) on(type, '[data-column]', carryOff);
