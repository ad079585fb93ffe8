import { writeWordFile } from '#documents/docx/file.ts';
import { writePage } from '#documents/page/page.ts';
import { writePdf } from '#documents/pdf/pdf.ts';
import { writeDeck } from '#documents/pptx/deck.ts';
import { writeWorkbook } from '#documents/spreadsheet/workbook.ts';
import { contentDisposition, safeFileName } from '#kernel/file-name.ts';
import { titleOf, type FlowDocument } from '#kernel/flow-document.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import type { ReportFormat } from '../report.ts';

export interface ReportFile {
	name: string;
	mediaType: string;
	bytes: Uint8Array;
}

const MEDIA_TYPES: Record<ReportFormat, string> = {
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	pdf: 'application/pdf',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	html: 'text/html; charset=utf-8'
};

/** The report as a file. The same facts give the same bytes: its date is the period's, not that of its writing. */
export async function reportFile(
	document: FlowDocument,
	format: ReportFormat,
	outfit: Outfit = PLAIN
): Promise<ReportFile> {
	return {
		name: safeFileName(`${titleOf(document)}.${format}`),
		mediaType: MEDIA_TYPES[format],
		bytes: await write(document, format, outfit)
	};
}

async function write(document: FlowDocument, format: ReportFormat, outfit: Outfit): Promise<Uint8Array> {
	switch (format) {
		case 'html':
			return writePage(document, outfit);
		case 'pdf':
			// In a process of its own: setting a page blocks.
			return (await writePdf(document, outfit)).bytes;
		case 'pptx':
			return writeDeck(document, outfit);
		case 'docx':
			return writeWordFile(document, outfit);
		case 'xlsx':
			return writeWorkbook(document, outfit);
	}
}

/** @param kind inline: the browser shows what it can show */
export function fileResponse({ name, mediaType, bytes }: ReportFile, kind: 'attachment' | 'inline'): Response {
	return new Response(bytes as BodyInit, {
		headers: {
			'content-type': mediaType,
			'content-disposition': contentDisposition(kind, name),
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
			// A page that somebody else may have written a word of runs nothing, should it ever be shown.
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox"
		}
	});
}
