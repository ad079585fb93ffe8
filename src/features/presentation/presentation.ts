/** What is done in front of a hall. "on" and "back" go by one slide, in the order of the deck. */
export type Deed = 'on' | 'back' | 'first' | 'last' | 'black' | 'full' | 'speaker' | 'leave';

/** What a key asks for: a deed, a slide by its number, or another digit of such a number. */
export type Asked = { does: Deed } | { to: number } | { digits: string };

const DEEDS: Readonly<Record<string, Deed>> = {
	...{ PageDown: 'on', ArrowDown: 'on', ' ': 'on', Enter: 'on', PageUp: 'back', ArrowUp: 'back', Backspace: 'back' },
	...{ Home: 'first', End: 'last', Escape: 'leave' },
	// A letter, and what the same key writes in Hebrew.
	...{ b: 'black', נ: 'black', '.': 'black', f: 'full', כ: 'full', s: 'speaker', ד: 'speaker' }
};
/** A longer number is none of a slide. */
const DIGITS = 4;

/**
 * What a key does. The arrow that points where reading goes leads on: to the left in Hebrew.
 * @param typed the digits before it @returns undefined: nothing
 */
export function askedBy(
	{ key, shiftKey = false }: { key: string; shiftKey?: boolean },
	isRtl: boolean,
	typed = ''
): Asked | undefined {
	if (/^\d$/.test(key)) return { digits: (typed + key).slice(-DIGITS) };
	if (key === 'Enter' && typed !== '') return { to: Number(typed) };
	if (key === ' ' && shiftKey) return { does: 'back' };
	if (key === 'ArrowLeft' || key === 'ArrowRight') return { does: (key === 'ArrowLeft') === isRtl ? 'on' : 'back' };
	const deed = DEEDS[key.length === 1 ? key.toLowerCase() : key];
	return deed && { does: deed };
}

/** Which slide comes after something was asked for. @param now from 1 */
export function slideAfter(asked: { does: Deed } | { to: number }, now: number, count: number): number {
	if ('to' in asked) return asked.to >= 1 && asked.to <= count ? asked.to : now;
	const to = { on: now + 1, back: now - 1, first: 1, last: count, black: now, full: now, speaker: now, leave: now };
	return Math.min(count, Math.max(1, to[asked.does]));
}

/** The minutes that a deck is given before anybody says: one and a half a slide, in steps of five. */
export function usualMinutes(slides: number): number {
	return Math.max(5, Math.ceil((slides * 1.5) / 5) * 5);
}

/** A clock that can be stopped: what had passed before, and since when it runs. In milliseconds. */
export interface Clock {
	before: number;
	since: number | undefined;
}

export function passed({ before, since }: Clock, now: number): number {
	return before + (since === undefined ? 0 : now - since);
}

/** The clock set going, or stopped. */
export function turned(clock: Clock, now: number): Clock {
	const isRunning = clock.since !== undefined;
	return { before: passed(clock, now), since: isRunning ? undefined : now };
}

/** "12:05", and "−0:30" where the time is over. @param milliseconds a second that has begun counts when it is over */
export function inMinutes(milliseconds: number): string {
	const seconds = Math.floor(Math.abs(milliseconds) / 1000);
	const sign = milliseconds < 0 && seconds > 0 ? '−' : '';
	return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
