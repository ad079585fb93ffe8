/** A stretch of a repaired text. */
export interface Stretch {
	text: string;
	/** It did not stand so where it was found. */
	isChanged: boolean;
}

/** With more of its words changed than this, a line was turned as a whole, and marking every word says nothing. */
const TURNED_WHOLE = 0.6;

/**
 * A repaired text with the words that did not stand so in what was found: parted from others, or with other signs.
 * @returns 'whole' where nearly all did not
 */
export function changedWords(found: readonly string[], text: string): Stretch[] | 'whole' {
	const there = new Map<string, number>();
	for (const word of found.join(' ').split(/[\s()[\]]+/)) {
		const plain = bareWord(word);
		if (plain) there.set(plain, (there.get(plain) ?? 0) + 1);
	}
	const parts = text.split(/(\s+)/).filter((part) => part !== '');
	const changed = parts.map((part) => {
		const plain = bareWord(part);
		if (!plain) return false;
		const left = there.get(plain) ?? 0;
		there.set(plain, left - 1);
		return left <= 0;
	});
	const said = parts.filter((part) => bareWord(part)).length;
	if (said > 3 && changed.filter(Boolean).length / said > TURNED_WHOLE) return 'whole';
	return joined(parts.map((part, index) => ({ text: part, isChanged: changed[index] ?? false })));
}

/** Without the signs around it: they move when a line is put right, and that alone is no change of the word. */
function bareWord(word: string): string {
	return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

function joined(stretches: readonly Stretch[]): Stretch[] {
	const out: Stretch[] = [];
	for (const each of stretches) {
		const last = out.at(-1);
		if (last && last.isChanged === each.isChanged) last.text += each.text;
		else out.push({ ...each });
	}
	return out;
}
