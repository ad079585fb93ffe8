import type { Role } from '#features/member/member.ts';
import type { Stage } from './initiative.ts';
import { isOfKind, ruleBetween } from './stage-rules.ts';
import type { StandingRow } from './view.ts';
import type { StageAge, Turn } from './waiting.ts';

/** Cards that a column of the board holds; the list has the rest. */
export const COLUMN_SIZE = 20;

/** An initiative on the board and in the list, as it stands today. */
export interface Card extends StandingRow {
	age: StageAge;
	turn: Turn;
	canMove: boolean;
	canDecide: boolean;
	/** The role of whoever looks: not every way is everybody's to go. */
	role: Role;
}

/** What whoever looks may do with a card. */
export type Abilities = Pick<Card, 'canMove' | 'canDecide' | 'role' | 'kind'>;

/**
 * What putting a card into a column comes to: it moves; it needs a decision, or words that are still to be written, and
 * leads to where they are; or why it does not go there.
 */
export type Drop = 'move' | 'decide' | 'complete' | 'same' | 'no_way' | 'not_yours' | 'not_decided_by_you';

export function dropOf({ from, to }: { from: Stage; to: Stage }, { canMove, canDecide, role, kind }: Abilities): Drop {
	if (from === to) return 'same';
	const rule = ruleBetween(from, to);
	if (!rule || !isOfKind(rule, kind)) return 'no_way';
	if (rule.through === 'decision') return canDecide ? 'decide' : 'not_decided_by_you';
	if (!canMove || !rule.who.includes(role)) return 'not_yours';
	return rule.needs.length > 0 ? 'complete' : 'move';
}

/** The columns of the board, and what is beyond the last. */
const COLUMNS = ['idea', 'proposal', 'initiative', 'completed'] as const satisfies readonly Stage[];

/** What each column comes to for a card: "proposal:move initiative:decide", as the script of the board reads it. */
export function dropsOf({ stage, ...abilities }: Pick<Card, 'stage'> & Abilities): string {
	return COLUMNS.map((to) => `${to}:${dropOf({ from: stage, to }, abilities)}`).join(' ');
}

/** The way that is hoped for from a stage. */
const ONWARD: Readonly<Partial<Record<Stage, Stage>>> = {
	idea: 'proposal',
	proposal: 'initiative',
	initiative: 'completed'
};

/** The way that a card offers: to the next stage, where whoever looks can bring it there. */
export function onwardOf({ stage, ...abilities }: Pick<Card, 'stage'> & Abilities) {
	const to = ONWARD[stage];
	const drop = to && dropOf({ from: stage, to }, abilities);
	return to && (drop === 'move' || drop === 'decide' || drop === 'complete') ? { to, drop } : undefined;
}

/** Where a card goes back to that came to its column by mistake, where whoever looks may send it; only the script does. */
export function backOf({ stage, ...abilities }: Pick<Card, 'stage'> & Abilities): Stage | undefined {
	return COLUMNS.find((to) => ruleBetween(stage, to)?.isBack && dropOf({ from: stage, to }, abilities) === 'move');
}
