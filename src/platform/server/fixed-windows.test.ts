import { expect, it } from 'vitest';
import { FixedWindows } from './fixed-windows.ts';

const MINUTE = 60_000;
const AT = 1_000 * MINUTE;

it('gives each key its share of a minute, and says when there is more', () => {
	const windows = new FixedWindows(2);
	expect(windows.take('a', AT)).toMatchObject({ ok: true, limit: 2, left: 1, resetsIn: 60 });
	expect(windows.refusal('a', AT)).toBeUndefined();
	expect(windows.take('a', AT + 30_500)).toMatchObject({ ok: true, limit: 2, left: 0, resetsIn: 30 });
	const refused = { ok: false, limit: 2, left: 0, resetsIn: 1 };
	expect(windows.take('a', AT + MINUTE - 1)).toMatchObject(refused);
	expect(windows.refusal('a', AT + MINUTE - 1)).toEqual(refused);
	expect(windows.take('b', AT + MINUTE - 1)).toMatchObject({ ok: true, left: 1 });
});

it('begins anew with each minute', () => {
	const windows = new FixedWindows(1);
	windows.take('a', AT);
	expect(windows.take('a', AT + MINUTE - 1).ok).toBe(false);
	expect(windows.take('a', AT + MINUTE).ok).toBe(true);
	expect(windows.refusal('a', AT + 2 * MINUTE)).toBeUndefined();
});

it('counts what began in the minute before and took long with what is asked now, and lives with a clock that is put back', () => {
	const windows = new FixedWindows(1);
	windows.take('a', AT + MINUTE);
	expect(windows.take('a', AT).ok).toBe(false);
	expect(windows.take('a', AT - 60 * MINUTE).ok).toBe(true);
});

it('takes back what was taken in this minute, and nothing of an earlier one', () => {
	const windows = new FixedWindows(1);
	windows.giveBack(windows.take('a', AT));
	const early = windows.take('a', AT + 1);
	expect(early.ok).toBe(true);
	windows.take('a', AT + MINUTE);
	windows.giveBack(early);
	expect(windows.take('a', AT + MINUTE).ok).toBe(false);
});

it('gives back what was refused to nobody', () => {
	const windows = new FixedWindows(1);
	windows.take('a', AT);
	windows.giveBack(windows.take('a', AT));
	expect(windows.take('a', AT).ok).toBe(false);
});

it('gives back where it was counted, also when there is room for the key by then', () => {
	const windows = new FixedWindows(1, 1);
	const known = windows.take('known', AT);
	const shared = windows.take('late', AT);
	windows.giveBack(known);
	windows.giveBack(shared);
	expect(windows.take('known', AT).ok).toBe(true);
	expect(windows.take('another', AT).ok).toBe(true);
});

it('knows who has taken something in this minute or the one before, and nobody who shares', () => {
	const windows = new FixedWindows(2, 1);
	expect(windows.knows('a', AT)).toBe(false);
	windows.take('a', AT);
	windows.take('shares', AT);
	for (const now of [AT, AT + 2 * MINUTE - 1]) {
		expect([windows.knows('a', now), windows.knows('shares', now)]).toEqual([true, false]);
	}
	expect(windows.knows('a', AT + 2 * MINUTE)).toBe(false);
});

it('lets those share that are too many to be told apart; who was known before keeps a share', () => {
	const windows = new FixedWindows(2, 1);
	windows.take('known', AT);
	expect(windows.take('b', AT).ok).toBe(true);
	expect(windows.take('c', AT).ok).toBe(true);
	expect(windows.take('d', AT).ok).toBe(false);
	expect(windows.take('known', AT).ok).toBe(true);
});

it('counts within another stretch of the clock', () => {
	const windows = new FixedWindows(1, 10, 60 * MINUTE);
	expect(windows.take('a', 0).ok).toBe(true);
	expect(windows.take('a', 59 * MINUTE)).toMatchObject({ ok: false, resetsIn: 60 });
	expect(windows.take('a', 60 * MINUTE).ok).toBe(true);
});
