import { clean } from '#documents/office/clean.ts';
import { BODY, COVER, NOTICE_INSET, seen, WIDTH, type Frame } from './frame.ts';
import { chartFrame } from './chart.ts';
import { mapShapes } from './map.ts';
import { COVER_TITLE_SIZE, slideNumber, SUBTITLE_SIZE } from './master.ts';
import { shortened, sizeFor } from './measure.ts';
import { heightOf, paragraphsXml, type Paragraph } from './paragraph.ts';
import { columnPlace, placeholder, PLACES, type Placeholder } from './placeholder.ts';
import type { Cover, Placed, Slide } from './plan.ts';
import { runProperties, runs } from './runs.ts';
import type { Setting } from './setting.ts';
import { Ids, NAMESPACES, textBox, tree } from './shapes.ts';
import { tableXml } from './table.ts';
import { TITLE_SIZE } from './text-styles.ts';
import { element, emu } from '#documents/office/xml.ts';
import type { ChartBlock } from '#kernel/flow-document.ts';

const TITLE_SIZES = [TITLE_SIZE, 36, 32, 28, 24, 20] as const;
const SUBTITLE_SIZES = [SUBTITLE_SIZE, 18, 16, 14, 12, 10] as const;
const COVER_SIZES = [COVER_TITLE_SIZE, 64, 54, 46, 40, 34, 28, 24, 20] as const;

export interface Surroundings {
	setting: Setting;
	footer: string;
	/** Its place in the deck, from 1. */
	number: number;
	/** Makes the chart a part of the file. @returns its id for the slide */
	addChart: (block: ChartBlock) => string;
}

export function coverXml(cover: Cover, setting: Setting): string {
	const ids = new Ids();
	const { words } = setting;
	const named = (name: string) => ({ id: ids.next(), name });
	const title = [{ text: cover.title }];
	const room = { width: WIDTH, isBold: true };
	const size = sizeFor(title, COVER_SIZES, 2, room);
	const cut = shortened(title, size < 40 ? 4 : 2, { ...room, size });
	const subtitle = cover.subtitle.filter(({ line }) => line.some(({ text }) => text));
	const shapes = [
		placeholder(named(words.title), PLACES.coverTitle, [titleParagraph(cut, size, COVER_TITLE_SIZE, setting)]),
		placeholder(named(words.subtitle), PLACES.subtitle, subtitleParagraphs(subtitle, setting)),
		placeholder(named(words.author), PLACES.author, [
			element('a:p', {}, runs([{ text: cover.author }], setting), runProperties('a:endParaRPr', setting.lang))
		])
	];
	return slideXml(shapes);
}

export function pageXml(slide: Slide, around: Surroundings): string {
	const { setting, number } = around;
	const { words } = setting;
	const ids = new Ids();
	const named = (name: string) => ({ id: ids.next(), name });
	const title = [{ text: slide.title }];
	const room = { width: WIDTH, isBold: true };
	const size = sizeFor(title, TITLE_SIZES, 1, room);
	const cut = shortened(title, size < 28 ? 2 : 1, { ...room, size });
	const taken = new Set<number>();
	return slideXml([
		placeholder(named(words.title), PLACES.title, [titleParagraph(cut, size, TITLE_SIZE, setting)]),
		...(slide.lede && slide.ledeFrame
			? [text(named(words.lede), PLACES.lede, [slide.lede], slide, seen(slide.ledeFrame, setting), setting)]
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

function titleParagraph(line: readonly { text: string }[], size: number, usual: number, setting: Setting): string {
	return element(
		'a:p',
		{},
		runs(line, setting, size === usual ? {} : { size }),
		runProperties('a:endParaRPr', setting.lang, size === usual ? {} : { size })
	);
}

/** All of it, in the largest letters in which it fits its place. */
function subtitleParagraphs(paragraphs: Paragraph[], setting: Setting): string[] {
	if (paragraphs.length === 0) return [element('a:p', {}, runProperties('a:endParaRPr', setting.lang))];
	const { width, height } = COVER.subtitle;
	const fits = (size: number) => heightOf(paragraphs, width, size) <= height;
	const size = SUBTITLE_SIZES.find(fits) ?? SUBTITLE_SIZES.at(-1);
	const look = size === SUBTITLE_SIZE ? {} : { size };
	return paragraphs.map(({ line }) =>
		element('a:p', {}, runs(line, setting, look), runProperties('a:endParaRPr', setting.lang, look))
	);
}

interface Place extends Surroundings {
	ids: Ids;
	/** The placeholders of the layout that this slide has filled. */
	taken: Set<number>;
}

function placedXml(placed: Placed, slide: Slide, { setting, ids, taken, addChart }: Place): string {
	const { words } = setting;
	const frame = seen(placed.frame, setting);
	switch (placed.kind) {
		case 'text': {
			const named = { id: ids.next(), name: words.text };
			const { column, paragraphs } = placed;
			if (taken.has(column)) return textBox(named, { frame, paragraphs, base: slide.base, setting });
			taken.add(column);
			return text(named, columnPlace(column), paragraphs, slide, ownFrame(placed, slide, setting), setting);
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
	}
}

/** Text alone on its slide has the whole place of the layout, so that a user finds room; else it says where it stands. */
function ownFrame(placed: Placed, slide: Slide, setting: Setting): Frame | undefined {
	const isAlone = slide.placed.every(({ kind, frame }) => kind === 'text' && frame.y === placed.frame.y);
	if (!isAlone) return seen(placed.frame, setting);
	if (placed.frame.y === BODY.y && !slide.lede) return undefined;
	return seen({ ...placed.frame, height: BODY.y + BODY.height - placed.frame.y }, setting);
}

function text(
	named: { id: number; name: string },
	place: Placeholder,
	paragraphs: readonly Paragraph[],
	{ base }: Slide,
	frame: Frame | undefined,
	setting: Setting
): string {
	return placeholder(
		named,
		place,
		paragraphsXml(paragraphs, { base, setting, isInherited: true }),
		frame ? { frame } : {}
	);
}
