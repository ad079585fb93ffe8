import { INK, type Ink } from '#documents/figures/ink.ts';
import { toned } from '#kernel/contrast.ts';
import { element, emu } from '#documents/office/xml.ts';

/** The colours of the theme, by the name that Office has for each place; a user who changes one changes the deck. */
export function schemeOf(ink: Ink): Record<string, string> {
	return {
		dk1: ink.ink,
		lt1: ink.paper,
		dk2: ink.ink2,
		lt2: ink.sunken,
		accent1: ink.accent,
		accent2: '#3f4f7a',
		accent3: ink.amberLine,
		accent4: ink.amber,
		accent5: ink.ink3,
		accent6: ink.land,
		hlink: ink.accent,
		folHlink: ink.ink2
	};
}

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

/** Beside the theme: what has no place in its twelve. */
const FIXED = {
	line: INK.line,
	amberSoft: INK.amberSoft,
	track: INK.track,
	ring: INK.ring
} as const;

/** The dark side of an accent, which the cover is made of. */
export interface CoverInk {
	ground: Colour;
	land: Colour;
	line: Colour;
	text: Colour;
	light: Colour;
}

const OWN_COVER: CoverInk = {
	ground: '#0b3b35',
	land: '#12473f',
	line: '#2f7165',
	text: '#cfe5e0',
	light: '#8fe0d1'
};
/** How light each of them is. */
const COVER_LIGHT: Readonly<Record<keyof CoverInk, number>> = {
	ground: 0.035,
	land: 0.053,
	line: 0.137,
	text: 0.75,
	light: 0.63
};

/** The cover in the hue of an accent; that of the design has been chosen by eye. */
export function coverInkOf({ accent }: Ink): CoverInk {
	if (accent === INK.accent) return OWN_COVER;
	return Object.fromEntries(
		Object.entries(COVER_LIGHT).map(([place, light]) => [place, toned(accent, light)])
	) as unknown as CoverInk;
}

type Colour = `#${string}`;
/** A colour by its place in the design, or one that has none. */
export type Tone = keyof typeof BY_SCHEME | keyof typeof FIXED | Colour;

function colour(tone: Tone, alpha?: number): string {
	const opacity = alpha === undefined ? '' : element('a:alpha', { val: Math.round(alpha * 100_000) });
	if (tone in BY_SCHEME) return element('a:schemeClr', { val: BY_SCHEME[tone as keyof typeof BY_SCHEME] }, opacity);
	const value = tone in FIXED ? FIXED[tone as keyof typeof FIXED] : tone;
	return element('a:srgbClr', { val: value.slice(1).toUpperCase() }, opacity);
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
