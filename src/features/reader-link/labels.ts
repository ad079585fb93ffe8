import { m } from '#paraglide/messages.js';
import { LASTS } from './reader-link.ts';

export function lastsOptions() {
	return LASTS.map((value) => ({
		value,
		label: value === 'date' ? m.reader_until_chosen() : m.token_days({ days: Number(value) })
	}));
}
