import { saysStates, stateOf } from '#documents/figures/mark-words.ts';
import { cleanSpans } from '#documents/office/clean.ts';
import { chartTable } from '#documents/figures/chart-table.ts';
import type {
	Block,
	ChartBlock,
	Item,
	Line,
	ListBlock,
	MapBlock,
	PictureBlock,
	TableBlock,
	TextBlock
} from '#kernel/flow-document.ts';
import { PLACE_STATES } from '#kernel/flow-document.ts';
import { listInWords } from '#kernel/format.ts';
import { linesAtMost, paragraph, said, worded } from './paragraph.ts';
import { pictureXml } from './picture.ts';
import { runs } from './runs.ts';
import type { Numbering } from './numbering.ts';
import type { Setting } from './setting.ts';
import { tableXml, type Told } from './table.ts';

/** What blocks are set with. */
export interface Desk {
	setting: Setting;
	/** Of the sections in the other language of a file that has two. */
	other?: Setting;
	numbering: Numbering;
	/** Paragraphs of the look before the title. */
	overTitle: readonly string[];
	/** The paragraph of a chart, which is a part of its own. */
	drawChart: (block: ChartBlock, setting: Setting) => string;
	/** The drawing of a picture, which is a part as well; undefined where its bytes are not there. */
	drawPicture: (block: PictureBlock) => string | undefined;
}

export interface Place {
	/** The title over the block: a caption that only repeats it is not shown. */
	heading: string;
	isStatement: boolean;
}

/** From so many lines on an item may be parted over two pages. */
const LONG = 12;
const LETTERS = 80;

/** A block as paragraphs and tables, in their order. */
export function blockXml(block: Block, desk: Desk, place: Place): string[] {
	switch (block.kind) {
		case 'text':
			return [textXml(block, desk, place)];
		case 'list':
			return listXml(block, desk);
		case 'table':
			return captioned(block, desk, place.heading);
		case 'chart':
			return chartBlocks(block, desk, place.heading);
		case 'map':
			return mapXml(block, desk, place.heading);
		case 'picture':
			return pictureXml(block, desk);
	}
}

function textXml({ line, tone }: TextBlock, { setting }: Desk, { isStatement }: Place): string {
	const styles = {
		plain: isStatement ? 'Statement' : 'Normal',
		attention: 'Attention',
		empty: 'Empty',
		quote: 'Quote'
	} as const;
	return said({ style: styles[tone] }, line, setting);
}

function listXml(block: ListBlock, { setting, numbering }: Desk): string[] {
	const heading = block.heading ? [worded({ style: 'Heading3' }, block.heading, setting)] : [];
	if (block.items.length === 0) {
		return [...heading, ...(block.empty ? [worded({ style: 'Empty' }, block.empty, setting, false)] : [])];
	}
	const counted = block.isNumbered ? numbering.numbered() : undefined;
	const states = !block.isNumbered && saysStates(block);
	return [
		...heading,
		...block.items.map((item) => {
			const form = { style: counted ? 'ListNumber' : 'ListBullet', list: counted ?? numbering.marked(item.mark) };
			return itemXml(item, form, states ? stateOf(item, setting.language) : '', setting);
		})
	];
}

/** Its note is a line of the same paragraph: of one item, whoever listens hears one. */
function itemXml({ line, note }: Item, form: { style: string; list: number }, state: string, setting: Setting): string {
	const isWhole = linesAtMost(line, LETTERS) + linesAtMost(note ?? [], LETTERS) <= LONG;
	return paragraph(
		{ ...form, isWhole },
		(state ? runs([{ text: `${state}: ` }], setting, { style: 'ItemState' }) : '') +
			runs(cleanSpans(line, setting), setting) +
			(note ? runs([{ text: '\n' }, ...cleanSpans(note, setting)], setting, { style: 'ItemNote' }) : ''),
		setting
	);
}

function captioned(block: TableBlock, { setting }: Desk, heading: string, told?: Told): string[] {
	return [
		...(block.caption && block.caption !== heading ? [worded({ style: 'Heading3' }, block.caption, setting)] : []),
		tableXml(block, setting, told),
		...block.notes.map((note: Line) => said({ style: 'TableNote' }, note, setting))
	];
}

/** The chart, and its values for who does not see it. */
function chartBlocks(block: ChartBlock, desk: Desk, heading: string): string[] {
	const title =
		block.title && block.title !== heading ? [worded({ style: 'Heading3' }, block.title, desk.setting)] : [];
	if (block.categories.length === 0) return title;
	const values = chartTable(block, desk.setting.language);
	return [...title, desk.drawChart(block, desk.setting), ...captioned(values, desk, block.title, { isSmall: true })];
}

/** What a map shows, in words: Word has no map that every reader of the file could see. */
function mapXml({ title, alt, places, legend }: MapBlock, desk: Desk, heading: string): string[] {
	const { setting } = desk;
	const { language, words } = setting;
	const rows = PLACE_STATES.flatMap((state) => {
		const said = legend[state];
		const names = places.filter((place) => place.state === state).map(({ name }) => name);
		// "Not yet" is said of a year that runs alone.
		if (said === undefined || (state === 'quiet' && names.length === 0)) return [];
		return [[[{ text: said }], [{ text: listInWords(names, language) || words.none }]]];
	});
	const columns = words.map.map((name, index) => ({
		title: name,
		weight: index === 0 ? 1 : 2.5,
		align: 'start' as const
	}));
	const table: TableBlock = { kind: 'table', caption: title || heading, columns, rows, notes: [] };
	const over = title ? [worded({ style: 'Heading3' }, title, setting)] : [];
	return [...over, ...captioned(table, desk, table.caption, { description: alt })];
}
