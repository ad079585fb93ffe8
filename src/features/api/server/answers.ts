import type { Refusal } from '#features/member/server/form-action.ts';
import type { Problem } from '#kernel/form.ts';
import { problemText } from '#kernel/problem-text.ts';
import { m } from '#paraglide/messages.js';

/** What a request may be refused for, each with its status and its sentence. */
const REFUSALS = {
	no_token: { status: 401, title: m.api_no_token },
	read_only: { status: 403, title: m.api_read_only },
	closed: { status: 403, title: m.leaving_closed_refused },
	forbidden: { status: 403, title: m.form_forbidden },
	not_found: { status: 404, title: m.api_not_found },
	stale: { status: 409, title: m.api_stale },
	key_reused: { status: 409, title: m.api_key_reused },
	too_large: { status: 413, title: m.api_too_large },
	too_many: { status: 429, title: m.api_too_many },
	no_json: { status: 415, title: m.api_no_json },
	no_multipart: { status: 415, title: m.api_no_multipart },
	unreadable: { status: 400, title: m.api_unreadable },
	bad_parameter: { status: 400, title: m.api_bad_parameter },
	invalid: { status: 422, title: m.api_invalid }
} as const;
export type RefusalCode = keyof typeof REFUSALS;

/**
 * A refusal as RFC 9457 has it, in the language that was asked for; its type is its code.
 * @param more what else it tells, such as the present version
 */
export function refused(code: RefusalCode, problems?: readonly Problem[], more: object = {}): Response {
	const { status, title } = REFUSALS[code];
	const fields = problems?.map((problem) => ({ ...problem, detail: problemText(problem) }));
	const body = { type: `urn:kesher:${code}`, title: title(), status, ...more, ...(fields && { problems: fields }) };
	return answer(body, status, {
		'content-type': 'application/problem+json',
		...(code === 'no_token' ? { 'www-authenticate': 'Bearer realm="kesher"' } : {})
	});
}

/** What cannot be read, or is not known here: a parameter of the address, or a header. */
export function refusedParameter(parameter: string): Response {
	return refused('bad_parameter', undefined, { parameter });
}

/**
 * The same for what a command refuses.
 * @param load the record as it stands: of one that was changed meanwhile its present version is told
 */
export async function refusedBy(refusal: Refusal, load?: () => Promise<object | undefined>): Promise<Response> {
	if (refusal.reason === 'stale') {
		const { version } = ((await load?.()) ?? {}) as { version?: number };
		return refused('stale', undefined, { version });
	}
	if (refusal.reason !== 'problem') return refused(refusal.reason);
	const { field, code, limit, also = [] } = refusal;
	const problem = { field, code, ...(limit === undefined ? {} : { limit }) };
	return refused(code === 'file_too_large' ? 'too_large' : 'invalid', [problem, ...also]);
}

export function answer(body: object, status = 200, headers: Record<string, string> = {}): Response {
	return Response.json(body, { status, headers: { 'cache-control': 'private, no-store', ...headers } });
}
