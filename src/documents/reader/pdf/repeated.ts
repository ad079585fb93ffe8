import type { Line } from './lines.ts';

/** A line on its page. */
export interface PageLine {
	page: number;
	/** Of the page, in points. */
	height: number;
	line: Line;
}

/** Parts of a page's height at its top and its foot. */
const MARGIN = 0.12;
/** So many pages that have the same line in the same place. */
const LEAST_PAGES = 3;
const SHARE_OF_PAGES = 0.4;
/** In points: the same place. */
const SAME_PLACE = 6;
const PAGE_NUMBER =
	/^(?:(?:page|seite|p\.|s\.|עמוד|עמ['׳]|שקף|slide|folie)\s*)?[-–|(]?\s*(\d{1,4})\s*[-–|)]?(?:\s*(?:of|von|מתוך|\/|\|)\s*\d{1,4})?$/iu;

/**
 * What stands on every page and is no part of its text: its number, and lines that repeat at the top or the foot, in
 * letters that are no larger than those of the text.
 * @param usual the size of most letters
 */
export function repeatedLines(lines: readonly PageLine[], pages: number, usual: number): Set<Line> {
	const marginal = lines.filter(({ line, height }) => {
		const share = line.baseline / height;
		return (share < MARGIN || share > 1 - MARGIN) && line.size <= 1.1 * usual && line.mark === undefined;
	});
	const least = Math.max(LEAST_PAGES, SHARE_OF_PAGES * pages);
	const repeated = new Set<Line>();
	for (const alike of Map.groupBy(marginal, ({ line }) => line.text.replace(/\d+/g, '#')).values()) {
		for (const { line } of alike) {
			const same = alike.filter((each) => Math.abs(each.line.baseline - line.baseline) < SAME_PLACE);
			if (new Set(same.map(({ page }) => page)).size >= least) repeated.add(line);
		}
	}
	for (const { line } of pageNumbers(marginal)) repeated.add(line);
	return repeated;
}

/** Numbers that count with the pages. One that stands alone on the only page is its number where it says 1. */
function pageNumbers(marginal: readonly PageLine[]): PageLine[] {
	const numbered = marginal.flatMap((each) => {
		const number = PAGE_NUMBER.exec(each.line.text.trim())?.[1];
		return number === undefined ? [] : [{ each, shift: Number(number) - each.page }];
	});
	return [...Map.groupBy(numbered, ({ shift }) => shift)].flatMap(([shift, alike]) =>
		alike.length >= 2 || shift === 0 ? alike.map(({ each }) => each) : []
	);
}
