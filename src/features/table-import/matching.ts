import { areCompatible } from '#kernel/known-date.ts';
import { tokens } from '#kernel/search-words.ts';
import type { Texts } from '#kernel/texts.ts';
import { keyOf } from './code-words.ts';
import { Names } from './naming.ts';
import type { NamedPart, Value } from './row-reading.ts';
import type { Target } from './table-import.ts';

/** A record by what people tell it from others by. */
export interface Entry {
	id: string;
	/** What it is called, in any language: a name, a title. */
	name: Texts;
	/** Of a goal its short name, of a person without a name their roles. */
	also?: readonly string[];
	country?: string | null;
	email?: string | null;
	/** The partners that it is with, in order; of an organisation and a person, those that they are of. */
	partners?: readonly string[];
	kind?: string;
	starts?: string | null;
}

/** isByName: by nothing but what it is called. */
export type Match = { is: 'one'; id: string; isByName?: true } | { is: 'many' } | { is: 'none' };

type Values = Readonly<Record<string, Value>>;

/** Finds the record that a row tells of, by what people tell records from each other. Each record is of one row. */
export class Matcher {
	readonly #target: Target;
	readonly #entries = new Map<string, Entry>();
	readonly #names: Names;
	readonly #byEmail = new Map<string, string>();
	readonly #byTitle = new Map<string, string[]>();
	readonly #byDate = new Map<string, string[]>();
	readonly #taken = new Set<string>();

	constructor(target: Target, entries: readonly Entry[] = []) {
		this.#target = target;
		// Frances is not Francis: people of one letter apart are two people.
		this.#names = new Names([], { toleratesSlips: target !== 'people' });
		for (const entry of entries) this.add(entry);
	}

