import { nestsDeeper } from '#kernel/json-input.ts';
import { isUnreadableForm } from '#platform/server/refusal.ts';
import { LARGEST_REQUEST, LARGEST_UPLOAD } from '../api.ts';
import { refused } from './answers.ts';

/** What a request brings, by the names of the fields. */
export type Sent = Record<string, unknown>;

/** More levels than any record has: what goes through them one within the other would run out of stack. */
const DEEPEST = 20;

export async function sentJson(request: Request): Promise<Sent | Response> {
	if (!isOfType(request, 'application/json')) return refused('no_json');
	const text = await within(request, LARGEST_REQUEST, () => request.text());
	if (text instanceof Response) return text;
	return Buffer.byteLength(text) > LARGEST_REQUEST ? refused('too_large') : (objectOf(text) ?? refused('unreadable'));
}

/** A file and its fields: the file stays a file, and a field that holds an object, such as a title, is JSON. */
export async function sentFile(request: Request): Promise<Sent | Response> {
	if (!isOfType(request, 'multipart/form-data')) return refused('no_multipart');
	const form = await within(request, LARGEST_UPLOAD, () => request.formData());
	if (form instanceof Response) return form;
	const sent = Object.create(null) as Sent;
	for (const [name, value] of form) {
		if (name === 'file') sent[name] = value;
		else {
			// Some clients send JSON as a file, which is how they say what it is.
			const text = typeof value === 'string' ? value : await value.text();
			sent[name] = text.startsWith('{') ? (objectOf(text) ?? text) : text;
		}
	}
	return sent;
}

function isOfType(request: Request, type: string): boolean {
	const named = request.headers.get('content-type') ?? '';
	return named.split(';', 1)[0]?.trim().toLowerCase() === type;
}

/** Nothing is read of what says itself that it is too large; what does not say so is cut off by the server. */
async function within<Body>(request: Request, most: number, read: () => Promise<Body>): Promise<Body | Response> {
	if (Number(request.headers.get('content-length') ?? 0) > most) return refused('too_large');
	try {
		return await read();
	} catch (error) {
		if ((error as { status?: number }).status === 413) return refused('too_large');
		if (isUnreadableForm(error)) return refused('unreadable');
		throw error;
	}
}

function objectOf(text: string): Sent | undefined {
	try {
		const value: unknown = JSON.parse(text);
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isObject && !nestsDeeper(value, DEEPEST) ? (value as Sent) : undefined;
	} catch {
		return undefined;
	}
}
