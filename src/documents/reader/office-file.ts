import { isWordFile, readWordFile } from './docx/docx.ts';
import { openOfficeFile } from './office-parts.ts';
import { isPresentation, readPresentation } from './pptx/pptx.ts';
import type { ReadDocument } from '#kernel/read-document.ts';
import { Unreadable } from './unreadable.ts';

/**
 * What a presentation or a Word file says.
 * @throws Unreadable where it has a password, is damaged, of before 2007, too large, or something else
 */
export function readOfficeFile(bytes: Uint8Array): ReadDocument {
	const parts = openOfficeFile(bytes);
	if (isPresentation(parts)) return readPresentation(parts);
	if (isWordFile(parts)) return readWordFile(parts);
	throw new Unreadable('unknown');
}
