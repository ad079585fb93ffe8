/** A property of iCalendar: its name, its value, its parameters. Words are escaped; other values stand as they are. */
export type Property = [
	name: string,
	value: string | { text: string } | { texts: readonly string[] },
	parameters?: Record<string, string>
];

/** Octets of a line, without its end. */
const LONGEST = 75;

/** A property on lines of 75 octets at most, the ends included that the standard asks for. */
export function lineOf([name, value, parameters = {}]: Property): string {
	const list = Object.entries(parameters).map(([key, each]) => `;${key}=${parameter(each)}`);
	return folded(`${name}${list.join('')}:${written(value)}`);
}

function written(value: Property[1]): string {
	if (typeof value === 'string') return value.replace(/[\r\n]+/g, '');
	return 'texts' in value ? value.texts.map(escaped).join(',') : escaped(value.text);
}

/** A text as a value: what would end it, or part it, is marked. */
function escaped(text: string): string {
	return clean(text)
		.replaceAll('\\', '\\\\')
		.replaceAll(';', '\\;')
		.replaceAll(',', '\\,')
		.replace(/\r\n?|\n/g, '\\n');
}

/** A quotation mark cannot be written in a parameter at all. */
function parameter(value: string): string {
	const plain = clean(value).replace(/["\r\n]/g, '');
	return /[:;,]/.test(plain) ? `"${plain}"` : plain;
}

/** Without control characters, which the standard allows nowhere; a tab is a space. */
function clean(text: string): string {
	return text
		.toWellFormed()
		.replaceAll('\t', ' ')
		.replace(/[\0-\x09\x0b\x0c\x0e-\x1f\x7f]/g, '');
}

/** Longer lines go on in the next one, behind a space; a letter of several octets is never cut. */
function folded(line: string): string {
	const lines: string[] = [];
	let [current, octets] = ['', 0];
	for (const letter of line) {
		const length = Buffer.byteLength(letter);
		if (octets + length > LONGEST) {
			lines.push(current);
			[current, octets] = [' ', 1];
		}
		current += letter;
		octets += length;
	}
	return [...lines, current].map((each) => `${each}\r\n`).join('');
}
