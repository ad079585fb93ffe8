import { seen, transform, type Frame } from './frame.ts';
import { fill, stroke, type Stroke } from './paint.ts';
import { runProperties, runs, type Look } from './runs.ts';
import type { Setting } from './setting.ts';
import { identity, type Named } from './shapes.ts';
import { CELL, HEAD, type PlannedRow, type PlannedTable } from './table-plan.ts';
import { element, emu } from '#documents/office/xml.ts';
import type { Line } from '#kernel/flow-document.ts';

/** Office's own name for a table without lines and fills; ours are written into the cells. */
export const PLAIN_TABLE = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}';

const HAIRLINE: Stroke = { tone: 'line', width: 0.75 };
const UNDER_HEAD: Stroke = { tone: 'ink', width: 1.25 };

/**
 * A table whose first column is the one where reading begins. LibreOffice 7 does not know right-to-left tables and
 * would show them mirrored: for such readers the same table stands there a second time with its columns turned round.
 */
export function tableXml(named: Named, table: PlannedTable, place: Frame, setting: Setting): string {
	const frame = seen(place, setting);
	if (!setting.isRtl) return frameXml(named, table, frame, setting, false);
	return element(
		'mc:AlternateContent',
		{ 'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006' },
		element(
			'mc:Choice',
			{ 'xmlns:a16': 'http://schemas.microsoft.com/office/drawing/2014/main', Requires: 'a16' },
			frameXml(named, table, frame, setting, false)
		),
		element('mc:Fallback', {}, frameXml(named, table, frame, setting, true))
	);
}

function frameXml(named: Named, table: PlannedTable, frame: Frame, setting: Setting, isReversed: boolean): string {
	const ordered = <T>(list: readonly T[]) => (isReversed ? list.toReversed() : list);
	const rows = [headRow(table, setting), ...table.rows.map((row) => bodyRow(row, table, setting))];
	const attributes = {
		rtl: setting.isRtl && !isReversed ? 1 : undefined,
		firstRow: 1,
		firstCol: isReversed ? undefined : 1
	};
	return element(
		'p:graphicFrame',
		{},
		element(
			'p:nvGraphicFramePr',
			{},
			identity(named),
			element('p:cNvGraphicFramePr', {}, element('a:graphicFrameLocks', { noGrp: 1 })),
			element('p:nvPr')
		),
		transform(frame, {}, 'p'),
		element(
			'a:graphic',
			{},
			element(
				'a:graphicData',
				{ uri: 'http://schemas.openxmlformats.org/drawingml/2006/table' },
				element(
					'a:tbl',
					{},
					element('a:tblPr', attributes, element('a:tableStyleId', {}, PLAIN_TABLE)),
					element(
						'a:tblGrid',
						{},
						...ordered(table.columns).map(({ width }) => element('a:gridCol', { w: emu(width) }))
					),
					...rows.map(({ height, cells }) => element('a:tr', { h: emu(height) }, ...ordered(cells)))
				)
			)
		)
	);
}

interface Row {
	height: number;
	cells: string[];
}

function headRow({ columns, head, size }: PlannedTable, setting: Setting): Row {
	const look: Look = { size: Math.round(size * HEAD * 10) / 10, isBold: true, tone: 'ink2' };
	return { height: head, cells: columns.map(({ title, align }) => cell(title, align, look, UNDER_HEAD, setting)) };
}

function bodyRow({ cells, height }: PlannedRow, { columns, size }: PlannedTable, setting: Setting): Row {
	return {
		height,
		cells: columns.map(({ align }, index) =>
			cell(cells[index] ?? [], align, { size, isBold: index === 0, tone: 'ink' }, HAIRLINE, setting)
		)
	};
}

/** Of a name in bold, what stands under it is said more quietly. */
function cellRuns(line: Line, look: Look, setting: Setting): string {
	const at = line.findIndex(({ text }) => text.includes('\n'));
	const broken = line[at];
	if (!broken || !look.isBold) return runs(line, setting, look);
	const cut = broken.text.indexOf('\n');
	const quiet: Look = { ...look, isBold: false, tone: 'ink2' };
	return (
		runs([...line.slice(0, at), { ...broken, text: broken.text.slice(0, cut) }], setting, look) +
		runs([{ ...broken, text: broken.text.slice(cut) }, ...line.slice(at + 1)], setting, quiet)
	);
}

function cell(line: Line, align: 'start' | 'end', look: Look, under: Stroke, setting: Setting): string {
	const [before, after] = setting.isRtl ? (['marR', 'marL'] as const) : (['marL', 'marR'] as const);
	const isEnd = align === 'end';
	return element(
		'a:tc',
		{},
		element(
			'a:txBody',
			{},
			element('a:bodyPr'),
			element('a:lstStyle'),
			element(
				'a:p',
				{},
				element(
					'a:pPr',
					{ algn: isEnd ? setting.end : setting.start, rtl: setting.rtl },
					element('a:lnSpc', {}, element('a:spcPct', { val: Math.round(setting.face.spacing.text * 100_000) }))
				),
				cellRuns(line, look, setting),
				runProperties('a:endParaRPr', setting.lang, look)
			)
		),
		element(
			'a:tcPr',
			{
				[before]: isEnd ? emu(CELL.end) : 0,
				[after]: isEnd ? 0 : emu(CELL.end),
				marT: emu(CELL.above),
				marB: emu(CELL.below)
			},
			...['a:lnL', 'a:lnR', 'a:lnT'].map((name) => element(name, { w: 0 }, fill(undefined))),
			stroke(under)
				.replace(/^<a:ln /, '<a:lnB ')
				.replace(/<\/a:ln>$/, '</a:lnB>'),
			fill(undefined)
		)
	);
}
