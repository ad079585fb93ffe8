import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { admitOffice } from '#platform/server/database.ts';
import { LIMITS, takeForm, takeGuess, wasRight, type Sent } from './limits.ts';

const now = new Date('2026-11-30T10:00:00Z');
const LATER = new Date('2026-11-30T11:00:00Z');

/** How many of many forms are taken. */
function takenOf(many: number, office = admitOffice(newId()), address = '192.0.2.1', sent: Sent = 'ideas'): number {
	return Array.from({ length: many }, () => takeForm(office, address, { sent, now })).filter(Boolean).length;
}

describe('what comes from one network within an hour', () => {
	it('is bounded, and more is taken of those who have worked for it', () => {
		const office = admitOffice(newId());
		expect(takenOf(1000, office)).toBe(LIMITS.ideas);
		expect(takenOf(1000, office, '192.0.2.1', 'worked')).toBe(LIMITS.worked);
		expect(takeForm(office, '192.0.2.1', { sent: 'ideas', now: LATER })).toBe(true);
	});

	it('lets a class send its ideas without a script, and a year of a school support one of them', () => {
		const office = admitOffice(newId());
		expect(takenOf(40, office)).toBe(40);
		expect(takenOf(200, office, '192.0.2.1', 'support')).toBe(200);
		expect(takenOf(1000, office, '192.0.2.1', 'reports')).toBe(LIMITS.reports);
	});

	it('keeps nobody else from sending, and no other office from being sent', () => {
		const office = admitOffice(newId());
		takenOf(100, office);
		expect(takenOf(1, office, '192.0.2.2')).toBe(1);
		expect(takenOf(1)).toBe(1);
	});

	it('is one network, however many addresses of IPv6 somebody has', () => {
		const office = admitOffice(newId());
		expect(takenOf(100, office, '2001:db8::1')).toBe(LIMITS.ideas);
		expect(takenOf(1, office, '2001:db8::2')).toBe(0);
	});
});

it('wrong secrets are counted, right ones are not', () => {
	const address = '192.0.2.77';
	for (let each = 0; each < LIMITS.wrong * 2; each += 1) wasRight(takeGuess(address, now));
	for (let each = 0; each < LIMITS.wrong; each += 1) expect(takeGuess(address, now).ok).toBe(true);
	expect(takeGuess(address, now)).toMatchObject({ ok: false, resetsIn: 60 });
});
