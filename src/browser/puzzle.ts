// The one script of the public pages: it does a little work beside the form of ideas, so that what is sent from here does
// not wait behind the limits for programs. Without it the form is the same.
import { isSolution, puzzleOf } from '#features/resident-idea/puzzle.ts';

const form = document.querySelector('form[data-puzzle]');
const stamp = form?.querySelector<HTMLInputElement>('input[name="stamp"]')?.value;
const answer = form?.querySelector<HTMLInputElement>('input[name="answer"]');

// Digests are there where the connection is safe, and elsewhere nothing is lost.
if (stamp && answer && 'subtle' in crypto) void solve(stamp, answer);

async function solve(puzzle: string, into: HTMLInputElement): Promise<void> {
	const encoder = new TextEncoder();
	for (let number = 0; ; number += 1) {
		const digest = await crypto.subtle.digest('SHA-256', encoder.encode(puzzleOf(puzzle, String(number))));
		if (!isSolution(new Uint8Array(digest))) continue;
		into.value = String(number);
		return;
	}
}
