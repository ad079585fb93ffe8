import { clean, cleanLine } from '#documents/office/clean.ts';
import { CAPTION_GAP, NOTICE_INSET, seen, type Frame } from './frame.ts';
import { coverWords } from '#documents/figures/shown-picture.ts';
import { chartFrame } from './chart.ts';
import { mapShapes } from './map.ts';
import { slideNumber } from './master.ts';
import { paragraphsXml, type Paragraph } from './paragraph.ts';
import { columnPlace, placeholder, PLACES, type Placeholder } from './placeholder.ts';
import type { Cover, CoverWords, Placed, Slide } from './plan.ts';
import { runProperties, runs, type Look } from './runs.ts';
import type { Setting } from './setting.ts';
import {
	AUTHOR_SIZE,
	bothOf,
	coverAuthor,
	coverSubtitles,
	coverTitles,
	slideTitle,
	subtitleFrame,
	SUBTITLE_SIZE,
	TITLE_SIZE
} from './sized.ts';
import { Ids, NAMESPACES, pictured, textBox, tree } from './shapes.ts';
import { tableXml } from './table.ts';
import { element, emu } from '#documents/office/xml.ts';
import type { ChartBlock, Line, PictureBlock } from '#kernel/flow-document.ts';

export interface Surroundings {
	footer: string;
	/** Its place in the deck, from 1. */
	number: number;
	/** Makes the chart a part of the file. @returns its id for the slide */
	addChart: (block: ChartBlock) => string;
	/** The same of a picture; undefined where its bytes are not there. */
	addPicture: (picture: Pick<PictureBlock, 'file' | 'mediaType'>) => string | undefined;
}

/** @param addPicture makes a picture of the look a part of the file */
export function coverXml(cover: Cover, setting: Setting, addPicture: Surroundings['addPicture']): string {
	const ids = new Ids();
	const { words } = setting;
	const named = (name: string) => ({ id: ids.next(), name });
	const both = bothOf(cover);
	const shapes = [
		placeholder(named(words.title), PLACES.coverTitle, titleParagraphs(both, setting)),
		placeholder(
			named(words.subtitle),
			PLACES.subtitle,
			subtitleParagraphs(both, setting),
			cover.second ? { frame: seen(subtitleFrame(both), setting) } : {}
		),
		placeholder(named(words.author), PLACES.author, [authorParagraph(both, setting)]),
		...coverPictures(cover, setting, ids, addPicture)
	];
	return slideXml(shapes);
}

/** The logo, and the picture in its place, which a user can fill with another. */
function coverPictures(
	{ author }: Cover,
	setting: Setting,
	ids: Ids,
	addPicture: Surroundings['addPicture']
): string[] {
	const { words, outfit, language } = setting;
	const { logo, picture } = setting.stage.cover;
	const shown: string[] = [];
	const logoId = logo && addPicture(logo.picture);
	if (logo && logoId) {
		shown.push(pictured({ id: ids.next(), name: words.logo, alt: author }, logoId, seen(logo.frame, setting)));
	}
	const pictureId = picture && addPicture(picture.picture);
	if (picture && pictureId) {
		const alt = cleanLine(coverWords(outfit, language));
		const named = { id: ids.next(), name: words.picture, ...(alt ? { alt } : { isOrnament: true }) };
		const form = { filled: picture.picture, place: PLACES.picture };
		shown.push(pictured(named, pictureId, seen(picture.frame, setting), form));
	}
	return shown;
}

export function pageXml(slide: Slide, around: Surroundings): string {
	const { number } = around;
	const { setting } = slide;
	const { words } = setting;
	const ids = new Ids();
	const named = (name: string) => ({ id: ids.next(), name });
	const title = slideTitle(slide);
	const taken = new Set<number>();
	return slideXml([
		placeholder(named(words.title), PLACES.title, [titleParagraph(title.line, title.size, TITLE_SIZE, setting)]),
		...(slide.lede && slide.ledeFrame
			? [text(named(words.lede), PLACES.lede, [slide.lede], slide, seen(slide.ledeFrame, setting))]
			: []),
		...slide.placed.map((placed) => placedXml(placed, slide, { ...around, ids, taken })),
		...(around.footer
			? [
					placeholder(named(words.footer), PLACES.footer, [
						element('a:p', {}, runs([{ text: around.footer }], setting), runProperties('a:endParaRPr', setting.lang))
					])
				]
			: []),
		placeholder(named(words.number), PLACES.number, [slideNumber(setting, String(number))])
	]);
}

function slideXml(shapes: string[]): string {
	return element(
		'p:sld',
		NAMESPACES,
		element('p:cSld', {}, tree(...shapes)),
		element('p:clrMapOvr', {}, element('a:masterClrMapping'))
	);
}

