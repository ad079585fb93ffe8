import type { Language } from '#kernel/language.ts';
import { say, type Word } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { StepState } from './step.ts';

const STATES: Record<StepState, Word> = {
	open: m.step_state_open,
	overdue: m.step_state_overdue,
	done: m.step_state_done
};

export function stepStateLabel(state: StepState, language?: Language): string {
	return say(STATES[state], language);
}
