import { shownPicture } from '#documents/figures/shown-picture.ts';
import { cleanLine } from '#documents/office/clean.ts';
import { element } from '#documents/office/xml.ts';
import type { FlowDocument, Head, Section } from '#kernel/flow-document.ts';
import { blockXml, type Desk } from './blocks.ts';
import { contentsXml, type Entry } from './contents.ts';
import { paragraph, said, worded } from './paragraph.ts';
import { runs } from './runs.ts';
import type { Setting } from './setting.ts';

/** From so many sections on there are contents, and the first section begins on a page of its own. */
const MANY = 4;
/** So many lines of contents stand on the cover below a picture. */
const BELOW_PICTURE = 10;

/** Everything between the first line and the last: the title, the contents and the sections. */
export function bodyXml(document: FlowDocument, desk: Desk): string {
	const { setting } = desk;
	const other = desk.other ? { ...desk, setting: desk.other } : desk;
	const at = ({ language }: Section) => (language === undefined ? desk : other);
	const sections = document.sections.map((section, index) => ({ section, entry: entryOf(section, index) }));
	const entries = sections.flatMap(({ entry }) => entry ?? []);
	const hasContents = entries.length >= MANY;
	const hasPicture = shownPicture(setting.outfit, 'cover') !== undefined;
	const isOnNewPage = hasContents || hasPicture;
	const covers = document.sections.filter(({ layout }) => layout === 'cover');
	return apart(
		[
			...desk.overTitle,
			...coverXml(
				document,
				covers.filter((cover) => at(cover) === desk),
				desk
			),
			...(document.second
				? coverXml(
						document.second,
						covers.filter((cover) => at(cover) !== desk),
						other
					)
				: []),
			...(hasContents ? [contentsXml(entries, hasPicture && entries.length > BELOW_PICTURE, setting)] : []),
			...sections
				.filter(({ section }) => section.layout !== 'cover')
				.flatMap(({ section, entry }) => sectionXml(section, entry, isOnNewPage && entry === entries[0], at(section)))
		],
		setting
	);
}

export function coverXml({ author, title, subtitle }: Head, covers: readonly Section[], desk: Desk): string[] {
	const { setting } = desk;
	return [
		worded({ style: 'Publisher' }, author, setting),
		worded({ style: 'Heading1' }, title, setting),
		worded({ style: 'Subtitle' }, subtitle, setting, false),
		...covers.flatMap((cover) => blocksOf(cover, desk))
	];
}

/** Bookmarks are numbered: what identifies a section may be anything. */
export function entryOf({ layout, title, language }: Section, index: number): Entry | undefined {
	const words = cleanLine(title).trim();
	if (layout === 'cover' || words === '') return undefined;
	return { id: index + 1, bookmark: `_Toc${String(index + 1).padStart(8, '0')}`, title: words, lang: language };
}

export function sectionXml(section: Section, entry: Entry | undefined, isOnNewPage: boolean, desk: Desk): string[] {
	const { setting } = desk;
	return [
		...(entry ? [headingXml(entry, isOnNewPage, setting)] : []),
		...(section.lede ? [said({ style: 'Lede', staysWithNext: section.blocks.length > 0 }, section.lede, setting)] : []),
		...blocksOf(section, desk)
	];
}

function headingXml({ id, bookmark, title }: Entry, isOnNewPage: boolean, setting: Setting): string {
	return paragraph(
		{ style: 'Heading2', isOnNewPage },
		element('w:bookmarkStart', { 'w:id': id, 'w:name': bookmark }) +
			runs([{ text: title }], setting) +
			element('w:bookmarkEnd', { 'w:id': id }),
		setting
	);
}

function blocksOf({ title, layout, blocks }: Section, desk: Desk): string[] {
	const place = { heading: title, isStatement: layout === 'statement' };
	return blocks.flatMap((block) => blockXml(block, desk, place));
}

/** Styles that keep their distance by themselves. */
const KEEPS_OFF = /^<w:p><w:pPr><w:pStyle w:val="(Heading\d|TableNote|Quote|Attention)"/;

/**
 * A table has no space under itself; Word joins tables that follow each other, and wants a paragraph at the end of a
 * document.
 */
export function apart(parts: readonly string[], setting: Setting): string {
	const gap = paragraph({ style: 'AfterTable' }, '', setting);
	return parts
		.map((part, index) => {
			const next = parts[index + 1] ?? '';
			return part.endsWith('</w:tbl>') && !KEEPS_OFF.test(next) ? part + gap : part;
		})
		.join('');
}
