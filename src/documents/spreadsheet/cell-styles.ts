import type { Ink } from '#documents/figures/ink.ts';
import { element } from '#documents/office/xml.ts';

/** On every machine, with Hebrew: a workbook brings no fonts along. */
const FAMILY = 'Arial';
/** Hebrew, as Windows counts its alphabets. */
const HEBREW = 177;
/** Ours begin where Excel's own end. */
const FIRST_FORMAT = 164;

export type Role = 'title' | 'lead' | 'head' | 'name' | 'text' | 'link' | 'note';

export interface CellLook {
	role: Role;
	isRtl: boolean;
	align?: 'start' | 'end';
	/** Of numbers and dates, as Excel writes it. */
	format?: string;
}

const ROLES: Role[] = ['title', 'lead', 'head', 'name', 'text', 'link', 'note'];

/** The looks of the cells of a workbook, each counted once, as they are asked for. */
export class CellStyles {
	readonly #ink: Ink;
	readonly #formats: string[] = [];
	readonly #looks: string[] = [element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 })];

	constructor(ink: Ink) {
		this.#ink = ink;
	}

	/** @returns the number by which a cell has the look */
	of({ role, isRtl, align = 'start', format }: CellLook): number {
		const [start, end] = isRtl ? ['right', 'left'] : ['left', 'right'];
		const look = element(
			'xf',
			{
				numFmtId: format === undefined ? 0 : this.#formatId(format),
				fontId: ROLES.indexOf(role) + 1,
				fillId: role === 'head' ? 2 : 0,
				borderId: role === 'head' ? 1 : 0,
				xfId: 0,
				...{
					applyNumberFormat: format === undefined ? undefined : 1,
					applyFont: 1,
					applyFill: role === 'head' ? 1 : undefined
				},
				...{ applyBorder: role === 'head' ? 1 : undefined, applyAlignment: 1 }
			},
			element('alignment', {
				horizontal: align === 'start' ? start : end,
				vertical: role === 'head' ? 'center' : 'top',
				wrapText: format === undefined ? 1 : undefined,
				// The direction of the sheet, and not what the first letter of a cell would make of it.
				readingOrder: isRtl ? 2 : 1
			})
		);
		const at = this.#looks.indexOf(look);
		return at >= 0 ? at : this.#looks.push(look) - 1;
	}

	#formatId(format: string): number {
		const at = this.#formats.indexOf(format);
		return FIRST_FORMAT + (at >= 0 ? at : this.#formats.push(format) - 1);
	}

	xml(namespace: string): string {
		const counted = (name: string, all: readonly string[]) => element(name, { count: all.length }, ...all);
		const formats = this.#formats.map((formatCode, index) =>
			element('numFmt', { numFmtId: FIRST_FORMAT + index, formatCode })
		);
		return element(
			'styleSheet',
			{ xmlns: namespace },
			formats.length > 0 ? counted('numFmts', formats) : '',
			counted('fonts', this.#fonts()),
			counted('fills', [pattern('none'), pattern('gray125'), pattern('solid', this.#ink.sunken)]),
			counted('borders', [border(), border(this.#ink.accent)]),
			counted('cellStyleXfs', [element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]),
			counted('cellXfs', this.#looks),
			counted('cellStyles', [element('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })])
		);
	}

	#fonts(): string[] {
		const { ink, ink2, accent } = this.#ink;
		const looks: Record<Role, string> = {
			title: font(16, accent, { isBold: true }),
			lead: font(11, ink2),
			head: font(11, ink, { isBold: true }),
			name: font(11, ink, { isBold: true }),
			text: font(11, ink),
			link: font(11, accent, { isUnderlined: true }),
			note: font(10, ink2)
		};
		return [font(11, ink), ...ROLES.map((role) => looks[role])];
	}
}

function font(size: number, colour: string, { isBold = false, isUnderlined = false } = {}): string {
	return element(
		'font',
		{},
		isBold ? element('b') : '',
		isUnderlined ? element('u') : '',
		element('sz', { val: size }),
		element('color', { rgb: argb(colour) }),
		element('name', { val: FAMILY }),
		element('family', { val: 2 }),
		element('charset', { val: HEBREW })
	);
}

function pattern(type: 'none' | 'gray125' | 'solid', colour?: string): string {
	const inside = colour ? element('fgColor', { rgb: argb(colour) }) + element('bgColor', { indexed: 64 }) : '';
	return element('fill', {}, element('patternFill', { patternType: type }, inside));
}

function border(under?: string): string {
	const bottom = under
		? element('bottom', { style: 'medium' }, element('color', { rgb: argb(under) }))
		: element('bottom');
	return element('border', {}, element('left'), element('right'), element('top'), bottom, element('diagonal'));
}

function argb(colour: string): string {
	return `FF${colour.slice(1).toUpperCase()}`;
}
