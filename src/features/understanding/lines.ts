import { wordsOf, type Word } from '#features/capture/words.ts';
import type { ReadDocument, ReadParagraph } from '#kernel/read-document.ts';
import { tongueOf } from './tongue.ts';
import type { DocumentTongue, Source } from './understanding.ts';

/** A paragraph in its place in the document. */
export interface Line {
	/** Counted through the whole document, from 0. */
	at: number;
	page: number;
	paragraph: ReadParagraph;
	text: string;
	words: readonly Word[];
	tongue: DocumentTongue;
	/** Whether somebody must compare it with the page before believing what it says. */
	isDoubtful: boolean;
}

export function linesOf(document: ReadDocument, tongue: DocumentTongue): Line[] {
	const paragraphs = document.pages.flatMap(({ number, paragraphs }) =>
		paragraphs.map((paragraph) => ({ page: number, paragraph }))
	);
	return paragraphs.map(({ page, paragraph }, at) => ({
		at,
		page,
		paragraph,
		text: paragraph.text,
		words: wordsOf(paragraph.text),
		tongue: tongueOf(paragraph.text, tongue) ?? tongue,
		isDoubtful: (paragraph.confidence ?? 'high') !== 'high'
	}));
}

export function sourceOf({ page, at, paragraph, text }: Line, cell?: number): Source {
	const raw = paragraph.raw?.join('\n') ?? text;
	return { page, paragraph: at, ...(cell === undefined ? {} : { cell }), raw };
}

/** What a document is made of, apart from what gives it order and what only the speaker sees. */
export function isContent({ paragraph, text }: Line): boolean {
	return ['item', 'text', 'row'].includes(paragraph.kind) && text.trim() !== '';
}
