import { z } from 'zod';
import { isNoDay, parseDateInput } from './date-input.ts';
import type { ProblemCode } from './form.ts';
import { parseHour, type Hour } from './hour.ts';
import { isId } from './id.ts';
import { parseKnownDate, type KnownDate } from './known-date.ts';
import { tidy, type Texts } from './texts.ts';

/**
 * The kinds of fields that forms are made of. Each takes what a form sends and gives a typed value or a problem. What
 * it takes in JSON, where programs send it, stands in its metadata in the words of JSON Schema.
 */

type Context = z.RefinementCtx;

function problem(ctx: Context, code: ProblemCode, limit?: number): never {
	ctx.addIssue({ code: 'custom', message: limit === undefined ? code : `${code}:${limit}` });
	return z.NEVER;
}

/**
 * For rules over several fields: they are checked although a field has a problem of its own, so that a form comes
 * back with all that is wrong. What such a field holds then is no text: ask for it with `given`.
 */
export const ALWAYS_CHECKED = { when: () => true };

/** The value of a field that has no problem of its own and is not empty. */
export function given<Value extends string | number>(value: Value | null): Value | null {
	return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** The same of a field that holds several. */
export function givenList<Value>(values: readonly Value[]): readonly Value[] {
	const isList: boolean = Array.isArray(values);
	return isList ? values : [];
}

const typed = z.string().optional().transform(clean);

/** Without control characters, which no text of a record needs and documents cannot hold. */
function clean(value: string | undefined): string {
	return (value ?? '')
		.replace(/\r\n?/g, '\n')
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
		.trim();
}

export function text({ max = 200, required = false } = {}) {
	return typed
		.transform((value, ctx) => {
			if (required && value === '') return problem(ctx, 'required');
			if (value.length > max) return problem(ctx, 'too_long', max);
			return value;
		})
		.meta({ type: 'string', maxLength: max });
}

export function optionalText({ max = 200 } = {}) {
	return text({ max })
		.transform((value) => (value === '' ? null : value))
		.meta({ type: ['string', 'null'], maxLength: max });
}

const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;

/** A text in several languages; required means in at least one of them. */
export function texts({ max = 300, required = false } = {}) {
	return z
		.record(z.string().regex(LANGUAGE_TAG), z.string())
		.optional()
		.transform((value, ctx): Texts => {
			const kept = tidy(Object.fromEntries(Object.entries(value ?? {}).map(([tag, words]) => [tag, clean(words)])));
			if (required && Object.keys(kept).length === 0) return problem(ctx, 'required');
			if (Object.values(kept).some((words) => words.length > max)) return problem(ctx, 'too_long', max);
			return kept;
		})
		.meta({
			type: 'object',
			propertyNames: { pattern: LANGUAGE_TAG.source },
			additionalProperties: { type: 'string', maxLength: max },
			description: 'The text by language, in plain words.',
			examples: [{ he: 'בראמשה', en: 'Bramsche' }]
		});
}

/** The languages of a text that a form has, '' where one is to be emptied: the others stay as they are. */
export function textsChanged({ max = 300 } = {}) {
	return z
		.record(z.string().regex(LANGUAGE_TAG), z.string())
		.optional()
		.transform((value = {}, ctx): Readonly<Record<string, string>> => {
			const said = Object.fromEntries(Object.entries(value).map(([tag, words]) => [tag, clean(words)]));
			return Object.values(said).some((words) => words.length > max) ? problem(ctx, 'too_long', max) : said;
		});
}

/** A date as far as it is known, typed in any usual way. */
export function date() {
	return typed
		.transform((value, ctx): KnownDate | null => {
			if (value === '') return null;
			return parseDateInput(value) ?? problem(ctx, isNoDay(value) ? 'no_such_day' : 'not_a_date');
		})
		.meta({
			type: ['string', 'null'],
			description: 'A date as far as it is known (ISO 8601-2): a day, a month, a year, about a year, before a date.',
			examples: ['2010-06-21', '2010-06', '2010', '2010~', '../2010']
		});
}

/** A date that must be exact to the day. */
export function day() {
	return typed
		.transform((value, ctx): KnownDate | null => {
			if (value === '') return null;
			const known = parseDateInput(value);
			if (!known && isNoDay(value)) return problem(ctx, 'no_such_day');
			const parts = known ? parseKnownDate(known) : undefined;
			return !known || parts?.day === undefined || parts.about || parts.before ? problem(ctx, 'not_a_day') : known;
		})
		.meta({ type: ['string', 'null'], format: 'date' });
}

/** An hour by the clock on the wall, typed in any usual way. */
export function hour() {
	return typed
		.transform((value, ctx): Hour | null => (value === '' ? null : (parseHour(value) ?? problem(ctx, 'not_an_hour'))))
		.meta({
			type: ['string', 'null'],
			pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
			description: "An hour by the clock on the wall, at the office's place.",
			examples: ['19:30']
		});
}

/** What Wikidata knows a thing by: "Q309164". */
export function wikidataId() {
	return typed
		.transform((value, ctx) => {
			if (value === '') return null;
			return /^Q[1-9]\d{0,18}$/.test(value) ? value : problem(ctx, 'not_an_item');
		})
		.meta({ type: ['string', 'null'], maxLength: 20 });
}

export function year() {
	return typed
		.transform((value, ctx) => {
			if (value === '') return null;
			return /^\d{4}$/.test(value) ? Number(value) : problem(ctx, 'not_a_year');
		})
		.meta({ type: ['integer', 'null'], minimum: 1000, maximum: 9999 });
}

export function integer({ min = 0, max = 1_000_000 } = {}) {
	return typed
		.transform((value, ctx) =>
			value === '' ? null : inRange(ctx, /^\d+$/.test(value.replace(/,/g, '')), value, min, max)
		)
		.meta({ type: ['integer', 'null'], minimum: min, maximum: max });
}

const MOST_MONEY = 999_999_999_999;

/** An amount, with thousands separated by commas or not, and at most two digits after the point. */
export function money() {
	return typed
		.transform((value, ctx) =>
			value === '' ? null : inRange(ctx, /^\d+(\.\d{1,2})?$/.test(value.replace(/,/g, '')), value, 0, MOST_MONEY)
		)
		.meta({ type: ['number', 'null'], minimum: 0, maximum: MOST_MONEY });
}

/** Three letters, as in ISO 4217; what is none is the shekel. */
export function currency() {
	return text({ max: 3 }).transform((value) => (/^[A-Za-z]{3}$/.test(value) ? value.toUpperCase() : 'ILS'));
}

/** What is optional elsewhere and must be known here: a place that a map hangs on, an address to sign in with. */
export function known<Value>(field: z.ZodType<Value | null>) {
	return field.transform((value, ctx): Value => (value === null ? problem(ctx, 'required') : value));
}

function inRange(ctx: Context, isNumber: boolean, value: string, min: number, max: number): number {
	if (!isNumber) return problem(ctx, 'not_a_number');
	const number = Number(value.replace(/,/g, ''));
	if (number < min) return problem(ctx, 'too_small', min);
	return number > max ? problem(ctx, 'too_large', max) : number;
}

/** A number of degrees; empty: unknown. */
export function degrees(limit: number) {
	return typed
		.transform((value, ctx) => {
			if (value === '') return null;
			const number = Number(value);
			if (!Number.isFinite(number)) return problem(ctx, 'not_a_number');
			return Math.abs(number) <= limit ? number : problem(ctx, 'not_degrees', limit);
		})
		.meta({ type: ['number', 'null'], minimum: -limit, maximum: limit });
}

export function choice<const Choice extends string>(choices: readonly Choice[]) {
	return typed
		.transform((value, ctx): Choice => {
			if (value === '') return problem(ctx, 'required');
			return choices.includes(value as Choice) ? (value as Choice) : problem(ctx, 'not_a_choice');
		})
		.meta({ type: 'string', enum: [...choices] });
}

export function optionalChoice<const Choice extends string>(choices: readonly Choice[]) {
	return typed
		.transform((value, ctx): Choice | null => {
			if (value === '') return null;
			return choices.includes(value as Choice) ? (value as Choice) : problem(ctx, 'not_a_choice');
		})
		.meta({ type: ['string', 'null'], enum: [...choices, null] });
}

export function choices<const Choice extends string>(all: readonly Choice[]) {
	return z
		.array(z.string())
		.optional()
		.transform((values, ctx): Choice[] => {
			const kept = [...new Set(values ?? [])].filter((value) => value !== '');
			return kept.every((value) => all.includes(value as Choice)) ? (kept as Choice[]) : problem(ctx, 'not_a_choice');
		})
		.meta({ type: 'array', items: { type: 'string', enum: [...all] } });
}

/** A checkbox: sent when ticked, absent when not. */
export function flag() {
	return z
		.string()
		.optional()
		.transform((value) => value !== undefined && value !== '')
		.meta({ type: 'boolean' });
}

export function id() {
	return z
		.string()
		.optional()
		.transform((value, ctx) => (isId(value) ? value : problem(ctx, 'not_a_choice')))
		.meta({ type: 'string', format: 'uuid' });
}

export function optionalId() {
	return typed
		.transform((value, ctx) => {
			if (value === '') return null;
			return isId(value) ? value : problem(ctx, 'not_a_choice');
		})
		.meta({ type: ['string', 'null'], format: 'uuid' });
}

/** @param required at least one */
export function ids({ required = false } = {}) {
	return z
		.array(z.string())
		.optional()
		.transform((values, ctx) => {
			const kept = [...new Set(values ?? [])].filter((value) => value !== '');
			if (required && kept.length === 0) return problem(ctx, 'required');
			return kept.every(isId) ? kept : problem(ctx, 'not_a_choice');
		})
		.meta({ type: 'array', items: { type: 'string', format: 'uuid' }, minItems: required ? 1 : 0 });
}

/** Another record, and what it has to do with this one. */
export interface Linked<Role extends string = string> {
	id: string;
	role: Role;
}

/** Rows of a record and a role ("people.id[]" beside "people.role[]"); rows without a record are left out. */
export function linkRows<const Role extends string>(roles: readonly [Role, ...Role[]]) {
	return z
		.object({ id: z.array(z.string()).default([]), role: z.array(z.string()).default([]) })
		.optional()
		.transform((value, ctx): Linked<Role>[] => {
			const rows = (value?.id ?? []).map((each, index) => ({ id: each, role: value?.role[index] || roles[0] }));
			const kept = rows.filter(
				(row, index) => row.id !== '' && rows.findIndex((other) => other.id === row.id) === index
			);
			const isValid = kept.every((row) => isId(row.id) && roles.includes(row.role as Role));
			return isValid ? (kept as Linked<Role>[]) : problem(ctx, 'not_a_choice');
		})
		.meta({
			type: 'array',
			items: {
				type: 'object',
				required: ['id'],
				properties: { id: { type: 'string', format: 'uuid' }, role: { type: 'string', enum: [...roles] } }
			}
		});
}

/** One record of several nouns, written "partner:ID"; empty: none. */
export function reference<const Noun extends string>(nouns: readonly Noun[]) {
	return typed
		.transform((value, ctx): { noun: Noun; id: string } | null => {
			if (value === '') return null;
			const [noun = '', id] = value.split(':');
			return nouns.includes(noun as Noun) && isId(id) ? { noun: noun as Noun, id } : problem(ctx, 'not_a_choice');
		})
		.meta({
			type: ['object', 'null'],
			required: ['noun', 'id'],
			properties: { noun: { type: 'string', enum: [...nouns] }, id: { type: 'string', format: 'uuid' } }
		});
}

/** The version that the form was opened with; 0 for a new record. */
export function version() {
	return z
		.string()
		.optional()
		.transform((value) => (/^\d{1,9}$/.test(value ?? '') ? Number(value) : 0))
		.meta({ type: 'integer', minimum: 0, description: 'Grows with every change. A change names the one it saw.' });
}

/** An address of the web, http or https only: it becomes a link. */
export function webAddress() {
	return typed
		.transform((value, ctx) => {
			if (value === '') return null;
			const full = /^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`;
			const url = URL.canParse(full) ? new URL(full) : undefined;
			const isWeb = url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && full.length <= 1000;
			return isWeb ? full : problem(ctx, 'not_an_address');
		})
		.meta({ type: ['string', 'null'], format: 'uri' });
}

export function email() {
	return typed
		.transform((value, ctx) => {
			if (value === '') return null;
			return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(value) && value.length <= 254
				? value.toLowerCase()
				: problem(ctx, 'not_an_email');
		})
		.meta({ type: ['string', 'null'], format: 'email' });
}

/** ISO 3166-1 alpha-2; any that the platform knows a name for. */
export function country() {
	return typed
		.transform((value, ctx) => {
			if (value === '') return null;
			return isCountry(value) ? value : problem(ctx, 'not_a_country');
		})
		.meta({ type: ['string', 'null'], pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' });
}

function isCountry(code: string): boolean {
	return (
		/^[A-Z]{2}$/.test(code) && new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined
	);
}

export function timeZone() {
	return typed
		.transform((value, ctx) => {
			if (value === '') return null;
			return isTimeZone(value) ? value : problem(ctx, 'not_a_time_zone');
		})
		.meta({ type: ['string', 'null'], description: 'A time zone as the IANA names it', examples: ['Europe/Warsaw'] });
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
