import type { Mark } from '#kernel/flow-document.ts';

/** Shapes that carry the state of an item, in a font that every Windows has; others find them elsewhere. */
export const MARK_FONT = 'Segoe UI Symbol';

export const MARKS: Record<Mark, { character: string; tone: 'accent' | 'ink3' | 'amberLine' }> = {
	done: { character: '●', tone: 'accent' },
	progress: { character: '◐', tone: 'accent' },
	planned: { character: '◌', tone: 'ink3' },
	cancelled: { character: '⊘', tone: 'ink3' },
	silent: { character: '┄', tone: 'amberLine' },
	low: { character: '◉', tone: 'ink3' },
	plain: { character: '•', tone: 'ink3' },
	idea: { character: '○', tone: 'ink3' },
	proposal: { character: '◉', tone: 'ink3' },
	initiative: { character: '◐', tone: 'accent' },
	declined: { character: '⊘', tone: 'ink3' }
};
