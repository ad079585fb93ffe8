import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { refuseMissing } from '#features/member/server/form-action.ts';
import { may } from '#features/member/policy.ts';
import { tokenRules } from '#features/token/policy.ts';
import type { Problem } from '#kernel/form.ts';
import { isId, newId } from '#kernel/id.ts';
import { parseJson } from '#kernel/json-input.ts';
import { reasonOfHeader } from '#kernel/reason.ts';
import { isResource, LARGEST_REQUEST, LONGEST_KEY, PAGE, RESOURCES, SCHEMAS, type ResourceName } from '../api.ts';
import { fieldsOf } from '../openapi.ts';
import { answer, refused, refusedBy } from './answers.ts';
import { forgetKey, idForKey } from './creations.ts';
import { admitToken, type TokenDesk } from './gate.ts';
import { listIds, type Part } from './queries.ts';
import { RESOURCE, type Resource } from './resources.ts';

type ApiEvent = RequestEvent & { params: { office: string; resource: string; id?: string } };
type Sent = Record<string, unknown>;
interface Asked {
	event: ApiEvent;
	desk: TokenDesk;
	name: ResourceName;
	/** Of the address, where it names one record. */
	id: string;
}

const KNOWN = new Map(RESOURCES.map((name) => [name, new Set(Object.keys(fieldsOf(name)))]));

function noField(field: string): Problem {
	return { field, code: 'not_a_field' };
}

/** Admits the program first; then what is asked for must exist, and the token must allow it. */
function answering(work: (asked: Asked) => Promise<Response>) {
	return async (event: ApiEvent): Promise<Response> => {
		const desk = await admitToken(event);
		if (!desk) return refused('no_token');
		if (!may(tokenRules, desk.actor, 'have')) return refused('forbidden');
		const { resource, id } = event.params;
		if (!isResource(resource) || (id !== undefined && !isId(id))) return refused('not_found');
		if (event.request.method !== 'GET' && desk.token.scope === 'read') return refused('read_only');
		if (event.request.method !== 'GET' && desk.actor.isClosed) return refused('closed');
		const why = reasonOfHeader(event.request.headers);
		if (!why) return refused('bad_parameter');
		return work({ event, desk: { ...desk, actor: { ...desk.actor, ...why } }, name: resource, id: id ?? '' });
	};
}

export const list = answering(async ({ event, desk, name }) => {
	const part = partOf(event.url.searchParams);
	if (!part) return refused('bad_parameter');
	const { items, next } = await desk.db.forOffice(desk.actor.officeId, async (tx) => {
		const ids = await listIds(tx, desk.actor.officeId, RESOURCE[name].table, part);
		const shown = ids.slice(0, part.limit);
		const records = await Promise.all(shown.map((each) => RESOURCE[name].load(tx, desk, each)));
		return { items: records.filter((record) => record !== undefined), next: ids.length > shown.length && shown.at(-1) };
	});
	const query = new URLSearchParams(event.url.searchParams);
	if (next) query.set('after', next);
	return answer({ items, next: next ? `${event.url.pathname}?${query.toString()}` : null });
});

export const read = answering(async ({ desk, name, id }) => {
	const found = await loaded(desk, name, id);
	return found ? answer(found) : refused('not_found');
});

/** A record that is there already under the id, or by the key, is answered as it stands. */
export const create = answering(async ({ event, desk, name }) => {
	const sent = await bodyOf(event.request);
	if (sent instanceof Response) return sent;
	const key = event.request.headers.get('idempotency-key');
	if (key !== null && (key === '' || key.length > LONGEST_KEY)) return refused('bad_parameter');
	const offered = sent['id'] ?? newId();
	if (!isId(offered)) return refused('invalid', [{ field: 'id', code: 'not_a_choice' }]);
	const id = key === null ? offered : await idForKey(desk, key, { id: offered, content: JSON.stringify(sent) });
	if (id === undefined) return refused('key_reused');
	const found = await loaded(desk, name, id);
	if (found) return answer(found);
	const saved = await save(desk, name, { ...sent, id, version: 0 }, 201);
	// What was refused made nothing: once it is put right it may come under the same key.
	if (key !== null && !saved.ok) await forgetKey(desk, key);
	return saved;
});

export const replace = answering(async ({ event, desk, name, id }) => {
	const sent = await bodyOf(event.request);
	if (sent instanceof Response) return sent;
	if (!(await loaded(desk, name, id))) return refused('not_found');
	return save(desk, name, { version: 0, ...sent, id });
});

export const change = answering(async ({ event, desk, name, id }) => {
	const sent = await bodyOf(event.request);
	if (sent instanceof Response) return sent;
	const found = await loaded(desk, name, id);
	if (!found) return refused('not_found');
	return save(desk, name, { ...found, version: 0, ...sent, id });
});

export const remove = answering(async ({ desk, name, id }) => {
	const outcome = await RESOURCE[name].remove(desk, id);
	return outcome.ok ? new Response(null, { status: 204 }) : refusedBy(outcome);
});

function loaded(desk: TokenDesk, name: ResourceName, id: string): Promise<object | undefined> {
	return desk.db.forOffice(desk.actor.officeId, (tx) => RESOURCE[name].load(tx, desk, id));
}

/** By the schema and the command of the form. A change that names no version is one that saw none. */
async function save(
	desk: TokenDesk,
	name: ResourceName,
	sent: Sent & { id: unknown },
	status = 200
): Promise<Response> {
	const unknown = Object.keys(sent).filter((field) => !KNOWN.get(name)?.has(field));
	if (unknown.length > 0) return refused('invalid', unknown.map(noField));
	if (status !== 201 && sent['version'] === 0) return refused('invalid', [{ field: 'version', code: 'required' }]);
	const form = parseJson(SCHEMAS[name], sent);
	if (!form.ok) return refused('invalid', form.problems);
	// The schema and the resource have the same name, which the compiler cannot follow.
	const { save: run } = RESOURCE[name] as Resource<z.output<(typeof SCHEMAS)[ResourceName]>>;
	const outcome = await run(desk, form.value).catch(refuseMissing);
	if (!outcome.ok) return refusedBy(outcome);
	const saved = await loaded(desk, name, form.value.id);
	return saved ? answer(saved, status) : refused('not_found');
}

/** @returns undefined for what cannot be read */
function partOf(query: URLSearchParams): Part | undefined {
	const limit = Number(query.get('limit') ?? PAGE.usual);
	const [after, since] = [query.get('after') ?? undefined, query.get('changedSince') ?? undefined];
	const isRead = Number.isInteger(limit) && limit >= 1 && limit <= PAGE.most && (after === undefined || isId(after));
	if (!isRead || (since !== undefined && Number.isNaN(Date.parse(since)))) return undefined;
	return { limit, after, changedSince: since === undefined ? undefined : new Date(since).toISOString() };
}

async function bodyOf(request: Request): Promise<Sent | Response> {
	if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return refused('no_json');
	const text = await request.text();
	if (Buffer.byteLength(text) > LARGEST_REQUEST) return refused('too_large');
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Sent)
			: refused('unreadable');
	} catch {
		return refused('unreadable');
	}
}
