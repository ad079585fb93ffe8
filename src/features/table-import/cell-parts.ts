import { keyOf } from './code-words.ts';

/** What tables write where there is nothing. */
const NOTHING =
	/^(?:n\.?\/?a\.?|null|none|nil|#n\/a|unknown|nicht bekannt|unbekannt|k\.?a\.?|אין|לא ידוע|לא רלוונטי|ללא|-+|–|—|\?+|\.+|x)$/i;

/** Whether a cell says that there is nothing. @param keeps values that are no nothing here, such as NA of Namibia */
export function isNothing(cell: string): boolean {
	return cell === '' || NOTHING.test(cell);
}

/**
 * The parts of a cell that names several: parted by semicolons and lines; else by commas, "and" and strokes, but not
 * within a name that has them ("Washington, D.C."). @param isOne whether a stretch is one name @param names the longest first
 */
export function partsOf(
	cell: string,
	isOne: (text: string) => boolean,
	names: () => readonly string[] = () => []
): string[] {
	const stretches = cell
		.split(/[;\n•]+/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	return stretches.flatMap((stretch) => (isOne(stretch) ? [stretch] : splitFine(stretch, isOne, names)));
}

function splitFine(stretch: string, isOne: (text: string) => boolean, names: () => readonly string[]): string[] {
	const pieces = stretch.split(/\s*(,|\/|\||&|\s(?:and|und|et|y|ו)\s)\s*/);
	if (pieces.length === 1) return [stretch];
	// Names that hold a comma themselves: the longest run of pieces that is one name is one.
	const parts: string[] = [];
	for (let at = 0; at < pieces.length;) {
		let end = at + 1;
		for (let to = pieces.length; to > at + 1; to -= 2) {
			if (!isOne(joined(pieces.slice(at, to)))) continue;
			end = to;
			break;
		}
		parts.push(joined(pieces.slice(at, end)));
		at = end + 1;
	}
	const whole = parts.filter((part) => part !== '');
	// Where less than half of the pieces are known, the cell was one name that is not.
	return whole.filter(isOne).length * 2 >= whole.length || names().length === 0 ? whole : [stretch];
}

function joined(pieces: readonly string[]): string {
	return pieces
		.join('\u0000')
		.replace(/\u0000,\u0000/g, ', ')
		.replace(/\u0000/g, ' ')
		.replace(/ +/g, ' ')
		.trim();
}

/** The parts of a cell that say one thing each of several, by their place: empty ones keep it. */
export function placesOf(cell: string): string[] {
	return cell === '' ? [] : cell.split(/;|\n/).map((part) => part.trim());
}

/** A name and what stands in brackets behind it: "Embassy of Poland (host)". */
export function withBrackets(part: string): { name: string; inside: string | undefined } {
	const found = /^(.*\S)\s*[([]([^()[\]]+)[)\]]$/.exec(part);
	return found ? { name: found[1] ?? part, inside: found[2] } : { name: part, inside: undefined };
}

const YES = new Set(
	['yes', 'y', 'true', '1', 'x', 'v', '✓', '✔', 'כן', 'ja', 'oui', 'si', 'tak', 'wahr'].map(
		(word) => keyOf(word) || word
	)
);
const NO = new Set(['no', 'n', 'false', '0', 'לא', 'nein', 'non', 'nie', 'falsch'].map((word) => keyOf(word) || word));

/** Yes or no; undefined where it is neither. */
export function yesOrNo(cell: string): boolean | undefined {
	const key = keyOf(cell) || cell.trim();
	if (YES.has(key)) return true;
	return NO.has(key) ? false : undefined;
}

/** A number as spreadsheets and people write it: 1,234.5 · 1.234,5 · ₪ 1 234 · 1’234 → "1234.5"; undefined: none. */
export function plainNumber(cell: string): string | undefined {
	const bare = cell.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^[^\d.,+-]+|[^\d.,]+$/g, '');
	if (!/\d/.test(bare) || /[^\d.,+-]/.test(bare)) return undefined;
	const decimal =
		/^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^[+-]?\d+,\d{1,2}$/.test(bare) && !/^[+-]?\d{1,3}\.\d{3}$/.test(bare)
			? ','
			: '.';
	const number = (decimal === ',' ? bare.replace(/\./g, '').replace(',', '.') : bare.replace(/,/g, '')).replace(
		/^\+/,
		''
	);
	return /^-?\d+(\.\d+)?$/.test(number) ? number : undefined;
}
