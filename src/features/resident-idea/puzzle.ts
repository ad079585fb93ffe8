/**
 * A little work that a browser does for somebody who writes to us: a number with which the digest of the form's stamp
 * begins with so many zeros. A person does not notice it; whoever sends thousands pays for each. Nobody has to do it.
 */
export const PUZZLE_BITS = 14;
/** No number that solves it is as long as this. */
const LONGEST = 12;

/** What is digested. */
export function puzzleOf(stamp: string, answer: string): string {
	return `${stamp}:${answer}`;
}

export function isPossible(answer: string): boolean {
	return answer.length <= LONGEST && /^\d+$/.test(answer);
}

/** Whether a digest begins with enough zeros. */
export function isSolution(digest: Uint8Array): boolean {
	let zeros = 0;
	for (const byte of digest) {
		if (byte === 0) zeros += 8;
		else {
			zeros += Math.clz32(byte) - 24;
			break;
		}
	}
	return zeros >= PUZZLE_BITS;
}
