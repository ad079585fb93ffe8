import type { Block } from '#kernel/flow-document.ts';

/** The blocks of a kind that follow each other from here, so many at most. */
export function sameFrom<K extends Block['kind']>(blocks: readonly Block[], at: number, kind: K, most: number) {
	const found: Extract<Block, { kind: K }>[] = [];
	for (const block of blocks.slice(at, at + most)) {
		if (block.kind !== kind) break;
		found.push(block as Extract<Block, { kind: K }>);
	}
	return found;
}