	add(entry: Entry): void {
		this.#entries.set(entry.id, entry);
		if (this.#isDated()) {
			for (const title of Object.values(entry.name)) push(this.#byTitle, keyOf(title), entry.id);
			push(this.#byDate, dateKey(entry), entry.id);
			return;
		}
		this.#names.add({ id: entry.id, name: entry.name, also: entry.also });
		if (entry.email) this.#byEmail.set(entry.email.toLowerCase(), entry.id);
	}

	match(values: Values): Match {
		return this.#isDated() ? this.#matchDated(values) : this.#matchNamed(values);
	}

	#isDated(): boolean {
		return ['activities', 'letters', 'gifts', 'agreements', 'initiatives'].includes(this.#target);
	}

	#matchNamed(values: Values): Match {
		const email = values['email'];
		const reached = typeof email === 'string' ? this.#byEmail.get(email.toLowerCase()) : undefined;
		if (reached) return { is: 'one', id: reached };
		const called = [
			...Object.values((values['name'] ?? {}) as Texts),
			...(typeof values['localName'] === 'string' ? [values['localName']] : [])
		];
		const ids = new Set(
			called.flatMap((name) => {
				const found = this.#names.find(name);
				return found.is === 'one' ? [found.id] : found.is === 'many' ? found.ids : [];
			})
		);
		const fitting = [...ids].filter((id) => this.#fits(this.#entries.get(id), values));
		const match = one(fitting);
		return match.is === 'one' ? { ...match, isByName: true } : match;
	}

	/** Whether a record is recognised by a name: then the name is a spelling of its own, and no other name. */
	isCalled(id: string, name: string): boolean {
		const found = this.#names.find(name);
		return found.is === 'one' ? found.id === id : found.is === 'many' && found.ids.includes(id);
	}

	/** Whether what else is known of two of one name does not contradict that they are one. */
	#fits(entry: Entry | undefined, values: Values): boolean {
		if (!entry) return false;
		const country = values['country'];
		if (typeof country === 'string' && entry.country && entry.country !== country) return false;
		const email = values['email'];
		if (typeof email === 'string' && entry.email && entry.email.toLowerCase() !== email.toLowerCase()) return false;
		const of = partiesOf(values);
		if (of.length === 0 || (entry.partners ?? []).length === 0) return true;
		// Two people of one name in two places are two people; an organisation may be on another side by now.
		return this.#target !== 'people' || of.some((id) => entry.partners?.includes(id));
	}

	#matchDated(values: Values): Match {
		const partners = namesIn(values, 'partners');
		const starts = dateIn(values, this.#target);
		const kind = kindIn(values, this.#target);
		const free = (ids: readonly string[]) =>
			ids.filter((id) => !this.#taken.has(id)).map((id) => this.#entries.get(id) as Entry);
		const isWith = (entry: Entry) => partners === undefined || (entry.partners ?? []).join() === partners.join();
		const isOfKind = (entry: Entry) => kind === undefined || entry.kind === undefined || entry.kind === kind;
		const titles = Object.values((values['title'] ?? {}) as Texts);
		const titled = free([...new Set(titles.flatMap((title) => this.#byTitle.get(keyOf(title)) ?? []))]).filter(
			(entry) => isWith(entry) && isOfKind(entry) && isAround(entry.starts, starts)
		);
		const exact = titled.filter((entry) => (entry.starts ?? undefined) === starts);
		const best = this.#take(exact.length > 0 ? exact : titled);
		if (best.is !== 'none') return best;
		const dated = free(this.#byDate.get(dateKey({ kind, starts: starts ?? null, partners: partners ?? [] })) ?? []);
		return this.#take(dated.filter((entry) => isAlike(entry.name, (values['title'] ?? {}) as Texts)));
	}

	/** Of several that are alike in all, each is of one row, in their order. */
	#take(entries: readonly Entry[]): Match {
		const [first] = entries;
		if (!first) return { is: 'none' };
		const isAllAlike = entries.every(
			({ name, starts }) => starts === first.starts && JSON.stringify(name) === JSON.stringify(first.name)
		);
		if (entries.length > 1 && !isAllAlike) return { is: 'many' };
		this.#taken.add(first.id);
		return { is: 'one', id: first.id };
	}
}

function push(index: Map<string, string[]>, key: string, id: string): void {
	const ids = index.get(key);
	if (ids) ids.push(id);
	else index.set(key, [id]);
}

function one(ids: readonly string[]): Match {
	const [id] = ids;
	if (id === undefined) return { is: 'none' };
	return ids.length === 1 ? { is: 'one', id } : { is: 'many' };
}

function dateKey({ kind, starts, partners }: Pick<Entry, 'kind' | 'starts' | 'partners'>): string {
	return `${kind ?? ''} ${starts ?? ''} ${(partners ?? []).join()}`;
}

function namesIn(values: Values, field: string): string[] | undefined {
	const parts = values[field] as NamedPart[] | undefined;
	return parts?.map(({ id }) => id).sort();
}

function partiesOf(values: Values): string[] {
	const of = (values['role.of'] ?? []) as (NamedPart | null)[];
	const partner = values['partnerId'] as NamedPart | undefined;
	return [...of.flatMap((part) => (part ? [part.id] : [])), ...(partner ? [partner.id] : [])];
}

function dateIn(values: Values, target: Target): string | undefined {
	const field = target === 'agreements' ? 'signed' : target === 'initiatives' ? 'begun' : 'starts';
	const date = values[field];
	return typeof date === 'string' ? date : undefined;
}

function kindIn(values: Values, target: Target): string | undefined {
	if (target === 'letters') return 'correspondence';
	if (target === 'gifts') return 'protocol_gesture';
	const kind = values['kind'];
	return typeof kind === 'string' ? kind : undefined;
}

/** Whether two dates can be those of one thing; what has no date may be anything's. */
function isAround(known: string | null | undefined, said: string | undefined): boolean {
	return !known || said === undefined || areCompatible(known, said);
}

/**
 * Whether two titles of the same day, kind and partners can be of one thing: they share half of their words, or one is in
 * a language that the other lacks.
 */
function isAlike(known: Texts, said: Texts): boolean {
	return Object.entries(said).every(([language, title]) => {
		const other = known[language];
		if (other === undefined) return true;
		const [a, b] = [new Set(tokens(other)), new Set(tokens(title))];
		const shared = [...a].filter((word) => b.has(word)).length;
		const numbers = (words: ReadonlySet<string>) =>
			[...words]
				.filter((word) => /\d/.test(word))
				.sort()
				.join();
		// "Meeting 1" and "Meeting 2" are two.
		return shared * 2 > Math.min(a.size, b.size) && numbers(a) === numbers(b);
	});
}
