import { describe, expect, it } from 'vitest';
import type { FlowDocument } from '#kernel/flow-document.ts';
import { fitted, someOf, type Shares } from './fitted.ts';

const empty: FlowDocument = {
	...{ language: 'en', title: '', subtitle: '', author: '', description: '', footer: '', date: '2026-11-29' },
	sections: []
};

/** What is told of two lists on a page that holds so many lines. */
function told(room: number, wanted: Shares<'a' | 'b'>): Shares<'a' | 'b'> {
	const shares = new Map<FlowDocument, Shares<'a' | 'b'>>();
	const write = (each: Shares<'a' | 'b'>) => {
		const document = { ...empty };
		shares.set(document, each);
		return document;
	};
	const fits = (document: FlowDocument) => {
		const { a, b } = shares.get(document) as Shares<'a' | 'b'>;
		return a + b <= room;
	};
	return shares.get(fitted(write, wanted, fits)) as Shares<'a' | 'b'>;
}

describe('how much a sheet tells', () => {
	it('is everything where there is room', () => {
		expect(told(9, { a: 4, b: 3 })).toEqual({ a: 4, b: 3 });
	});

	it('is shared between the lists, the more important first', () => {
		expect(told(5, { a: 40, b: 40 })).toEqual({ a: 3, b: 2 });
		expect(told(5, { a: 1, b: 40 })).toEqual({ a: 1, b: 4 });
	});

	it('is nothing where not one line fits', () => {
		expect(told(0, { a: 2, b: 2 })).toEqual({ a: 0, b: 0 });
	});
});

describe('a list of which not all is told', () => {
	const list = { rows: ['one', 'two', 'three'], all: 9 };
	const lines = (share: number, language: 'he' | 'en') =>
		someOf(list, share, language, (text) => ({ mark: 'done', line: [{ text }] })).map(({ line }) => line[0]?.text);

	it('counts what is left out, and what was not even read', () => {
		expect(lines(2, 'en')).toEqual(['one', 'two', 'And 7 more.']);
		expect(lines(2, 'he').at(-1)).toBe('ועוד 7 רשומות.');
	});

	it('says how much there is where nothing of it has room', () => {
		expect(lines(0, 'en')).toEqual(['9 records, for which the page has no room.']);
	});

	it('has no such line where all is told', () => {
		expect(someOf({ rows: ['one'], all: 1 }, 5, 'he', (text) => ({ mark: 'done', line: [{ text }] }))).toHaveLength(1);
	});
});
