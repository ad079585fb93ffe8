import type { z } from 'zod';
import { saidBy, type Problem } from './form.ts';

export type ParsedJson<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[] };

/** Parses what a program sends by the schema of a form: one schema says what is right, however it arrives. */
export function parseJson<Schema extends z.ZodType>(schema: Schema, value: unknown): ParsedJson<z.output<Schema>> {
	const result = schema.safeParse(asTyped(value));
	if (result.success) return { ok: true, value: result.data };
	const problems = result.error.issues.map(({ path, message }): Problem => ({
		field: path.join('.'),
		...saidBy(message)
	}));
	return { ok: false, problems };
}

/**
 * A JSON value as a form would have sent it: numbers as they are typed, a box that is not ticked left out, rows as
 * columns, a reference to another record as one word. A file, which comes beside JSON, is itself.
 */
export function asTyped(value: unknown): unknown {
	if (value === null || value === undefined || value === false) return undefined;
	if (Array.isArray(value)) return listAsTyped(value);
	if (typeof value === 'string') return value;
	if (typeof value !== 'object') return JSON.stringify(value);
	if (value instanceof File) return value;
	const { noun, id, ...rest } = value as Record<string, unknown>;
	if (typeof noun === 'string' && typeof id === 'string' && Object.keys(rest).length === 0) return `${noun}:${id}`;
	return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asTyped(each)]));
}

/** Whether a JSON value has more levels than that: looked at level by level, so that no depth is too much for this. */
export function nestsDeeper(value: unknown, levels: number): boolean {
	let level: unknown[] = [value];
	for (let at = 0; at <= levels; at += 1) {
		level = level.flatMap((each): unknown[] => (typeof each === 'object' && each !== null ? Object.values(each) : []));
		if (level.length === 0) return false;
	}
	return true;
}

/** An empty list is one that was left out: of what, nobody could tell. */
function listAsTyped(list: readonly unknown[]): unknown {
	if (list.length === 0) return undefined;
	const rows = list.filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null);
	if (rows.length < list.length) return list.map(asTyped);
	const names = new Set(rows.flatMap((row) => Object.keys(row)));
	return Object.fromEntries([...names].map((name) => [name, rows.map((row) => asTyped(row[name]) ?? '')]));
}
