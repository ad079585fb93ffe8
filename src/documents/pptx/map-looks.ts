import type { PlaceState } from '#kernel/flow-document.ts';
import type { Stroke, Tone } from './paint.ts';

/** A line and the dot at its end. The dash and the filling tell the state, colour repeats it. */
export const LOOKS: Record<PlaceState, { tie: Stroke; dot: { fill: Tone; line: Stroke } }> = {
	live: {
		tie: { tone: 'accent', width: 1.5 },
		dot: { fill: 'accent', line: { tone: 'sunken', width: 1 } }
	},
	quiet: {
		tie: { tone: 'accent', width: 1.25, dash: 'sysDash' },
		dot: { fill: 'sunken', line: { tone: 'accent', width: 1.5 } }
	},
	silent: {
		tie: { tone: 'amberLine', width: 1.75, dash: 'sysDot' },
		dot: { fill: 'sunken', line: { tone: 'amberLine', width: 1.75 } }
	},
	candidate: {
		tie: { tone: 'ink3', width: 1.25, dash: 'dash' },
		dot: { fill: 'sunken', line: { tone: 'ink3', width: 1.5 } }
	}
};
/** Half of what a dot is wide. */
export const DOT = 4.5;
