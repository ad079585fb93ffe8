import type { Problem } from './form.ts';
import { text } from './fields.ts';

/** Why somebody does what they do, in one line, as the trail keeps it. */

export const LONGEST_REASON = 300;

/**
 * The fields in which forms ask for it. They are no fields of a record, and the button that deletes a record stands
 * beside the form that saves it: each has its own.
 */
export const REASON_FIELDS = { save: 'why', delete: 'whyDeleted' } as const;
type ReasonField = (typeof REASON_FIELDS)[keyof typeof REASON_FIELDS];

const line = text({ max: LONGEST_REASON }).transform((value) => value.replace(/\s+/g, ' ') || undefined);

/** The reason in what was typed or sent; undefined for what is too long to be one. */
export function reasonOf(typed: string): { reason: string | undefined } | undefined {
	const result = line.safeParse(typed);
	return result.success ? { reason: result.data } : undefined;
}

type Read = { ok: true; reason: string | undefined } | { ok: false; problem: Problem };

/** The reason in a field of a form; where there is no such field, or nothing in it, there is none. */
export function reasonIn(data: FormData, field: ReasonField): Read {
	const typed = data.get(field);
	const read = reasonOf(typeof typed === 'string' ? typed : '');
	if (read) return { ok: true, ...read };
	return { ok: false, problem: { field, code: 'too_long', limit: LONGEST_REASON } };
}

/** The header by which programs say it: headers hold no Hebrew, so it is percent-encoded UTF-8. */
export const REASON_HEADER = 'Kesher-Reason';

/** @returns undefined for what is not so encoded, or too long */
export function reasonOfHeader(headers: Headers): { reason: string | undefined } | undefined {
	const sent = headers.get(REASON_HEADER) ?? '';
	if (/[^\x20-\x7e]/.test(sent)) return undefined;
	try {
		return reasonOf(decodeURIComponent(sent));
	} catch {
		return undefined;
	}
}

export interface MissingReason {
	ok: false;
	reason: 'problem';
	field: string;
	code: 'required';
}

/** The refusal of what is done only with a reason, where somebody gives none. */
export function missingReason({ reason }: { reason?: string | undefined }): MissingReason | undefined {
	if (reason !== undefined) return undefined;
	return { ok: false, reason: 'problem', field: REASON_FIELDS.save, code: 'required' };
}
