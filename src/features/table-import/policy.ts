import { isLimited, may, WRITERS, type Asking, type Rules } from '#features/member/policy.ts';

/**
 * A table holds whatever it holds, for the office alone: who sees it is who may write down all that its rows can become,
 * whoever's they are.
 */
export const tableImportRules: Rules<'view' | 'import' | 'undo'> = {
	view: WRITERS,
	import: WRITERS,
	undo: WRITERS
};

/** Whoever may change their own records only cannot bring in those of everybody. */
export function mayImport(actor: Asking, action: 'import' | 'undo' = 'import'): boolean {
	return may(tableImportRules, actor, action) && !isLimited(actor);
}
