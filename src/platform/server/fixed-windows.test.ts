import { expect, it } from 'vitest';
import { FixedWindows } from './fixed-windows.ts';

const MINUTE = 60_000;
const AT = 1_000 * MINUTE;

it('gives each key its share of a minute, and says when there is more', () => {
	const windows = new FixedWindows(2);
	expect(windows.take('a', AT)).toEqual({ ok: true, limit: 2, left: 1, resetsIn: 60 });
	expect(windows.refusal('a', AT)).toBeUndefined();
	expect(windows.take('a', AT + 30_500)).toEqual({ ok: true, limit: 2, left: 0, resetsIn: 30 });
	const refused = { ok: false, limit: 2, left: 0, resetsIn: 1 };
	expect(windows.take('a', AT + MINUTE - 1)).toEqual(refused);
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
	windows.take('a', AT);
	windows.giveBack('a', AT);
	expect(windows.take('a', AT + 1).ok).toBe(true);
	windows.take('a', AT + MINUTE);
	windows.giveBack('a', AT);
	expect(windows.take('a', AT + MINUTE).ok).toBe(false);
});

it('gives what was never taken to nobody', () => {
	const windows = new FixedWindows(1);
	windows.giveBack('a', 0);
	expect(windows.take('a', 0).ok).toBe(true);
	expect(windows.take('a', 0).ok).toBe(false);
});

it('lets those share that are too many to be told apart; who was known before keeps a share', () => {
	const windows = new FixedWindows(2, 1);
	windows.take('known', AT);
	expect(windows.take('b', AT).ok).toBe(true);
	expect(windows.take('c', AT).ok).toBe(true);
	expect(windows.take('d', AT).ok).toBe(false);
	expect(windows.take('known', AT).ok).toBe(true);
});
