import type { Meanwhile, Problem, Typed } from '#kernel/form.ts';
import type { Texts } from '#kernel/texts.ts';

/** What a record has in a field, before anybody typed anything. */
export type FieldValue = string | number | boolean | null | undefined | readonly string[] | Texts;

/** What an action answers when it refuses: what is wrong, and what was typed. */
export interface Refused {
	problems?: Problem[];
	typed?: Typed;
	/** Somebody else saved the record since the form was opened, and what they saved, where it is known. */
	stale?: boolean;
	meanwhile?: Meanwhile | undefined;
	/** Only a part of the page was sent: its other fields stand as they did. */
	isPart?: boolean;
	/** Nobody is signed in any more. */
	ended?: boolean;
}

/**
 * The state of a form: the record's values, or after a refusal what the person typed, and the problem of each
 * field. Field components ask it by name.
 */
export interface FormState {
	/** Of the element of a field, so that the list of problems can lead to it. */
	id(name: string): string;
	value(name: string): string;
	values(name: string): readonly string[];
	problem(name: string): Problem | undefined;
	problems: readonly Problem[];
	isStale: boolean;
	meanwhile: Meanwhile | undefined;
	hasEnded: boolean;
}

/** @param prefix tells the fields apart where a page has several forms */
export function formState(
	record: Record<string, FieldValue>,
	refused: Refused | null | undefined,
	prefix = ''
): FormState {
	const typed = refused?.typed;
	const problems = refused?.problems ?? [];
	const values = (name: string): readonly string[] =>
		typed && !(refused.isPart && typed[name] === undefined) ? (typed[name] ?? []) : recorded(record, name);
	return {
		id: (name) => `${prefix}${name}`,
		value: (name) => values(name)[0] ?? '',
		values,
		problem: (name) => problems.find((problem) => problem.field === name),
		problems,
		isStale: refused?.stale ?? false,
		meanwhile: refused?.meanwhile,
		hasEnded: refused?.ended ?? false
	};
}

function recorded(record: Record<string, FieldValue>, name: string): readonly string[] {
	const exact = record[name];
	if (Array.isArray(exact)) return exact as readonly string[];
	if (typeof exact === 'string' && exact !== '') return [exact];
	const [field = '', language] = name.replace(/\[\]$/, '').split('.');
	const value = record[field];
	if (value === null || value === undefined || value === false || value === '') return [];
	if (Array.isArray(value)) return value as readonly string[];
	if (typeof value === 'object')
		return language && (value as Texts)[language] ? [(value as Texts)[language] as string] : [];
	return [value === true ? 'on' : String(value)];
}
