/** Excel's own limit. */
const LONGEST_TEXT = 32_767;

/** A text as a cell can hold it. What XML cannot hold goes; what Excel would read as one of its escapes, _x0041_, is escaped. */
export function cellText(text: string): string {
	return (
		text
			.toWellFormed()
			.replace(/\r\n?/g, '\n')
			.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
			.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
			.slice(0, LONGEST_TEXT)
			// The cut may have gone through a character.
			.replace(/[\ud800-\udbff]$/, '')
	);
}
