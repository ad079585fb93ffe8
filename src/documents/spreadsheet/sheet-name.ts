import { cellText } from './cell-text.ts';

const LONGEST_NAME = 31;
/** What Excel keeps for itself. */
const TAKEN = ['history'];

/** Excel refuses some characters, an apostrophe at either end, and more than 31. @param otherwise where nothing is left */
export function sheetName(title: string, otherwise: string, longest = LONGEST_NAME): string {
	const name = cellText(title)
		.replace(/[[\]/\\:*?\n]+/g, ' ')
		.slice(0, longest)
		.replace(/^[\s']+|[\s'\ud800-\udbff]+$/g, '');
	return name || otherwise;
}

/** A name for each sheet of a workbook, no two alike: of those that would be, the later are counted. */
export function sheetNames(titles: readonly string[], otherwise: string): string[] {
	const taken = new Set(TAKEN);
	return titles.map((title) => {
		let name = sheetName(title, otherwise);
		for (let time = 2; taken.has(name.toLowerCase()); time += 1) {
			const count = ` ${time}`;
			name = sheetName(title, otherwise, LONGEST_NAME - count.length) + count;
		}
		taken.add(name.toLowerCase());
		return name;
	});
}
