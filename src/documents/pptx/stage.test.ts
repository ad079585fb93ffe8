import { describe, expect, test } from 'vitest';
import { SLIDE_SHAPES } from '#kernel/look.ts';
import { outfitWith } from '../../../tests/support/sample-looks.ts';
import type { Frame } from './frame.ts';
import { columnFrames, equalFrames, stageOf, type Stage } from './stage.ts';

const looks = SLIDE_SHAPES.flatMap((slides) =>
	[{}, { logo: 'logo' }, { cover: 'cover' }, { logo: 'logo', cover: 'cover' }].map((pictures) => ({
		slides,
		...pictures
	}))
);

const overlap = (one: Frame, other: Frame) =>
	one.x < other.x + other.width - 0.01 &&
	other.x < one.x + one.width - 0.01 &&
	one.y < other.y + other.height - 0.01 &&
	other.y < one.y + one.height - 0.01;

function pairs(frames: readonly (Frame | undefined)[]): [Frame, Frame][] {
	const there = frames.filter((frame) => frame !== undefined);
	return there.flatMap((one, at) => there.slice(at + 1).map((other): [Frame, Frame] => [one, other]));
}

describe.each(looks)('slides of $slides with $logo and $cover', (look) => {
	const stage: Stage = stageOf(outfitWith(look));
	const { page, cover } = stage;

	test('have nothing that stands outside of them', () => {
		for (const { x, y, width, height } of [
			...[stage.title, stage.rule, stage.body, stage.sentence, stage.footer, stage.number],
			...[cover.author, cover.title, cover.subtitle, cover.ornament],
			...[stage.logo?.frame, cover.logo?.frame, cover.plate, cover.picture?.frame, cover.edge].filter(
				(frame) => frame !== undefined
			)
		]) {
			expect(Math.min(x, y, page.width - x - width, page.height - y - height)).toBeGreaterThanOrEqual(0);
		}
	});

	test('have nothing that stands on something else', () => {
		const { title, rule, body, footer, number, logo } = stage;
		for (const [one, other] of [
			...pairs([title, rule, body, footer, number, logo?.frame]),
			...pairs([cover.author, cover.plate, cover.title, cover.subtitle, cover.picture?.frame, cover.edge])
		]) {
			expect({ one, other, overlap: overlap(one, other) }).toEqual({ one, other, overlap: false });
		}
	});

	test('have columns that fill the body and do not touch', () => {
		for (const frames of [columnFrames(2, stage), columnFrames(3, stage), equalFrames(2, stage)]) {
			const last = frames.at(-1) as Frame;
			expect(last.x + last.width).toBeCloseTo(stage.body.x + stage.body.width);
			for (const [one, other] of pairs(frames)) expect(overlap(one, other)).toBe(false);
		}
	});
});
