import type { Line } from '#kernel/flow-document.ts';
import { transform } from './frame.ts';
import { background, bodyProperties, colourMap } from './master.ts';
import { stroke } from './paint.ts';
import { placeholder } from './placeholder.ts';
import type { Said } from './plan.ts';
import { runProperties, runs } from './runs.ts';
import type { Setting } from './setting.ts';
import { NOTES_TEXT } from './stage.ts';
import { identity, Ids, NAMESPACES, RECTANGLE, tree } from './shapes.ts';
import { plainLevels } from './text-styles.ts';
import { element } from '#documents/office/xml.ts';

/** Of notes, in points: as Office has it, to be read at a lectern. */
const SIZE = 12;

/** The page that notes are printed on: the slide above, what is to be said below it, in the direction of the deck. */
export function notesMasterXml(setting: Setting): string {
	const { words } = setting;
	const ids = new Ids();
	return element(
		'p:notesMaster',
		NAMESPACES,
		element(
			'p:cSld',
			{},
			background('paper'),
			tree(
				slideImage(ids.next(), setting, { idx: 2, isOfMaster: true }),
				placeholder(
					{ id: ids.next(), name: words.notes },
					{ type: 'body', size: 'quarter', idx: 3 },
					[paragraph([{ text: words.notes }], setting)],
					{ frame: NOTES_TEXT, body: bodyProperties(setting, 't', 'normAutofit') }
				)
			)
		),
		colourMap(),
		element('p:notesStyle', {}, ...plainLevels(SIZE, setting))
	);
}

/** What is to be said to a slide, each in its own direction. @param said cleaned */
export function notesXml(said: readonly Said[], setting: Setting): string {
	const { words } = setting;
	const ids = new Ids();
	return element(
		'p:notes',
		NAMESPACES,
		element(
			'p:cSld',
			{},
			tree(
				slideImage(ids.next(), setting, {}),
				placeholder({ id: ids.next(), name: words.notes }, { type: 'body', idx: 1 }, said.flatMap(paragraphs))
			)
		),
		element('p:clrMapOvr', {}, element('a:masterClrMapping'))
	);
}

/** The slide in small. It is a picture of what is read elsewhere, and its shape is the slide's. */
function slideImage(
	id: number,
	{ words, stage }: Setting,
	{ idx, isOfMaster }: { idx?: number; isOfMaster?: boolean }
): string {
	const locks = element('a:spLocks', { noGrp: 1, noRot: 1, noChangeAspect: 1 });
	const frame = transform(stage.notesImage) + RECTANGLE + element('a:noFill') + stroke({ tone: 'line', width: 1 });
	return element(
		'p:sp',
		{},
		element(
			'p:nvSpPr',
			{},
			identity({ id, name: words.slideImage }),
			element('p:cNvSpPr', {}, locks),
			element('p:nvPr', {}, element('p:ph', { type: 'sldImg', idx }))
		),
		isOfMaster ? element('p:spPr', {}, frame) : element('p:spPr')
	);
}

/** Each line that a person typed is a paragraph, so that a speaker finds the place. */
function paragraphs({ line, setting }: Said): string[] {
	const rows: Line[] = line.reduce<Line[]>(
		(rows, span) => {
			const [first = '', ...more] = span.text.split('\n');
			const begun = rows.at(-1) ?? [];
			return [...rows.slice(0, -1), [...begun, { ...span, text: first }], ...more.map((text) => [{ ...span, text }])];
		},
		[[]]
	);
	return rows.map((row) => paragraph(row, setting));
}

/** Says its direction itself: a notes page that is moved to another deck keeps it. */
function paragraph(line: Line, setting: Setting): string {
	const filled = line.filter(({ text }) => text !== '');
	return element(
		'a:p',
		{},
		element('a:pPr', { algn: setting.start, rtl: setting.rtl }),
		runs(filled, setting),
		runProperties('a:endParaRPr', setting.lang)
	);
}
