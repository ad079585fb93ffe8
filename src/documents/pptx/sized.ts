import type { Line } from '#kernel/flow-document.ts';
import type { Frame } from './frame.ts';
import { heightOfLines, shortened, sizeFor, wrap } from './measure.ts';
import { heightOf } from './paragraph.ts';
import type { Cover, CoverWords, Slide } from './plan.ts';
import type { Setting } from './setting.ts';

/** A line in the size in which it fits its place, in points, and in its own language. */
export interface Sized {
	line: Line;
	size: number;
	setting: Setting;
}

/** Of a title where there is room for it. */
export const TITLE_SIZE = 40;
export const SUBTITLE_SIZE = 20;
export const AUTHOR_SIZE = 18;
const TITLE_SIZES = [TITLE_SIZE, 36, 32, 28, 24, 20] as const;
const SUBTITLE_SIZES = [SUBTITLE_SIZE, 18, 16, 14, 12, 10] as const;
const AUTHOR_SIZES = [AUTHOR_SIZE, 16, 14, 12, 10] as const;
/** Lines of the largest of these that stand beside the logo. */
const BESIDE_LOGO = 3;
const COVER_SIZES = [76, 64, 54, 46, 40, 34, 28, 24, 20] as const;
/** Of the second title of a cover, against the first. */
const SECOND = 0.6;

/** The title of a slide, on one line where that can be. */
export function slideTitle({ title, setting }: Pick<Slide, 'title' | 'setting'>): Sized {
	const line = [{ text: title }];
	const room = { face: setting.face, width: setting.stage.title.width, isBold: true };
	const size = sizeFor(line, TITLE_SIZES, 1, room);
	return { line: shortened(line, size < 28 ? 2 : 1, { ...room, size }), size, setting };
}

/** The words of a cover in the order of its languages. */
export function bothOf(cover: Cover): [CoverWords, CoverWords?] {
	return cover.second ? [cover, cover.second] : [cover];
}

/** The title; of a document in two languages both, the second in smaller letters, in the largest that fit the place. */
export function coverTitles(both: readonly [CoverWords, CoverWords?]): Sized[] {
	const [{ title, setting }, second] = both;
	const { face, stage } = setting;
	const { cover } = stage;
	const room = { face, width: cover.title.width, isBold: true };
	const all = COVER_SIZES.filter((size) => size <= cover.size) as [number, ...number[]];
	if (!second) {
		const size = sizeFor([{ text: title }], all, 2, room);
		return [{ line: shortened([{ text: title }], size < 40 ? 4 : 2, { ...room, size }), size, setting }];
	}
	const sizes = (size: number) => [size, Math.max(16, Math.round(size * SECOND))] as const;
	const heights = (size: number) =>
		present(both).map((each, at) => {
			const own = sizes(size)[at] ?? size;
			return heightOfLines(wrap([{ text: each.title }], { ...room, size: own }), { face, size: own });
		});
	const fits = (size: number) => heights(size).reduce((sum, height) => sum + height, 0) <= cover.title.height;
	const size = all.find(fits) ?? 20;
	return present(both).map((each, at) => {
		const own = sizes(size)[at] ?? size;
		return { line: shortened([{ text: each.title }], 3, { ...room, size: own }), size: own, setting: each.setting };
	});
}

/** Where all that stands under the title has its place; in two languages it needs that of the title. */
export function subtitleFrame([{ setting }, second]: readonly [CoverWords, CoverWords?]): Frame {
	const { title, subtitle } = setting.stage.cover;
	return second ? { ...subtitle, width: title.width } : subtitle;
}

/** All that stands under the title, in the largest letters in which it fits its place. */
export function coverSubtitles(both: readonly [CoverWords, CoverWords?]): Sized[] {
	const all = present(both).flatMap(({ subtitle, setting }) =>
		subtitle.filter(({ line }) => line.some(({ text }) => text)).map((paragraph) => ({ paragraph, setting }))
	);
	const [first] = all;
	if (!first) return [];
	const { face } = first.setting;
	const { width, height } = subtitleFrame(both);
	const paragraphs = all.map(({ paragraph }) => paragraph);
	const fits = (base: number) => heightOf(paragraphs, width, { base, face }) <= height;
	const size = SUBTITLE_SIZES.find(fits) ?? SUBTITLE_SIZES[5];
	return all.map(({ paragraph: { line }, setting }) => ({ line, size, setting }));
}

/** Who publishes it, in all languages on one line; beside a logo there is room for more. */
export function coverAuthor(both: readonly [CoverWords, CoverWords?]): Sized {
	const [{ setting }] = both;
	const { face, stage } = setting;
	const names = [...new Map(present(both).map(({ author, setting: { language } }) => [author, language]))];
	const line = names.flatMap(([text, lang], at) => (at > 0 ? [{ text: ' · ' }, { text, lang }] : [{ text }]));
	const { author, plate } = stage.cover;
	const size = sizeFor(line, AUTHOR_SIZES, plate ? BESIDE_LOGO : 1, { face, width: author.width });
	return { line, size, setting };
}

function present(both: readonly [CoverWords, CoverWords?]): CoverWords[] {
	return both.filter((each) => each !== undefined);
}
