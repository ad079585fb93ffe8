import type { OfficeWords } from '#features/capture/view.ts';

let isOpening = false;

/**
 * Quick capture as a dialog: its code is loaded when it is first wanted, and the words of the office anew each time,
 * for a partner may have come since.
 * @param path of its page, "/o/raanana/capture"
 */
export async function openCapture(path: string, line: string): Promise<void> {
	if (isOpening || document.querySelector('dialog[open]')) return;
	isOpening = true;
	try {
		const [{ showDialog }, response] = await Promise.all([import('./capture-dialog.ts'), fetch(`${path}/words`)]);
		if (!response.ok || response.redirected) throw new Error(String(response.status));
		showDialog(path.slice(0, path.lastIndexOf('/')), (await response.json()) as OfficeWords, line);
	} catch {
		// Without a connection, or a session: the page says what is the matter.
		location.assign(`${path}?line=${encodeURIComponent(line)}`);
	} finally {
		isOpening = false;
	}
}
