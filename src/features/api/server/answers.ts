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
	too_large: { status: 413, title: m.error_too_large },
	no_json: { status: 415, title: m.api_no_json },
	unreadable: { status: 400, title: m.api_unreadable },
	bad_parameter: { status: 400, title: m.api_bad_parameter },
	invalid: { status: 422, title: m.api_invalid }
} as const;
export type RefusalCode = keyof typeof REFUSALS;

/** A refusal as RFC 9457 has it, in the language that was asked for; its type is its code. */
export function refused(code: RefusalCode, problems?: readonly Problem[]): Response {
	const { status, title } = REFUSALS[code];
	const fields = problems?.map((problem) => ({ ...problem, detail: problemText(problem) }));
	const body = { type: `urn:kesher:${code}`, title: title(), status, ...(fields && { problems: fields }) };
	return answer(body, status, {
		'content-type': 'application/problem+json',
		...(code === 'no_token' ? { 'www-authenticate': 'Bearer realm="kesher"' } : {})
	});
}

/** The same for what a command refuses. */
export function refusedBy(refusal: Refusal): Response {
	if (refusal.reason !== 'problem') return refused(refusal.reason);
	const { field, code, limit } = refusal;
	return refused('invalid', [{ field, code, ...(limit === undefined ? {} : { limit }) }]);
}

export function answer(body: object, status = 200, headers: Record<string, string> = {}): Response {
	return Response.json(body, { status, headers: { 'cache-control': 'private, no-store', ...headers } });
}
