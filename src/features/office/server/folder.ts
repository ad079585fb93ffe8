import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#platform/server/refusal.ts';

/** A record in a file: it is named by a key of the folder's own, and names others by theirs. */
export type Entry = Record<string, unknown> & { key?: string };

/**
 * A folder of JSON files that describes an office. Whatever cannot be read is refused with a sentence that names the
 * file and the record.
 */
export class OfficeFolder {
	readonly #path: string;
	/** "partners poznan" → the id it was given. */
	readonly #ids = new Map<string, string>();
	/** The record that is being read, for the sentences. */
	#at: string;

	/** @throws Refusal when there is no office.json in it */
	constructor(path: string) {
		this.#path = path;
		this.#at = path;
		if (!existsSync(join(path, 'office.json'))) throw new Refusal(`${path} holds no office.json.`);
	}

	/** What a file says, read by a schema. */
	read<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
		return this.parse(schema, this.#json(file));
	}

	/** The records of a file, each with the id that it gets; none when there is no such file. */
	*records(file: string): Generator<{ entry: Entry; id: string }> {
		if (!existsSync(this.#pathOf(file))) return;
		const list = this.#json(file);
		if (!Array.isArray(list)) throw this.refusal('is not a list of records.');
		for (const [index, entry] of (list as unknown[]).entries()) {
			const key = isEntry(entry) ? (entry.key ?? String(index + 1)) : String(index + 1);
			this.#at = `${basename(this.#pathOf(file))}, record ${key}`;
			if (!isEntry(entry)) throw this.refusal('is not an object.');
			const name = `${file} ${key}`;
			const id = this.#ids.get(name) ?? newId();
			this.#ids.set(name, id);
			yield { entry, id };
		}
	}

	/** A value in a record, or the record itself, as its form takes it. */
	parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
		const result = schema.safeParse(value);
		if (result.success) return result.data;
		throw this.refusal(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
	}

	/** The id of the record that is named by its key; undefined where none is named. */
	id(file: string, key: unknown): string | undefined {
		if (key === undefined || key === null) return undefined;
		const id = typeof key === 'string' ? this.#ids.get(`${file} ${key}`) : undefined;
		if (!id) throw this.refusal(`nothing in ${file}.json has the key ${JSON.stringify(key)}.`);
		return id;
	}

	/** The ids of a list of keys. */
	ids(file: string, keys: unknown): string[] {
		return this.list(keys).flatMap((key) => this.id(file, key) ?? []);
	}

	/** Rows such as { person, role }, as two lists. */
	linked(file: string, rows: unknown, name: string): { id: string[]; role: string[] } {
		const list = this.list(rows).filter(isEntry);
		return {
			id: list.flatMap((row) => this.id(file, row[name]) ?? []),
			role: list.map((row) => String((row['role'] as string | undefined) ?? ''))
		};
	}

	list(value: unknown): unknown[] {
		if (value === undefined || value === null) return [];
		if (!Array.isArray(value)) throw this.refusal(`${JSON.stringify(value)} should be a list.`);
		return value as unknown[];
	}

	refusal(problem: string): Refusal {
		return new Refusal(`${this.#at}: ${problem}`);
	}

	#json(file: string): unknown {
		const path = this.#pathOf(file);
		this.#at = path;
		try {
			return JSON.parse(readFileSync(path, 'utf8'));
		} catch (error) {
			throw new Refusal(`${path} is not valid JSON: ${(error as Error).message}`);
		}
	}

	#pathOf(file: string): string {
		return join(this.#path, `${file}.json`);
	}
}

export function isEntry(value: unknown): value is Entry {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a form would send for a value: text, lists of text, and nothing for null and false. */
export function asTyped(value: unknown): unknown {
	if (typeof value === 'number') return String(value);
	if (value === true) return 'on';
	if (Array.isArray(value)) return value.map(asTyped);
	if (value === null || value === false) return undefined;
	if (typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value as Entry).map(([name, each]) => [name, asTyped(each)]));
}
