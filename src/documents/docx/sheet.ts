import { element } from '#documents/office/xml.ts';
import { SHEET } from '#documents/sheet/measures.ts';
import type { FlowDocument, Section } from '#kernel/flow-document.ts';
import type { Desk } from './blocks.ts';
import { apart, coverXml, entryOf, sectionXml } from './body.ts';
import { pageXml, type Columns } from './frame.ts';
import { TEXT_WIDTH } from './measures.ts';
import { paragraph } from './paragraph.ts';
import { plainRun } from './runs.ts';

const TWIPS_PER_POINT = 20;

/**
 * A sheet with its page: the title over the whole width, then the sections in columns that are such, so that whoever
 * edits it writes on from one into the next. The map is left out: Word has none that every reader of the file could see,
 * and what it shows is said beside it.
 */
export function sheetXml(document: FlowDocument, ids: Record<'header' | 'footer', string>, desk: Desk): string {
	const { setting } = desk;
	const sections = document.sections.map((section, index) => ({
		section: { ...section, blocks: section.blocks.filter(({ kind }) => kind !== 'map') },
		entry: entryOf(section, index)
	}));
	const covers = document.sections.filter(({ layout }) => layout === 'cover');
	const isFilled = ({ blocks, lede }: Section) => blocks.length > 0 || lede !== undefined;
	const placed = (place: Section['place'], width?: number) => {
		const own = width === undefined ? desk : { ...desk, setting: { ...setting, width } };
		return sections
			.filter(({ section }) => section.layout !== 'cover' && section.place === place && isFilled(section))
			.flatMap(({ section, entry }) => sectionXml(section, entry, false, own));
	};
	const whole: Columns = { widths: [TEXT_WIDTH], between: 0 };
	const both = columns();
	const [width = TEXT_WIDTH] = both.widths;
	const turn = paragraph({ style: 'AfterTable' }, plainRun(element('w:br', { 'w:type': 'column' }), setting), setting);
	const end = (of: Columns) =>
		element('w:p', {}, element('w:pPr', {}, element('w:pStyle', { 'w:val': 'AfterTable' }), pageXml(ids, setting, of)));
	const foot = placed('foot');
	const [wide, narrow] = [placed(undefined, width), placed('narrow', width)];
	// What runs on would go on in the second column before the page is over.
	const isParted = wide.length > 0 && narrow.length > 0 && document.runsOn !== true;
	const below = isParted ? both : whole;
	// What turns to the second column leaves an empty line at its top: the first has the same, or it would stand higher.
	const level = paragraph({ style: 'AfterTable' }, '', setting);
	const inColumns = isParted
		? apart([level, ...wide, turn, ...narrow], setting)
		: apart([...placed(undefined), ...placed('narrow')], setting);
	return [
		apart([...desk.overTitle, ...coverXml(document, covers, desk), ...placed('across')], setting),
		end(whole),
		inColumns,
		...(foot.length > 0
			? [end(below), apart(foot, setting), pageXml(ids, setting, whole)]
			: [pageXml(ids, setting, below)])
	].join('');
}

/** As wide as each other: of a page from right to left, programs do not agree which column the first width is of. */
function columns(): Columns {
	const between = Math.round(SHEET.between.columns * TWIPS_PER_POINT);
	const each = Math.floor((TEXT_WIDTH - between) / 2);
	return { widths: [each, each], between };
}
