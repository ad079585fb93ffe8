import type { z } from 'zod';

/** What can be wrong with a field. The words are messages, chosen by the page. */
export type ProblemCode =
	| 'required'
	| 'too_long'
	| 'not_a_date'
	| 'not_a_day'
	| 'no_such_day'
	| 'not_a_year'
	| 'not_an_hour'
	| 'hour_needs_day'
	| 'hour_needs_start'
	| 'not_an_item'
	| 'not_a_number'
	| 'too_small'
	| 'too_large'
	| 'not_degrees'
	| 'not_a_choice'
	| 'not_an_address'
	| 'not_an_email'
	| 'not_a_phone'
	| 'name_or_role'
	| 'chosen_twice'
	| 'email_taken'
	| 'not_a_slug'
	| 'slug_reserved'
	| 'slug_taken'
	| 'ends_before_start'
	| 'still_open'
	| 'by_steps_only'
	| 'decision_needed'
	| 'not_yet'
	| 'signed_since'
	| 'partner_there'
	| 'agreement_changed'
	| 'language_needed'
	| 'only_put_off'
	| 'request_stays'
	| 'reason_needed'
	| 'only_suspended'
	| 'only_letters'
	| 'password_short'
	| 'password_guessable'
	| 'passwords_differ'
	| 'password_wrong'
	| 'code_wrong'
	| 'not_a_time_zone'
	| 'not_a_country'
	| 'not_a_colour'
	| 'last_director'
	| 'director_unlimited'
	| 'already_member'
	| 'already_over'
	| 'file_needed'
	| 'file_empty'
	| 'file_too_large'
	| 'file_kind'
	| 'logo_kind'
	| 'picture_side'
	| 'picture_pixels'
	| 'picture_broken'
	| 'picture_animated'
	| 'picture_colours'
	| 'picture_needed'
	| 'picture_gone'
	| 'picture_needs_partner'
	| 'pictures_together'
	| 'pictures_pixels'
	| 'archive_parts'
	| 'archive_unpacked'
	| 'archive_broken'
	| 'partner_unclear'
	| 'not_a_field'
	| 'only_told'
	| 'not_the_name'
	| 'tells_who'
	| 'not_an_issuer'
	| 'provider_untried'
	| 'secret_again'
	| 'place_unknown'
	| 'gates_open'
	| 'before_decision'
	| 'without_words'
	| 'before_beginning'
	| 'too_long_ago'
	| 'not_after_decision'
	| 'further_stays'
	| 'report_not_open'
	| 'report_has_points'
	| 'report_line_gone'
	| 'link_not_approved'
	| 'link_past'
	| 'link_too_far'
	| 'gone'
	| 'picture_kind'
	| 'not_a_picture'
	| 'not_json'
	| 'not_a_template'
	| 'wrong_form'
	| 'too_many_files'
	| 'partner_unknown'
	| 'year_needed'
	| 'changed_since'
	| 'used_since'
	| 'table_empty'
	| 'table_too_long'
	| 'table_column_needed'
	| 'table_encrypted'
	| 'table_old_format'
	| 'table_damaged'
	| 'table_too_large'
	| 'table_unknown';

export interface Problem {
	/** The name of the field, as in the form: "title.he". */
	field: string;
	code: ProblemCode;
	/** The limit that was broken, where the code has one. */
	limit?: number;
}

/** What somebody else saved of a record while a form of it was open. */
export interface Meanwhile {
	/** The latest first. */
	entries: readonly {
		id: string;
		/** ISO 8601, UTC. */
		at: string;
		actor: string;
		changes: readonly { field: string; before: string; after: string }[];
	}[];
	timeZone: string;
	/** All of it was saved by the one who asks, in another window. */
	isOwn: boolean;
	/** Where the whole history of the record is, for records that have a page of it. */
	history: string | undefined;
}

/** What a person typed, by field, to be shown again. */
export type Typed = Record<string, string[]>;

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[]; typed: Typed };

/**
 * Parses a form into a typed value, or into all of its problems together with what was typed. Names with a dot
 * make an object ("title.he"), names that end in [] make a list.
 */
export function parseForm<Schema extends z.ZodType>(schema: Schema, data: FormData): Parsed<z.output<Schema>> {
	const result = schema.safeParse(nested(data));
	if (result.success) return { ok: true, value: result.data };
	const problems = result.error.issues.map((issue) => toProblem(issue.path.map(String), issue.message, data));
	return { ok: false, problems, typed: typedOf(data) };
}

/** A refusal that only the command could know of, in the same shape as those of the form itself. */
export function refuse(
	data: FormData,
	{ field, code, limit }: { field: string; code: ProblemCode; limit?: number }
): { problems: Problem[]; typed: Typed } {
	return { problems: [{ field, code, ...(limit === undefined ? {} : { limit }) }], typed: typedOf(data) };
}

const UNSENT = /password|secret|^current$|^repeat$|__proto__/i;

export function typedOf(data: FormData): Typed {
	const typed = bare<Typed>();
	for (const [name, value] of data) {
		// Passwords and other secrets are never sent back, and files cannot be; no field of ours is called __proto__.
		if (typeof value === 'string' && !UNSENT.test(name)) (typed[name] ??= []).push(value);
	}
	return typed;
}

/** An object whose names come from a request: without a prototype, which "a.__proto__.b" would write to. */
function bare<What extends object>(): What {
	return Object.create(null) as What;
}

type Nested = { [name: string]: FormDataEntryValue | FormDataEntryValue[] | Nested };

function nested(data: FormData): Nested {
	const root = bare<Nested>();
	for (const [name, value] of data) {
		const isList = name.endsWith('[]');
		const path = name.replace(/\[\]$/, '').split('.');
		const last = path.pop() as string;
		let place = root;
		for (const step of path) {
			const next = place[step];
			place = place[step] =
				typeof next === 'object' && !Array.isArray(next) && !(next instanceof File) ? next : bare<Nested>();
		}
		if (!isList) place[last] = value;
		else place[last] = [...(Array.isArray(place[last]) ? place[last] : []), value];
	}
	return root;
}

/** A field of texts is refused as a whole: its first input takes the message. */
function toProblem(path: string[], message: string, data: FormData): Problem {
	const { code, limit } = saidBy(message);
	const plain = path.join('.');
	const first = [...data.keys()].find(
		(name) => name === plain || name === `${plain}[]` || name.startsWith(`${plain}.`)
	);
	return { field: first ?? plain, code, ...(limit === undefined ? {} : { limit }) };
}

/** The fields say what is wrong in a code; what has another shape than was asked for, zod refuses in words of its own. */
export function saidBy(message: string): Pick<Problem, 'code' | 'limit'> {
	const [code = '', limit] = message.split(':');
	if (!/^[a-z_]+$/.test(code)) return { code: 'not_a_choice' };
	return { code: code as ProblemCode, ...(limit === undefined ? {} : { limit: Number(limit) }) };
}
