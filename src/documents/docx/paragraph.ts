import { clean, cleanLine, cleanSpans } from '#documents/office/clean.ts';
import { element } from '#documents/office/xml.ts';
import type { Line } from '#kernel/flow-document.ts';
import { runs, type Look } from './runs.ts';
import type { Setting } from './setting.ts';

export interface Paragraph {
	/** Of the styles of the file. */
	style: string;
	/** Of the list it is an item of. */
	list?: number;
	/** Numbers stand at the end of a line. */
	align?: 'start' | 'end';
	isOnNewPage?: boolean;
	/** Holds no text: a chart, in which LibreOffice 7 would turn the numbers round with the paragraph. */
	isPicture?: boolean;
	staysWithNext?: boolean;
	/** Is not parted over two pages. */
	isWhole?: boolean;
}

/** A paragraph around runs. Its mark has the direction of its text, so that what is typed after it has it too. */
export function paragraph(form: Paragraph, content: string, { isRtl, isTurned }: Setting): string {
	const { style, list, align, isOnNewPage, isPicture, staysWithNext, isWhole } = form;
	return element(
		'w:p',
		{},
		element(
			'w:pPr',
			{},
			element('w:pStyle', { 'w:val': style }),
			staysWithNext ? element('w:keepNext') : '',
			isWhole ? element('w:keepLines') : '',
			isOnNewPage ? element('w:pageBreakBefore') : '',
			list === undefined
				? ''
				: element('w:numPr', {}, element('w:ilvl', { 'w:val': 0 }), element('w:numId', { 'w:val': list })),
			isRtl || isTurned ? element('w:bidi', isPicture || !isRtl ? { 'w:val': 0 } : {}) : '',
			// Start and end: Word turns left and right round in paragraphs that run from right to left.
			align === 'end' ? element('w:jc', { 'w:val': 'end' }) : '',
			isRtl && !isPicture ? element('w:rPr', {}, element('w:rtl')) : ''
		),
		content
	);
}

/** A paragraph of a line as it was typed. */
export function said(form: Paragraph, line: Line, setting: Setting, look?: Look): string {
	return paragraph(form, runs(cleanSpans(line, setting), setting, look), setting);
}

/** A paragraph of words without a language of their own. @param isOneLine titles and names: on one line */
export function worded(form: Paragraph, text: string, setting: Setting, isOneLine = true): string {
	return paragraph(form, runs([{ text: isOneLine ? cleanLine(text) : clean(text) }], setting), setting);
}

/** Lines that a text takes at least, at so many letters a line. */
export function linesAtMost(line: Line, letters: number): number {
	const lines = line
		.map(({ text }) => text)
		.join('')
		.split('\n');
	return lines.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / letters)), 0);
}
