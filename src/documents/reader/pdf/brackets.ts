const PAIRS: Record<string, string> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{' };
const ANY = /[()[\]{}]/g;
const OPENING = '([{';
const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/**
 * Puts brackets right in what runs from the right. For a bracket that is drawn some files hold that one and others its
 * counterpart, the letter that was meant; a small typeface may even hold one for both. Which it is, is seen from which
 * of the two pairs more of them in the whole document.
 */
export function bracketsOf(texts: readonly string[]): (text: string) => { text: string; isPaired: boolean } {
	const turnable = texts.filter((text) => RIGHT_TO_LEFT.test(text) && text.search(ANY) >= 0);
	const wrong = (turn: (text: string) => string) => turnable.reduce((total, text) => total + unpaired(turn(text)), 0);
	const convention = wrong(mirrored) < wrong((text) => text) ? mirrored : (text: string) => text;
	return (text) => {
		if (!RIGHT_TO_LEFT.test(text) || text.search(ANY) < 0) return { text, isPaired: unpaired(text) === 0 };
		const found = [convention(text), mirrored(convention(text)), alternating(convention(text))];
		const paired = found.find((each) => unpaired(each) === 0);
		return { text: paired ?? convention(text), isPaired: paired !== undefined };
	};
}

function mirrored(text: string): string {
	return text.replace(ANY, (bracket) => PAIRS[bracket] ?? bracket);
}

function alternating(text: string): string {
	let isOpen = false;
	return text.replace(ANY, (bracket) => {
		isOpen = !isOpen;
		return OPENING.includes(bracket) === isOpen ? bracket : (PAIRS[bracket] ?? bracket);
	});
}

/** How many close nothing, or are never closed. */
function unpaired(text: string): number {
	const open: string[] = [];
	let wrong = 0;
	for (const bracket of text.match(ANY) ?? []) {
		if (OPENING.includes(bracket)) open.push(PAIRS[bracket] ?? '');
		else if (open.at(-1) === bracket) open.pop();
		else wrong += 1;
	}
	return wrong + open.length;
}
