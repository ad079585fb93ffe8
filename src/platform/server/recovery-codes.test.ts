import { describe, expect, it } from 'vitest';
import { makeRecoveryCodes, readRecoveryCode } from './recovery-codes.ts';

describe('recovery codes', () => {
	it('are ten, each another, of signs that nobody takes for others', () => {
		const codes = makeRecoveryCodes();
		expect(new Set(codes).size).toBe(10);
		for (const code of codes) expect(code).toMatch(/^[2-9a-hj-km-np-z]{5}-[2-9a-hj-km-np-z]{5}$/);
	});

	it('use every sign, 31 of them: 49 bits in ten', () => {
		const used = new Set(Array.from({ length: 50 }, makeRecoveryCodes).flat().join('').replaceAll('-', ''));
		expect([...used].sort().join('')).toBe('23456789abcdefghjkmnpqrstuvwxyz');
	});

	it.each(['abcde-23456', 'ABCDE 23456', 'Abcde23456', ' abc de-234 56 '])('%j is read as abcde-23456', (typed) => {
		expect(readRecoveryCode(typed)).toBe('abcde-23456');
	});
});
