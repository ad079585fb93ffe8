/** What is written before an item, as a sign of its own. */
export const ITEM_SIGN = '•·▪◦●○■□‣➢➤►▸✓✔*';

export interface Marked {
	/** The sign or number of an item, as it is shown. */
	mark?: string;
	/** Of a line that is called a heading by the way in which it is written: how deep. */
	heading?: number;
	text: string;
}

const HEADING = /^(#{1,6})\s+(?=\S)/;
const SIGN = new RegExp(`^([${ITEM_SIGN}\\uf0b7\\uf0a7\\uf0d8]|[-–—](?=\\s|[א-ת"(]))\\s*`);
/** "3.", "3)", "(3)", "ב.", "a)", but no date, and no year. */
const NUMBER = /^(\(?(?:\d{1,3}|[א-י]|[a-z])[.)])(?=\s|[א-ת"])\s*(?=\S)/;
const TURNED_SIGN = new RegExp(`\\s?([${ITEM_SIGN}])\\s*$`);
const TURNED_DASH = /([-–])\s*$/;
const TURNED_NUMBER = /(?:(?<!\d)\.\s?(\d{1,2})|(?<![\d.,:/–-])(\d{1,2})\.)\s*$/;

/** A line as it is read, without what stands before it. */
export function withoutMark(line: string): Marked {
	const heading = HEADING.exec(line);
	if (heading) return { heading: (heading[1] ?? '').length - 1, text: line.slice(heading[0].length) };
	const found = SIGN.exec(line) ?? NUMBER.exec(line);
	if (!found) return { text: line };
	const mark = found[1] ?? '';
	return { mark: /[\uf0b7\uf0a7\uf0d8]/.test(mark) ? '•' : mark, text: line.slice(found[0].length) };
}

/** The same of a line that lies as on the screen, where it stands at the end. */
export function withoutTurnedMark(line: string): Marked {
	const sign = TURNED_SIGN.exec(line);
	// A space before the sign belongs to the run that it ends.
	if (sign) return { mark: sign[1] ?? '', text: line.slice(0, line.lastIndexOf(sign[1] ?? '')) };
	const dash = TURNED_DASH.exec(line);
	if (dash && dash.index > 0) return { mark: dash[1] ?? '', text: line.slice(0, dash.index) };
	const number = TURNED_NUMBER.exec(line);
	if (number && number.index > 0)
		return { mark: `${number[1] ?? number[2] ?? ''}.`, text: line.slice(0, number.index) };
	return { text: line };
}
