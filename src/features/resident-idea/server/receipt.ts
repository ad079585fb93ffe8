import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { OfficeId } from '#platform/server/database.ts';
import type { FormDone } from '../resident-idea.ts';

/** For so long a page says what was done with a form. */
export const LASTS = 60 * 60 * 1000;

/** What a page may say after a form was sent. Nothing of it is kept, and no cookie is set: it stands in the address, sealed. */
export interface Receipt {
	done: FormDone;
	ideaId: string;
	/** As it was typed; '' where there was none. */
	email: string;
}

const CIPHER = 'aes-256-gcm';
const [IV, TAG] = [12, 16];

/** @param key of the installation */
export function sealReceipt(key: string, office: OfficeId, receipt: Receipt, now: Date): string {
	const iv = randomBytes(IV);
	const cipher = createCipheriv(CIPHER, keyFor(key, office), iv);
	const said = JSON.stringify({ ...receipt, until: now.getTime() + LASTS });
	const hidden = Buffer.concat([cipher.update(said, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url');
}

/** What was sealed here for this office, within the hour; undefined for whatever else stands in an address. */
export function openReceipt(key: string, office: OfficeId, sealed: string | null, now: Date): Receipt | undefined {
	const bytes = Buffer.from((sealed ?? '').slice(0, 2000), 'base64url');
	if (bytes.length <= IV + TAG) return undefined;
	try {
		const decipher = createDecipheriv(CIPHER, keyFor(key, office), bytes.subarray(0, IV));
		decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
		const said = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8');
		// What has our seal is as we wrote it.
		const { until, ...receipt } = JSON.parse(said) as Receipt & { until: number };
		return now.getTime() <= until ? receipt : undefined;
	} catch {
		return undefined;
	}
}

function keyFor(key: string, office: OfficeId): Buffer {
	return Buffer.from(hkdfSync('sha256', key, office, 'receipt of a form', 32));
}
