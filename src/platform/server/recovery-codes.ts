import { randomInt } from 'node:crypto';

/** Lower-case letters and digits of which none looks like another in print: no 0 and o, no 1, l and i. */
const SIGNS = '23456789abcdefghjkmnpqrstuvwxyz';

const CODES = 10;
const HALF = 5;

/** Codes to be printed and typed off paper, of two halves with a dash; each holds 49 bits. */
export function makeRecoveryCodes(): string[] {
	return Array.from({ length: CODES }, () => `${half()}-${half()}`);
}

/** A recovery code in its one form, however it was typed: in capitals, with blanks, without its dash. */
export function readRecoveryCode(typed: string): string {
	const signs = typed.replace(/[\s-]/g, '').toLowerCase();
	return `${signs.slice(0, HALF)}-${signs.slice(HALF)}`;
}

function half(): string {
	return Array.from({ length: HALF }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}
