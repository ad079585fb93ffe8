import type { FlowDocument } from '#kernel/flow-document.ts';
import type { Outfit } from '#kernel/look.ts';
import { strangersIn } from '#documents/fonts/lacking.ts';
import { typefacesFor } from '#documents/fonts/typefaces.ts';
import { pathOfPicture } from './printed-blocks.ts';
import { printedDocument } from './printed-document.ts';
import { printedSheet } from './printed-sheet.ts';
import { typeset } from './typst.ts';

// One document per process: Typst blocks while it sets, and keeps what it has seen. pdf.ts starts this.

export interface PdfJob {
	document: FlowDocument;
	outfit: Outfit;
}

export type PdfResult = { bytes: Uint8Array; replaced: string[] } | { error: string };

process.once('message', (job: PdfJob) => {
	process.send?.(work(job), () => process.disconnect());
});

function work({ document, outfit }: PdfJob): PdfResult {
	try {
		const isSheet = document.form === 'sheet';
		const draft = JSON.stringify(isSheet ? printedSheet(document, outfit) : printedDocument(document, outfit));
		const { families, fonts, legible, replaced } = typefacesFor(draft, outfit.look.typeface);
		const printed = JSON.parse(draft, (_, value: unknown) =>
			typeof value === 'string' ? legible(value) : value
		) as object;
		const template = { folder: import.meta.dirname, file: isSheet ? 'sheet.typ' : 'document.typ' };
		const files = new Map([...outfit.pictures].map(([name, picture]) => [pathOfPicture(name), picture]));
		const strangers = strangersIn(draft, outfit.look.typeface);
		const bytes = typeset(template, { ...printed, families, strangers }, fonts, files);
		return { bytes, replaced: [...replaced] };
	} catch (error) {
		return { error: (error as Error).message };
	}
}
