import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { StepState } from './step.ts';

export const stepStateLabel = wordsOf<StepState>({
	open: m.step_state_open,
	overdue: m.step_state_overdue,
	done: m.step_state_done
});
