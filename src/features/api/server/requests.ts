import { refuseMissing } from '#features/member/server/form-action.ts';
import type { Problem } from '#kernel/form.ts';
import { isId, newId } from '#kernel/id.ts';
import { parseJson } from '#kernel/json-input.ts';
import { sha256Of } from '#platform/server/files.ts';
import { LONGEST_KEY, NARROWED_BY, PAGE, RESOURCES, schemaOf, type ResourceName } from '../api.ts';
import { fieldsOf } from '../fields.ts';
import { answer, refused, refusedBy, refusedParameter } from './answers.ts';
import { answering, loaded } from './asked.ts';
import { sentFile, sentJson, type Sent } from './bodies.ts';
import { forgetKey, idForKey } from './creations.ts';
import type { TokenDesk } from './gate.ts';
import { listIds, type Part } from './queries.ts';
import { RESOURCE, type Resource } from './resources.ts';

export const list = answering(async ({ event, desk, name }) => {
	const part = partOf(event.url.searchParams, name);
	if (typeof part === 'string') return refusedParameter(part);
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
	const sent = await (name === 'documents' ? sentFile : sentJson)(event.request);
	if (sent instanceof Response) return sent;
	const key = event.request.headers.get('idempotency-key');
	if (key !== null && (key === '' || key.length > LONGEST_KEY)) return refusedParameter('Idempotency-Key');
	const offered = sent['id'] ?? newId();
	if (!isId(offered)) return refused('invalid', [{ field: 'id', code: 'not_a_choice' }]);
	const id = key === null ? offered : await idForKey(desk, key, { id: offered, content: await contentOf(sent) });
	if (id === undefined) return refused('key_reused');
	const found = await loaded(desk, name, id);
	if (found) return answer(found);
	const saved = await save(desk, name, { ...sent, id, version: 0 });
	// What was refused made nothing: once it is put right it may come under the same key. One whose record was
	// deleted since keeps its key, or the next attempt would make another record.
	if (key !== null && id === offered && !saved.ok) await forgetKey(desk, key);
	return saved;
});

export const replace = answering(async ({ event, desk, name, id }) => {
	const sent = await sentJson(event.request);
	if (sent instanceof Response) return sent;
	const found = await loaded(desk, name, id);
	return found ? save(desk, name, { version: 0, ...sent, id }, found) : refused('not_found');
});

export const change = answering(async ({ event, desk, name, id }) => {
	const sent = await sentJson(event.request);
	if (sent instanceof Response) return sent;
	const found = await loaded(desk, name, id);
	return found ? save(desk, name, { ...found, version: 0, ...sent, id }, found) : refused('not_found');
});

export const remove = answering(async ({ desk, name, id }) => {
	const outcome = await RESOURCE[name].remove(desk, id);
	return outcome.ok ? new Response(null, { status: 204 }) : refusedBy(outcome);
});

/**
 * By the schema and the command of the form. A change that names no version is one that saw none.
 * @param found the record as it stood; undefined: it is new
 */
async function save(
	desk: TokenDesk,
	name: ResourceName,
	sent: Sent & { id: unknown },
	found?: Sent
): Promise<Response> {
	const problems = problemsOf(name, sent, found);
	const form = parseJson(schemaOf(name, !found), sent);
	if (!form.ok) return refused('invalid', [...problems, ...form.problems]);
	if (problems.length > 0) return refused('invalid', problems);
	// The schema and the resource have the same name, which the compiler cannot follow.
	const resource = RESOURCE[name] as Resource<unknown>;
	const run = (!found && resource.create) || resource.save;
	const outcome = await run(desk, form.value).catch(refuseMissing);
	if (!outcome.ok) return refusedBy(outcome, () => loaded(desk, name, String(sent.id)));
	const saved = await loaded(desk, name, String(sent.id));
	return saved ? answer(saved, found ? 200 : 201) : refused('not_found');
}

interface Fields {
	known: ReadonlySet<string>;
	/** Those that are told with a record; sent back they have to be as they were. */
	told: readonly string[];
}

const FIELDS = new Map(RESOURCES.map((name) => [name, { new: fieldsIn(name, true), kept: fieldsIn(name, false) }]));

function fieldsIn(name: ResourceName, isNew: boolean): Fields {
	const fields = Object.entries(fieldsOf(name, isNew));
	return {
		known: new Set(['version', ...fields.map(([field]) => field)]),
		told: fields.filter(([, schema]) => schema['readOnly'] === true).map(([field]) => field)
	};
}

/** What is wrong with the names of the fields that were sent, whatever they hold. */
function problemsOf(name: ResourceName, sent: Sent, found: Sent | undefined): Problem[] {
	const fields = FIELDS.get(name)?.[found ? 'kept' : 'new'];
	const unknown = Object.keys(sent).filter((field) => !fields?.known.has(field));
	if (unknown.length > 0) return unknown.map((field) => ({ field, code: 'not_a_field' }));
	if (found && sent['version'] === 0) return [{ field: 'version', code: 'required' }];
	const isChanged = (field: string) => field in sent && JSON.stringify(sent[field]) !== JSON.stringify(found?.[field]);
	return (fields?.told ?? []).filter(isChanged).map((field) => ({ field, code: 'only_told' }));
}

/** By which the same request is known again. A file counts by what it holds. */
async function contentOf({ file, ...sent }: Sent): Promise<string> {
	const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : undefined;
	return JSON.stringify({ ...sent, ...(bytes && { file: sha256Of(bytes) }) });
}

/** @returns a string: the parameter that cannot be read, or that there is not */
function partOf(query: URLSearchParams, name: ResourceName): Part | string {
	const nouns = NARROWED_BY[name] ?? [];
	const reads = new Map<string, (value: string) => boolean>([
		['limit', isPageSize],
		['after', isId],
		['changedSince', (value) => !Number.isNaN(Date.parse(value))],
		...nouns.map((noun) => [noun, isId] as const)
	]);
	const unread = [...query].find(([parameter, value]) => !reads.get(parameter)?.(value));
	if (unread) return unread[0];
	const since = query.get('changedSince');
	return {
		limit: Number(query.get('limit') ?? PAGE.usual),
		after: query.get('after') ?? undefined,
		changedSince: since === null ? undefined : new Date(since).toISOString(),
		of: nouns.filter((noun) => query.has(noun)).map((noun) => ({ noun, id: query.get(noun) ?? '' }))
	};
}

function isPageSize(value: string): boolean {
	const size = Number(value);
	return Number.isInteger(size) && size >= 1 && size <= PAGE.most;
}
