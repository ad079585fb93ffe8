import { describe, expect, it } from 'vitest';
import { isKept } from './kept.ts';
import type { PrintedBlock, PrintedLines } from './printed-blocks.ts';

function lines(text: string): PrintedLines {
	return [[{ text, strong: false, lang: null, region: null }]];
}

function list(count: number, text = 'An item'): PrintedBlock {
	const item = { mark: 'done', lines: lines(text), note: null, isLong: false };
	const items = Array.from({ length: count }, () => item);
	return { kind: 'list', heading: 'Done', numbered: false, isMixed: false, items, empty: null };
}

describe('what is said of one subject', () => {
	it('stays on one page where it is short', () => {
		expect(isKept({ lede: lines('Twin city since 1990.'), blocks: [list(3), list(2)] })).toBe(true);
		expect(isKept({ lede: null, blocks: [] })).toBe(true);
	});

	it('may be broken where it takes more than half of a page', () => {
		expect(isKept({ lede: null, blocks: [list(20)] })).toBe(false);
		expect(isKept({ lede: null, blocks: [list(4, 'word '.repeat(100))] })).toBe(false);
	});

	it('is never kept where wide letters might make it longer than a page', () => {
		// Usually one line each, in the widest letters two; and usually two, in the widest letters four.
		expect(isKept({ lede: null, blocks: [list(14, 'W'.repeat(85))] })).toBe(true);
		expect(isKept({ lede: null, blocks: [list(8, 'W'.repeat(170))] })).toBe(true);
		expect(isKept({ lede: null, blocks: [list(9, 'W'.repeat(190)), list(0)] })).toBe(false);
	});

	it('is not held together around a figure, which keeps itself', () => {
		const figure = {
			kind: 'figure',
			title: '',
			alt: '',
			svg: '',
			width: 1,
			height: 1,
			labels: [],
			table: null,
			isBeside: false
		} as const;
		expect(isKept({ lede: null, blocks: [{ ...figure, labels: [] }] })).toBe(false);
	});
});
