import type { Box, Drawn, Glyph, Rule } from './glyph.ts';

/** A sign, where its line puts it, and how its line lies: in quarter turns against the clock. */
export interface Placed {
	glyph: Glyph;
	/** Of the point where it begins, whose y is its baseline. */
	x: number;
	angle: number;
}

type Turns = 0 | 1 | 2 | 3;
type Page = Omit<Drawn, 'glyphs'>;

/**
 * The page turned so that most of its lines lie, as a reader turns it. Lines that stand across, names along an axis, are
 * laid down below all others; what lies aslant is no text of the page but a stamp upon it, and is left out.
 */
export function upright(placed: readonly Placed[], page: Page): Drawn {
	const turned = Map.groupBy(placed, ({ angle }) => turnsOf(angle));
	turned.delete(undefined);
	const groups = [...turned].flatMap(([turns, glyphs]) => (turns === undefined ? [] : [{ turns, glyphs }]));
	const [main, ...across] = groups.toSorted((a, b) => b.glyphs.length - a.glyphs.length);
	if (!main) return { ...page, glyphs: [] };
	const laid = layDown(main.glyphs, page, main.turns);
	let floor = Math.min(0, ...laid.glyphs.map(({ bottom }) => bottom));
	for (const { glyphs, turns } of across) {
		const more = layDown(glyphs, { ...page, dots: [], rules: [] }, turns).glyphs;
		const size = more[0]?.size ?? 0;
		const drop = floor - 3 * size - highest(more);
		laid.glyphs.push(...more.map((glyph) => shifted(glyph, drop)));
		floor += drop - size;
	}
	return laid;
}

/** @returns undefined where a line lies aslant */
function turnsOf(angle: number): Turns | undefined {
	const turns = Math.round(angle);
	return Math.abs(angle - turns) > 0.06 ? undefined : ((((turns % 4) + 4) % 4) as Turns);
}

function layDown(placed: readonly Placed[], page: Page, turns: Turns): Drawn {
	const isAcross = turns % 2 === 1;
	return {
		...(isAcross ? { width: page.height, height: page.width } : { width: page.width, height: page.height }),
		glyphs: placed.map(({ glyph, x }) => ({
			...glyph,
			...turnBox(glyph, turns),
			baseline: { 0: glyph.baseline, 1: -x, 2: -glyph.baseline, 3: x }[turns]
		})),
		dots: page.dots.map((dot) => ({ ...dot, ...turnBox(dot, turns) })),
		rules: turns === 0 ? page.rules : page.rules.map((rule) => turnRule(rule, turns))
	};
}

/** A line that goes up the page lies once the page is turned with the clock. */
function turnBox({ left, right, bottom, top }: Box, turns: Turns): Box {
	switch (turns) {
		case 0:
			return { left, right, bottom, top };
		case 1:
			return { left: bottom, right: top, bottom: -right, top: -left };
		case 2:
			return { left: -right, right: -left, bottom: -top, top: -bottom };
		case 3:
			return { left: -top, right: -bottom, bottom: left, top: right };
	}
}

function turnRule({ isUpright, at, from, to }: Rule, turns: Turns): Rule {
	const box = isUpright
		? { left: at, right: at, bottom: from, top: to }
		: { left: from, right: to, bottom: at, top: at };
	const { left, right, bottom, top } = turnBox(box, turns);
	return right - left < top - bottom
		? { isUpright: true, at: left, from: bottom, to: top }
		: { isUpright: false, at: bottom, from: left, to: right };
}

function highest(glyphs: readonly Glyph[]): number {
	return glyphs.reduce((most, { top }) => Math.max(most, top), -Infinity);
}

function shifted(glyph: Glyph, by: number): Glyph {
	return { ...glyph, baseline: glyph.baseline + by, bottom: glyph.bottom + by, top: glyph.top + by };
}
