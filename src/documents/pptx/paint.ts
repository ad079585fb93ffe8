import { INK } from '#documents/figures/ink.ts';
import { element, emu } from '#documents/office/xml.ts';

/** The colours of the theme, by the name that Office has for each place; a user who changes one changes the deck. */
export const SCHEME = {
	dk1: INK.ink,
	lt1: INK.paper,
	dk2: INK.ink2,
	lt2: INK.sunken,
	accent1: INK.accent,
	accent2: '#3f4f7a',
	accent3: INK.amberLine,
	accent4: INK.amber,
	accent5: INK.ink3,
	accent6: INK.land,
	hlink: INK.accent,
	folHlink: INK.ink2
} as const;

const BY_SCHEME = {
	ink: 'tx1',
	paper: 'bg1',
	ink2: 'tx2',
	sunken: 'bg2',
	accent: 'accent1',
	amberLine: 'accent3',
	amber: 'accent4',
	ink3: 'accent5',
	land: 'accent6'
} as const;

/** Beside the theme: what has no place in its twelve, and the cover, which is dark. */
const FIXED = {
	line: INK.line,
	amberSoft: INK.amberSoft,
	track: INK.track,
	ring: INK.ring,
	cover: '#0b3b35',
	coverLand: '#12473f',
	coverLine: '#2f7165',
	coverText: '#cfe5e0',
	coverLight: '#8fe0d1'
} as const;

export type Tone = keyof typeof BY_SCHEME | keyof typeof FIXED;

function colour(tone: Tone, alpha?: number): string {
	const opacity = alpha === undefined ? '' : element('a:alpha', { val: Math.round(alpha * 100_000) });
	return tone in BY_SCHEME
		? element('a:schemeClr', { val: BY_SCHEME[tone as keyof typeof BY_SCHEME] }, opacity)
		: element('a:srgbClr', { val: FIXED[tone as keyof typeof FIXED].slice(1).toUpperCase() }, opacity);
}

/** @param alpha from 0, clear, to 1 */
export function fill(tone: Tone | undefined, alpha?: number): string {
	return tone ? element('a:solidFill', {}, colour(tone, alpha)) : element('a:noFill');
}

export interface Stroke {
	tone: Tone;
	/** In points. */
	width: number;
	dash?: 'sysDot' | 'sysDash' | 'dash';
	cap?: 'rnd';
}

export function stroke(line: Stroke | undefined): string {
	if (!line) return element('a:ln', {}, fill(undefined));
	const dash = line.dash ? element('a:prstDash', { val: line.dash }) : '';
	return element('a:ln', { w: emu(line.width), cap: line.cap }, fill(line.tone), dash);
}
