import { strFromU8, unzipSync, type Unzipped } from 'fflate';
import { archiveProblem } from '#documents/bounds/archive.ts';
import { Unreadable } from '../unreadable.ts';
import { dayShownBy, type DayShown } from './cell-dates.ts';
import { attributeIn, piecesOf } from './markup-pieces.ts';

/** Of one sheet, unpacked, in bytes: 100,000 rows of thirty columns take about a third of it. */
const LARGEST_PART = 300 * 1024 * 1024;
const LARGEST_TEXT = 400 * 1024 * 1024;
const PARTS =
	/^(xl\/)?(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;

/** A workbook, of which a sheet is read when it is asked for. */
export interface Workbook {
	sheets: { name: string; path: string }[];
	shared: readonly string[];
	/** How much of a day each style of cells shows. */
	styles: readonly (DayShown | undefined)[];
	is1904: boolean;
	/** The markup of a sheet. */
	read(path: string): string;
}

/** Whether an archive is a workbook of Excel. */
export function isWorkbook(bytes: Uint8Array): boolean {
	const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return names.includes('xl/workbook.xml');
}

/** @throws Unreadable */
export function openWorkbook(bytes: Uint8Array): Workbook {
	const files = unpacked(bytes);
	const read = (path: string): string => {
		const part = files[path];
		return part ? strFromU8(part) : '';
	};
	const targets = new Map<string, string>();
	for (const piece of piecesOf(read('xl/_rels/workbook.xml.rels'))) {
		if (piece.is !== 'open' || piece.name !== 'Relationship') continue;
		const [id, target] = [attributeIn(piece.attributes, 'Id'), attributeIn(piece.attributes, 'Target')];
		if (id && target) targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
	}
	const sheets: Workbook['sheets'] = [];
	let is1904 = false;
	for (const piece of piecesOf(read('xl/workbook.xml'))) {
		if (piece.is !== 'open') continue;
		if (piece.name === 'workbookPr') is1904 = /^(1|true)$/.test(attributeIn(piece.attributes, 'date1904') ?? '');
		// What its maker hid is not what they hand on.
		if (piece.name !== 'sheet' || attributeIn(piece.attributes, 'state')) continue;
		const path = targets.get(attributeIn(piece.attributes, 'id') ?? '');
		if (path && path in files) sheets.push({ name: attributeIn(piece.attributes, 'name') ?? '', path });
	}
	if (sheets.length === 0) throw new Unreadable('damaged');
	return {
		sheets,
		shared: sharedTexts(read('xl/sharedStrings.xml')),
		styles: stylesOf(read('xl/styles.xml')),
		is1904,
		read
	};
}

function unpacked(bytes: Uint8Array): Unzipped {
	const problem = archiveProblem(bytes);
	if (problem) throw new Unreadable(problem.code === 'archive_broken' ? 'damaged' : 'too_large');
	let total = 0;
	try {
		return unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				if (!PARTS.test(name)) return false;
				total += originalSize;
				if (originalSize > LARGEST_PART || total > LARGEST_TEXT) throw new Unreadable('too_large');
				return true;
			}
		});
	} catch (error) {
		if (error instanceof Unreadable) throw error;
		throw new Unreadable('damaged', { cause: error });
	}
}

/** The texts that cells name by a number. How a word is spoken, which Japanese writes beside it, is left out. */
function sharedTexts(xml: string): string[] {
	const texts: string[] = [];
	let [text, isText, spoken] = ['', false, 0];
	for (const piece of piecesOf(xml)) {
		if (piece.is === 'text') {
			if (isText && spoken === 0) text += piece.text;
		} else if (piece.name === 't') isText = piece.is === 'open' && !piece.isEmpty;
		else if (piece.name === 'rPh') spoken += piece.is === 'close' ? -1 : piece.isEmpty ? 0 : 1;
		else if (piece.name === 'si') {
			if (piece.is === 'close' || piece.isEmpty) texts.push(text);
			text = '';
		}
	}
	return texts;
}

function stylesOf(xml: string): (DayShown | undefined)[] {
	const codes = new Map<number, string>();
	const styles: (DayShown | undefined)[] = [];
	let isOfCells = false;
	for (const piece of piecesOf(xml)) {
		if (piece.is === 'text') continue;
		if (piece.name === 'cellXfs') isOfCells = piece.is === 'open' && !piece.isEmpty;
		if (piece.is !== 'open') continue;
		const id = Number(attributeIn(piece.attributes, 'numFmtId') ?? 0);
		if (piece.name === 'numFmt') codes.set(id, attributeIn(piece.attributes, 'formatCode') ?? '');
		else if (piece.name === 'xf' && isOfCells) styles.push(dayShownBy(id, codes.get(id)));
	}
	return styles;
}
