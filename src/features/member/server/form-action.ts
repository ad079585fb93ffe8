import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { HistoryNoun } from '#features/history/history.ts';
import { changesSince } from '#features/history/server/queries.ts';
import type { TrashNoun } from '#features/trash/trash.ts';
import {
	parseForm,
	refuse,
	typedOf,
	type Meanwhile,
	type Problem,
	type ProblemCode,
	type Typed
} from '#kernel/form.ts';
import { isId } from '#kernel/id.ts';
import { REASON_FIELDS, reasonIn } from '#kernel/reason.ts';
import { setFlash, type Flash } from '#platform/server/flash.ts';
import { m } from '#paraglide/messages.js';
import { sendFormOn } from '#platform/server/session-gate.ts';

import type { Rules } from '../policy.ts';
import { requireMay, requireMember, whyNot, type Desk } from './gate.ts';

/** Why a command refuses; "problem" names a field of its form that only the command could check, and others as well. */
export type Refusal =
	| { ok: false; reason: 'not_found' | 'forbidden' | 'stale' }
	| { ok: false; reason: 'problem'; field: string; code: ProblemCode; limit?: number; also?: readonly Problem[] };

/** What a page shows after a refusal. */
export interface RefusedForm {
	problems: Problem[];
	typed: Typed;
	/** Somebody else saved the record since it was opened, and what they saved. */
	stale: boolean;
	meanwhile: Meanwhile | undefined;
	/** The button that deletes was refused, beside a form that was not sent. */
	isPart: boolean;
	/** The session has ended. */
	ended: boolean;
}

type OfficeEvent = RequestEvent & { params: { office: string } };

/**
 * The action behind every form that saves a record: admit, parse, run the command, then redirect with 303. A
 * refusal comes back with all its problems and with what was typed. Where the form asks why, the trail tells it.
 * @param to where the page goes afterwards, unless the form names another page of the office
 * @param noun what is saved, so that the page that follows names it, and a conflict can be told
 * @param message what the page that follows says of it
 */
export function saveAction<Schema extends z.ZodType, Done extends { ok: true; id?: string }>(
	schema: Schema,
	run: (desk: Desk, value: z.output<Schema>, event: OfficeEvent) => Promise<Done | Refusal>,
	to: (desk: Desk, done: Done, event: OfficeEvent) => string,
	noun?: HistoryNoun,
	message: (value: z.output<Schema>) => Flash['message'] = () => 'saved'
) {
	return async (event: OfficeEvent) => {
		if (!event.locals.signedIn) return keepTyped(event);
		const desk = await requireMember(event);
		const data = await event.request.formData();
		const form = parseForm(schema, data);
		const why = reasonIn(data, REASON_FIELDS.save);
		const problems = [...(form.ok ? [] : form.problems), ...(why.ok ? [] : [why.problem])];
		if (!form.ok || !why.ok) return refused(422, data, { problems });
		const outcome = await run(because(desk, why.reason), form.value, event).catch(refuseMissing);
		if (!outcome.ok) return answerRefusal(outcome, data, desk, noun);
		setFlash(event.cookies, { message: message(form.value), ...recordOf(noun, outcome.id ?? data.get('id')) });
		redirect(303, backOf(data, desk) ?? to(desk, outcome, event));
	};
}

/**
 * An action of a page that is seen by more than may act on it: who may not is told so before what they sent is read.
 * Everywhere else the page itself refuses them.
 */
export function actionOf<Action extends string, Answer>(
	rules: Rules<Action>,
	action: Action,
	run: (event: OfficeEvent) => Promise<Answer>
) {
	return async (event: OfficeEvent) => {
		// What somebody typed whose session has ended is kept by the action itself.
		if (event.locals.signedIn) await requireMay(event, rules, action);
		return run(event);
	};
}

/** The action behind every delete button, beside which one may say why. The page that follows offers to undo it. */
export function deleteAction(
	noun: TrashNoun,
	run: (desk: Desk, id: string) => Promise<{ ok: true } | Refusal>,
	to: (desk: Desk, event: OfficeEvent) => string
) {
	return async (event: OfficeEvent) => {
		const desk = await requireMember(event);
		const data = await event.request.formData();
		const id = data.get('id');
		if (!isId(id)) error(404, m.form_gone());
		const why = reasonIn(data, REASON_FIELDS.delete);
		if (!why.ok) return refused(422, data, { problems: [why.problem], isPart: true });
		const outcome = await run(because(desk, why.reason), id);
		if (!outcome.ok && outcome.reason === 'problem') {
			return refused(422, data, { problems: refuse(data, outcome).problems, isPart: true });
		}
		if (!outcome.ok) return answerRefusal(outcome, data, desk);
		setFlash(event.cookies, { message: 'deleted', record: { noun, id } });
		redirect(303, backOf(data, desk) ?? to(desk, event));
	};
}

/** The same desk, where whoever works at it has said why. */
function because(desk: Desk, reason: string | undefined): Desk {
	return reason === undefined ? desk : { ...desk, actor: { ...desk.actor, reason } };
}

function recordOf(noun: HistoryNoun | undefined, id: FormDataEntryValue | null): Pick<Flash, 'record'> {
	return noun !== undefined && isId(id) ? { record: { noun, id } } : {};
}

/**
 * The answer to a form that comes after the session has ended; nothing of it is lost. A script that asked
 * stays where it is and says so. Without, the browser sends the whole form on to a page which signs in and keeps it.
 */
async function keepTyped({ request, url }: OfficeEvent) {
	if (request.headers.get('accept') === 'application/json') {
		return refused(401, await request.formData(), { ended: true });
	}
	return sendFormOn(url);
}

function refused(status: number, data: FormData, what: Partial<RefusedForm>) {
	const nothing = { problems: [], stale: false, meanwhile: undefined, isPart: false, ended: false };
	const form: RefusedForm = { ...nothing, typed: typedOf(data) };
	return fail(status, { ...form, ...what });
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
export function refuseMissing(failure: unknown): Refusal {
	const { code, detail } = failure as { code?: string; detail?: string };
	if (code !== '23503') throw failure;
	return { ok: false, reason: 'problem', field: /, (\w+?)(_id)?\)=/.exec(detail ?? '')?.[1] ?? '', code: 'gone' };
}

async function answerRefusal(refusal: Refusal, data: FormData, desk: Desk, noun?: HistoryNoun) {
	if (refusal.reason === 'problem') {
		const { problems, typed } = refuse(data, refusal);
		return refused(422, data, { problems: [...problems, ...(refusal.also ?? [])], typed });
	}
	if (refusal.reason === 'stale') {
		const id = noun === 'office' ? desk.actor.officeId : data.get('id');
		const version = Number(data.get('version'));
		const meanwhile = noun && isId(id) ? await changesSince(desk, noun, id, version) : undefined;
		return refused(409, data, { stale: true, meanwhile });
	}
	if (refusal.reason === 'forbidden') error(403, whyNot(desk.actor));
	error(404, m.form_gone());
}
