import { corrected } from '#kernel/contrast.ts';
import { PLAIN, type Look } from '#kernel/look.ts';

/** The light half of the design tokens, for paper and for SVG that stands alone. Paper has no dark theme. */
export const INK = {
	ink: '#13201d',
	ink2: '#455550',
	ink3: '#5a6a66',
	line: '#dce3e1',
	paper: '#ffffff',
	sunken: '#f3f6f5',
	accent: PLAIN.look.accent,
	amber: '#854700',
	amberSoft: '#fdf2df',
	amberLine: '#b9731a',
	track: '#e3e9e7',
	land: '#d3deda',
	ring: '#dfe6e4'
} as const;

export type Ink = Readonly<Record<keyof typeof INK, string>>;

/** The same with the accent of a look, which can be read wherever it stands. */
export function inkOf({ accent }: Look): Ink {
	return { ...INK, accent: corrected(accent) };
}
