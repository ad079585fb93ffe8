import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The vocabulary of schema.org as `schema-dts` has it: interfaces for what a type has, aliases for what stands for it. */
interface Vocabulary {
	/** Of each interface, what it extends, its "@type", and the range of each property. */
	interfaces: Map<string, { above: string | undefined; type: string | undefined; properties: Map<string, string[]> }>;
	/** Of each name, what may stand where it is asked for. */
	aliases: Map<string, string[]>;
}

const VOCABULARY = read();
const LEAVES = new Map([...VOCABULARY.interfaces].flatMap(([name, { type }]) => (type ? [[type, name] as const] : [])));

/** What in some JSON-LD is not in the words of schema.org, each as "path: what". */
export function schemaOrgFaults(data: unknown): string[] {
	const { '@context': context, '@graph': graph } = data as { '@context'?: unknown; '@graph'?: unknown };
	if (context !== 'https://schema.org' || !Array.isArray(graph)) return ['no graph of schema.org'];
	return graph.flatMap((thing, index) => faultsOfThing(thing as object, `[${index}]`));
}

function faultsOfThing(thing: object, path: string): string[] {
	const type = (thing as { '@type'?: unknown })['@type'];
	const leaf = LEAVES.get(String(type));
	if (leaf === undefined) return [`${path}: "${String(type)}" is no type`];
	return Object.entries(thing).flatMap(([name, value]) => {
		if (name.startsWith('@')) return [];
		const range = rangeOf(leaf, name);
		const at = `${path}.${name}`;
		if (!range) return [`${at}: ${String(type)} has no such property`];
		const values: unknown[] = Array.isArray(value) ? value : [value];
		return values.flatMap((each, index) => {
			if (!range.some((term) => accepts(term, each))) return [`${at}[${index}]: not one of ${range.join(', ')}`];
			return isObject(each) && '@type' in each ? faultsOfThing(each, `${at}[${index}]`) : [];
		});
	});
}

/** What may stand in a property of a type, or of what it is a kind of. */
function rangeOf(leaf: string, property: string): string[] | undefined {
	const found = VOCABULARY.interfaces.get(leaf);
	return found?.properties.get(property) ?? (found?.above ? rangeOf(found.above, property) : undefined);
}

/** Whether a value may stand where a name is asked for. Words of a person are text; what is a date or address looks so. */
function accepts(term: string, value: unknown, seen = new Set<string>()): boolean {
	if (seen.has(term)) return false;
	seen.add(term);
	if (term === 'Date' || term === 'DateTime') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
	if (term === 'URL') return typeof value === 'string' && URL.canParse(value);
	if (term === 'string') return typeof value === 'string';
	if (term === 'number' || term === 'boolean') return typeof value === term;
	if (term.startsWith('"')) return value === JSON.parse(term);
	if (term === 'IdReference') return isObject(value) && Object.keys(value).join() === '@id';
	const own = VOCABULARY.interfaces.get(term)?.type;
	if (own !== undefined) return isObject(value) && (value as Record<string, unknown>)['@type'] === own;
	return (VOCABULARY.aliases.get(term) ?? []).some((each) => accepts(each, value, seen));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function terms(union: string): string[] {
	return union.split(' | ').map((term) => term.trim());
}

function read(): Vocabulary {
	const main = createRequire(import.meta.url).resolve('schema-dts');
	const text = readFileSync(join(dirname(main), 'schema.d.ts'), 'utf8').replace(/^\s*\/?\*.*$/gm, '');
	const interfaces: Vocabulary['interfaces'] = new Map();
	for (const [, name = '', above, body = ''] of text.matchAll(
		/^(?:export )?interface (\w+)(?: extends (\w+))?[^{]*\{\n([^]*?)^\}/gm
	)) {
		const properties = [...body.matchAll(/^ {4}"(\w+)"\?: SchemaValue<(.*), "\w+">;$/gm)];
		interfaces.set(name, {
			above,
			type: /^ {4}"@type": "(\w+)";$/m.exec(body)?.[1],
			properties: new Map(properties.map(([, property = '', range = '']) => [property, terms(range)]))
		});
	}
	const aliases = [...text.matchAll(/^export type (\w+) = (.+);$/gm)];
	return { interfaces, aliases: new Map(aliases.map(([, name = '', union = '']) => [name, terms(union)])) };
}
