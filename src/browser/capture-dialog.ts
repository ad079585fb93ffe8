import { mount, unmount } from 'svelte';
import CaptureDialog from '#features/capture/components/CaptureDialog.svelte';
import type { OfficeWords } from '#features/capture/view.ts';
import './language.ts';
import { moveToasts, refreshPage } from './page.ts';

/** @param base "/o/raanana" */
export function showDialog(base: string, words: OfficeWords, line: string): void {
	const opener = document.activeElement;
	const dialog = mount(CaptureDialog, {
		target: document.body,
		props: {
			...{ base, words, line },
			onsend: () => document.querySelector('[data-toasts]')?.replaceChildren(),
			onrecorded: async () => {
				await refreshPage();
				// What opened the dialog may have been exchanged with the page.
				if (opener && !opener.isConnected) document.getElementById('main')?.focus();
			},
			onclose: () => {
				if (document.querySelector('[data-toasts] .toast')) moveToasts('[data-toasts]', '.toasts');
				void unmount(dialog);
			}
		}
	});
}
