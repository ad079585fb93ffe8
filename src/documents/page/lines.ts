import type { Ink } from '#documents/figures/ink.ts';
import { parted, type Line, type PictureBlock, type Span } from '#kernel/flow-document.ts';
import { directionOf, type Language } from '#kernel/language.ts';
import type { Outfit } from '#kernel/look.ts';
import { tag, text } from './markup.ts';

export interface Setting {
	language: Language;
	/** Whether spans lead to their records: on a page of the application they do, in a file they cannot. */
	hasLinks: boolean;
	/** Of its figures, where no stylesheet colours them; else that of the design. */
	ink?: Ink;
	/** Where a picture is found: an address of ours, or the picture itself; without, it is told in words. */
	pictureAt?: (picture: Pick<PictureBlock, 'file' | 'mediaType'>) => string | undefined;
	/** Whose logo and whose picture stand on the cover. */
	outfit?: Outfit;
	/** It stands on a sheet, where a map has another frame. */
	isSheet?: boolean;
}

/** A line of text; what was typed with line breaks keeps them. */
export function lineHtml(line: Line, setting: Setting): string {
	return line.map((span) => spanHtml(span, setting)).join('');
}

/** The first line of a text and, smaller, what stands under it: a city and its country. */
export function headedHtml(line: Line, setting: Setting): string {
	const { first, under } = parted(line);
	const small = under.length > 0 ? tag('small', {}, lineHtml(under, setting)) : '';
	return lineHtml(first, setting) + small;
}

function spanHtml(span: Span, { language, hasLinks }: Setting): string {
	const isForeign = span.lang !== undefined && span.lang !== language;
	let html = text(span.text).replaceAll('\n', '<br>');
	if (isForeign) html = tag('bdi', { lang: span.lang, dir: directionOf(span.lang ?? '') }, html);
	if (span.strong) html = tag('strong', {}, html);
	return hasLinks && span.href !== undefined && isOwnPath(span.href) ? tag('a', { href: span.href }, html) : html;
}

/** Links lead into the application and nowhere else, whatever a document says. */
function isOwnPath(href: string): boolean {
	return /^\/(?!\/)/.test(href) && !href.includes('\\');
}
