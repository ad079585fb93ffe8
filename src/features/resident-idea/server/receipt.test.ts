import { expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { admitOffice } from '#platform/server/database.ts';
import { LASTS, openReceipt, sealReceipt, type Receipt } from './receipt.ts';

const KEY = 'the key of an installation';
const now = new Date('2026-11-30T10:00:00Z');
const office = admitOffice(newId());
const RECEIPT: Receipt = { done: 'sent', ideaId: newId(), email: 'נועה@דואר.example' };

it('says what was done, for an hour', () => {
	const sealed = sealReceipt(KEY, office, RECEIPT, now);
	expect(openReceipt(KEY, office, sealed, now)).toEqual(RECEIPT);
	expect(openReceipt(KEY, office, sealed, new Date(now.getTime() + LASTS))).toEqual(RECEIPT);
	expect(openReceipt(KEY, office, sealed, new Date(now.getTime() + LASTS + 1))).toBeUndefined();
});

it('tells the address to nobody who sees it in a list of addresses', () => {
	const sealed = sealReceipt(KEY, office, { ...RECEIPT, email: 'noa@resident.example' }, now);
	expect(sealed).toMatch(/^[\w-]+$/);
	expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toMatch(/noa|resident|sent/);
	expect(sealReceipt(KEY, office, RECEIPT, now)).not.toBe(sealReceipt(KEY, office, RECEIPT, now));
});

it('is made here, for this office, and whole', () => {
	const sealed = sealReceipt(KEY, office, RECEIPT, now);
	expect(openReceipt(KEY, admitOffice(newId()), sealed, now)).toBeUndefined();
	expect(openReceipt('another key', office, sealed, now)).toBeUndefined();
	const bytes = Buffer.from(sealed, 'base64url');
	for (const at of [0, 13, 40]) {
		const changed = Buffer.from(bytes);
		changed[at] = (changed[at] ?? 0) ^ 1;
		expect(openReceipt(KEY, office, changed.toString('base64url'), now), `${at}`).toBeUndefined();
	}
	for (const other of [null, '', 'x', sealed.slice(0, -4), 'x'.repeat(100_000)]) {
		expect(openReceipt(KEY, office, other, now)).toBeUndefined();
	}
});