function titleParagraph(line: Line, size: number, usual: number, setting: Setting): string {
	return element(
		'a:p',
		{},
		runs(line, setting, size === usual ? {} : { size }),
		runProperties('a:endParaRPr', setting.lang, size === usual ? {} : { size })
	);
}

function titleParagraphs(both: readonly [CoverWords, CoverWords?], setting: Setting): string[] {
	const titles = coverTitles(both);
	return titles.map(({ line, size, setting: own }) =>
		titles.length > 1
			? coverParagraph(line, { size }, own, setting)
			: titleParagraph(line, size, setting.stage.cover.size, setting)
	);
}

function subtitleParagraphs(both: readonly [CoverWords, CoverWords?], setting: Setting): string[] {
	const all = coverSubtitles(both);
	if (all.length === 0) return [element('a:p', {}, runProperties('a:endParaRPr', setting.lang))];
	return all.map(({ line, size, setting: own }) =>
		coverParagraph(line, size === SUBTITLE_SIZE ? {} : { size }, own, setting)
	);
}

function authorParagraph(both: readonly [CoverWords, CoverWords?], setting: Setting): string {
	const { line, size } = coverAuthor(both);
	return titleParagraph(line, size, AUTHOR_SIZE, setting);
}

/** A paragraph in its own language. All of a cover stands at the edge where its first language begins. */
function coverParagraph(line: Line, look: Look, own: Setting, setting: Setting): string {
	return element(
		'a:p',
		{},
		own.rtl === setting.rtl ? '' : element('a:pPr', { algn: setting.start, rtl: own.rtl }),
		runs(line, own, look),
		runProperties('a:endParaRPr', own.lang, look)
	);
}

interface Place extends Surroundings {
	ids: Ids;
	/** The placeholders of the layout that this slide has filled. */
	taken: Set<number>;
}

function placedXml(placed: Placed, slide: Slide, { ids, taken, addChart, addPicture }: Place): string {
	const { setting } = slide;
	const { words } = setting;
	const frame = seen(placed.frame, setting);
	switch (placed.kind) {
		case 'text': {
			const named = { id: ids.next(), name: words.text };
			const { column, paragraphs } = placed;
			if (taken.has(column)) return textBox(named, { frame, paragraphs, base: slide.base, setting });
			taken.add(column);
			return text(named, columnPlace(column), paragraphs, slide, ownFrame(placed, slide));
		}
		case 'notice':
			return textBox(
				{ id: ids.next(), name: words.notice },
				{
					frame,
					paragraphs: placed.paragraphs,
					base: slide.base,
					setting,
					fill: 'amberSoft',
					inset: emu(NOTICE_INSET),
					anchor: 'ctr'
				}
			);
		case 'table':
			return tableXml(
				{ id: ids.next(), name: words.table, alt: placed.table.caption || slide.title },
				placed.table,
				placed.frame,
				setting
			);
		case 'chart':
			return chartFrame(
				{ id: ids.next(), name: words.chart, alt: clean(placed.block.alt) || slide.title },
				frame,
				addChart(placed.block)
			);
		case 'map':
			return mapShapes(placed.block, placed.frame, setting, ids);
		case 'picture': {
			const { block, size, caption } = placed;
			const { height } = size;
			const named = { id: ids.next(), name: words.picture, alt: cleanLine(block.alt) || slide.title };
			const id = addPicture(block);
			const under = { ...frame, y: frame.y + height + CAPTION_GAP, height: frame.height - height - CAPTION_GAP };
			return [
				...(id === undefined ? [] : [pictured(named, id, seen({ ...placed.frame, ...size }, setting))]),
				...(caption.length > 0
					? [
							textBox(
								{ id: ids.next(), name: words.caption },
								{ frame: under, paragraphs: caption, base: slide.base, setting }
							)
						]
					: [])
			].join('');
		}
	}
}

/** Text alone on its slide has the whole place of the layout, so that a user finds room; else it says where it stands. */
function ownFrame(placed: Placed, slide: Slide): Frame | undefined {
	const { setting } = slide;
	const isAlone = slide.placed.every(({ kind, frame }) => kind === 'text' && frame.y === placed.frame.y);
	if (!isAlone) return seen(placed.frame, setting);
	const { body } = setting.stage;
	if (placed.frame.y === body.y && !slide.lede) return undefined;
	return seen({ ...placed.frame, height: body.y + body.height - placed.frame.y }, setting);
}

function text(
	named: { id: number; name: string },
	place: Placeholder,
	paragraphs: readonly Paragraph[],
	{ base, setting }: Slide,
	frame: Frame | undefined
): string {
	return placeholder(
		named,
		place,
		paragraphsXml(paragraphs, { base, setting, isInherited: true }),
		frame ? { frame } : {}
	);
}
