import { CELL_GAP, type Confidence, type ReadDocument } from '#kernel/read-document.ts';

export interface ReadLine {
	text: string;
	confidence: Confidence;
}

export interface ReadingScore {
	/** Paragraphs, or cells of a row, as they should be. */
	wanted: number;
	exact: number;
	/** Those that are missing, to look at. */
	missing: string[];
	/** What was found, is held to be sure, and stands nowhere in the text. */
	sureButWrong: string[];
}

/** A document as one line a paragraph; the sign before an item comes back where it is no bullet. */
export function readLines({ pages }: ReadDocument): ReadLine[] {
	return pages.flatMap(({ paragraphs }) =>
		paragraphs.map(({ mark, text, confidence = 'high' }) => ({
			text: mark === undefined || /^[•*▪-]$/.test(mark) ? text : `${mark} ${text}`,
			confidence
		}))
	);
}

/** What was read against what is written: paragraphs count as exact whatever dash and space they have. */
export function scoreOf(lines: readonly ReadLine[], logical: string): ReadingScore {
	const wanted = logical
		.split('\n')
		.flatMap((line) => line.replace(/^[# ]+/, '').split(CELL_GAP))
		.map(canon)
		.filter(Boolean);
	const found = lines.flatMap(({ text, confidence }) =>
		text.split(CELL_GAP).map((cell) => ({ text: canon(cell), confidence }))
	);
	const [all, known] = [new Set(found.map(({ text }) => text)), new Set(wanted)];
	const missing = wanted.filter((text) => !all.has(text));
	return {
		wanted: wanted.length,
		exact: wanted.length - missing.length,
		missing,
		sureButWrong: found.flatMap(({ text, confidence }) =>
			confidence === 'high' && text !== '' && !known.has(text) ? [text] : []
		)
	};
}

function canon(text: string): string {
	return text
		.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
		.replace(/[–—]/g, '-')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/^[•*▪ -]+/, '')
		.trim();
}
