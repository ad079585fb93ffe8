import { strFromU8, unzipSync } from 'fflate';
import type { Page } from './http-client.ts';
import { hasTools, lookInto } from './pdf-tools.ts';

const canReadPdf = hasTools('pdftotext');

/** All that a page says, or a file that it sends: what is looked through for what must not leave. */
export function everythingSaidBy({ bytes, html, location }: Page, path: string): string {
	if (/\.(xlsx|pptx|docx)$/.test(path) && html.startsWith('PK')) {
		return Object.values(unzipSync(bytes))
			.map((part) => strFromU8(part))
			.join();
	}
	if (html.startsWith('%PDF') && canReadPdf) return lookInto(bytes, 'pdftotext', '{}', '-').toString();
	return `${html} ${location ?? ''}`;
}
