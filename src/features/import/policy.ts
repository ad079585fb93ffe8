import { WRITERS, type Rules } from '#features/member/policy.ts';

/**
 * Old documents hold whatever they hold, for the office alone: who sees them is who may write down all that they can
 * become. What is taken from them is authorised again by the rules of its noun.
 */
export const importRules: Rules<'view' | 'import' | 'review' | 'undo'> = {
	view: WRITERS,
	import: WRITERS,
	review: WRITERS,
	undo: WRITERS
};
