import type { Ink } from '#documents/figures/ink.ts';
import { MARK_FONT, MARKS } from '#documents/office/marks.ts';
import { element } from '#documents/office/xml.ts';
import type { Mark } from '#kernel/flow-document.ts';
import { NAMESPACES } from './namespaces.ts';

const ORDER = Object.keys(MARKS) as Mark[];
/** After one for each mark. */
const NUMBERS = ORDER.length;
const INDENT = 397;

/** The lists of a file: one for each mark, and one for each list that counts from 1. */
export class Numbering {
	#counted = 0;

	/** The list of the items with a mark. */
	marked(mark: Mark): number {
		return ORDER.indexOf(mark) + 1;
	}

	/** A list of its own. */
	numbered(): number {
		this.#counted += 1;
		return NUMBERS + this.#counted;
	}

	xml(ink: Ink): string {
		const kinds = [...ORDER.map((mark) => markLevel(mark, ink)), numberLevel(ink)];
		const counted = Array.from({ length: this.#counted }, (_, index) => NUMBERS + index + 1);
		return element(
			'w:numbering',
			NAMESPACES,
			...kinds.map((level, index) =>
				element(
					'w:abstractNum',
					{ 'w:abstractNumId': index },
					element('w:multiLevelType', { 'w:val': 'singleLevel' }),
					level
				)
			),
			...ORDER.map((_, index) =>
				element('w:num', { 'w:numId': index + 1 }, element('w:abstractNumId', { 'w:val': index }))
			),
			...counted.map((id) =>
				element(
					'w:num',
					{ 'w:numId': id },
					element('w:abstractNumId', { 'w:val': NUMBERS }),
					element('w:lvlOverride', { 'w:ilvl': 0 }, element('w:startOverride', { 'w:val': 1 }))
				)
			)
		);
	}
}

function markLevel(mark: Mark, ink: Ink): string {
	const { character, tone } = MARKS[mark];
	const font = { 'w:ascii': MARK_FONT, 'w:hAnsi': MARK_FONT, 'w:eastAsia': MARK_FONT, 'w:cs': MARK_FONT };
	const looks = element('w:rFonts', font) + colour(ink[tone]) + size(mark === 'plain' ? 21 : 15);
	return level('bullet', character, looks);
}

function numberLevel(ink: Ink): string {
	return level('decimal', '%1.', colour(ink.ink3));
}

function level(format: string, text: string, looks: string): string {
	return element(
		'w:lvl',
		{ 'w:ilvl': 0 },
		element('w:start', { 'w:val': 1 }),
		element('w:numFmt', { 'w:val': format }),
		element('w:lvlText', { 'w:val': text }),
		element('w:lvlJc', { 'w:val': 'start' }),
		element('w:pPr', {}, element('w:ind', { 'w:start': INDENT, 'w:hanging': INDENT })),
		element('w:rPr', {}, looks)
	);
}

function colour(ink: string): string {
	return element('w:color', { 'w:val': ink.slice(1).toUpperCase() });
}

function size(halfPoints: number): string {
	return element('w:sz', { 'w:val': halfPoints }) + element('w:szCs', { 'w:val': halfPoints });
}
