import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { isId } from '#kernel/id.ts';
import { parseForm, refuse, typedOf, type Problem, type ProblemCode, type Typed } from '#kernel/form.ts';
import { setFlash, type Flash } from '#platform/server/flash.ts';
import { m } from '#paraglide/messages.js';
import { requireMember, type Desk } from './gate.ts';

/** Why a command refuses; "problem" names a field of its form that only the command could check. */
export type Refusal =
	| { ok: false; reason: 'not_found' | 'forbidden' | 'stale' }
	| { ok: false; reason: 'problem'; field: string; code: ProblemCode; limit?: number };

/** What a page shows after a refusal. */
export interface RefusedForm {
	problems: Problem[];
	typed: Typed;
	stale: boolean;
}

type OfficeEvent = RequestEvent & { params: { office: string } };

/**
 * The action behind every form that saves a record: admit, parse, run the command, then redirect with 303. A
 * refusal comes back with all its problems and with what was typed.
 * @param to where the page goes afterwards, unless the form names another page of the office
 * @param message what the page that follows says
 */
export function saveAction<Schema extends z.ZodType, Done extends { ok: true }>(
	schema: Schema,
	run: (desk: Desk, value: z.output<Schema>, event: OfficeEvent) => Promise<Done | Refusal>,
	to: (desk: Desk, done: Done, event: OfficeEvent) => string,
	message: Flash['message'] | ((done: Done) => Flash) = 'saved'
) {
	return async (event: OfficeEvent) => {
		const desk = await requireMember(event);
		const data = await event.request.formData();
		const form = parseForm(schema, data);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed, stale: false } satisfies RefusedForm);
		const outcome = await run(desk, form.value, event).catch(refuseMissing);
		if (!outcome.ok) return answerRefusal(outcome, data);
		setFlash(event.cookies, typeof message === 'string' ? { message } : message(outcome));
		redirect(303, backOf(data, desk) ?? to(desk, outcome, event));
	};
}

/** The action behind every delete button. The page that follows offers to undo it. */
export function deleteAction(
	noun: string,
	run: (desk: Desk, id: string) => Promise<{ ok: true } | Refusal>,
	to: (desk: Desk, event: OfficeEvent) => string
) {
	return async (event: OfficeEvent) => {
		const desk = await requireMember(event);
		const data = await event.request.formData();
		const id = data.get('id');
		if (!isId(id)) error(404, m.form_gone());
		const outcome = await run(desk, id);
		if (!outcome.ok) return answerRefusal(outcome, data);
		const flash: Flash = { message: 'deleted', undo: { noun, id } };
		setFlash(event.cookies, flash);
		redirect(303, backOf(data, desk) ?? to(desk, event));
	};
}

/** A form that stands on another record's page says where to return to. */
export function backOf(data: FormData, desk: Desk): string | undefined {
	return pageOf(data.get('back'), desk);
}

/** An address that a request names to return to: a page of the same office, nothing else. */
export function pageOf(back: FormDataEntryValue | null, { office }: Desk): string | undefined {
	const isOurs = typeof back === 'string' && back.startsWith(`/o/${office.slug}/`) && /^[/\w?=&#%.-]+$/.test(back);
	return isOurs && !back.includes('//') ? back : undefined;
}

/** A record that a form names and that is not there, or belongs to another office, fails by its foreign key. */
function refuseMissing(failure: unknown): Refusal {
	const { code, detail } = failure as { code?: string; detail?: string };
	if (code !== '23503') throw failure;
	return { ok: false, reason: 'problem', field: /, (\w+?)(_id)?\)=/.exec(detail ?? '')?.[1] ?? '', code: 'gone' };
}

function answerRefusal(refusal: Refusal, data: FormData) {
	if (refusal.reason === 'problem') return fail(422, { ...refuse(data, refusal), stale: false });
	if (refusal.reason === 'stale') return fail(409, { problems: [], typed: typedOf(data), stale: true });
	if (refusal.reason === 'forbidden') error(403, m.form_forbidden());
	error(404, m.form_gone());
}
