import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { admitOffice } from '#platform/server/database.ts';
import { isSolution, puzzleOf } from '../puzzle.ts';
import { hasWorked, LONGEST, readStamp, SHORTEST, stampForm } from './stamp.ts';

const [KEY, OFFICE] = ['the key of the installation', admitOffice(newId())];
const MADE = new Date('2026-11-30T10:00:00Z');
const after = (milliseconds: number) => new Date(MADE.getTime() + milliseconds);

describe('the stamp of a form', () => {
	it('says which form it is and when it was made', () => {
		const id = newId();
		const stamp = stampForm(KEY, OFFICE, MADE, id);
		expect(readStamp(KEY, OFFICE, stamp, after(SHORTEST))).toEqual({ ok: true, id, madeAt: MADE.getTime() });
	});

	it('is too early and too late', () => {
		const stamp = stampForm(KEY, OFFICE, MADE);
		expect(readStamp(KEY, OFFICE, stamp, after(SHORTEST - 1))).toEqual({ ok: false, reason: 'too_fast' });
		expect(readStamp(KEY, OFFICE, stamp, after(LONGEST)).ok).toBe(true);
		expect(readStamp(KEY, OFFICE, stamp, after(LONGEST + 1))).toEqual({ ok: false, reason: 'stale' });
	});

	it('is good in its office, with its key and as it was given, and nowhere else', () => {
		const stamp = stampForm(KEY, OFFICE, MADE);
		const [id = '', made = '', seal = ''] = stamp.split('.');
		const forged = [
			...['', '..', 'x', `${id}.${made}`, `${stamp}.x`, `${stamp}x`, `${newId()}.${made}.${seal}`],
			...[`${id}.${(MADE.getTime() - 60_000).toString(36)}.${seal}`, stampForm(KEY, admitOffice(newId()), MADE)],
			stampForm('another key', OFFICE, MADE)
		];
		for (const each of forged) {
			expect(readStamp(KEY, OFFICE, each, after(60_000)), each).toEqual({ ok: false, reason: 'forged' });
		}
	});
});

it('the work of a browser is known by its answer, for this form alone', () => {
	const stamp = stampForm(KEY, OFFICE, MADE);
	const digest = (answer: number) =>
		createHash('sha256')
			.update(puzzleOf(stamp, String(answer)))
			.digest();
	let answer = 0;
	while (!isSolution(digest(answer))) answer += 1;
	expect(hasWorked(stamp, String(answer))).toBe(true);
	expect(hasWorked(stamp, '')).toBe(false);
	expect(hasWorked(stamp, 'x'.repeat(1000))).toBe(false);
	expect(hasWorked(`${stamp}x`, String(answer))).toBe(false);
});
