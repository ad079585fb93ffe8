import { kilometresBetween } from '#kernel/distance.ts';
import type { Texts } from '#kernel/texts.ts';

/** An item of Wikidata: a city, as a data set names it. */
export interface Item {
	/** "Q268". */
	id: string;
	name: string;
	country: string;
	latitude: number | null;
	longitude: number | null;
}

/** "Twinned administrative body" (P190): the first says so of the second. */
export interface Statement {
	subject: string;
	object: string;
}

/** What a data set knows: statements, and the items that they are about as far as they are described. */
export interface DataSet {
	statements: readonly Statement[];
	items: ReadonlyMap<string, Item>;
}

/** A partner as the register has it. */
export interface Registered {
	id: string;
	name: Texts;
	/** In the language of whoever asks. */
	called: string;
	wikidataId: string | null;
	latitude: number | null;
	longitude: number | null;
	/** Whether a pact makes it one of the twin cities. */
	isTwin: boolean;
}

/**
 * What is found of a partner, or of an item. both: here and there. only_here, only_there: a tie that the other does not
 * know. not_twin: there is a statement, and here no pact. no_id, shared_id, unknown_id: without an item it cannot be
 * told. elsewhere: the item lies somewhere else than the partner.
 */
export const FINDINGS = [
	'both',
	'only_here',
	'only_there',
	'not_twin',
	'no_id',
	'shared_id',
	'unknown_id',
	'elsewhere'
] as const;
export type Finding = (typeof FINDINGS)[number];

/** Who says it: the home city, the other one, both; unknown where the data set names each pair once. */
export type Said = 'both' | 'home' | 'other' | 'unknown';

export interface Found {
	finding: Finding;
	partner: Pick<Registered, 'id' | 'called' | 'wikidataId' | 'isTwin'> | null;
	item: Item | null;
	said: Said | null;
	/** Items that are called like the partner: to choose from by a person, never taken for it. */
	candidates: readonly Item[];
	/** From the partner's place to the item's, in kilometres, where that is far. */
	kilometres: number | null;
}

export interface Comparison {
	home: Item;
	/** Whether the data set says who says it: where no pair is named from both sides, it does not. */
	isDirected: boolean;
	found: Found[];
}

/** An item that lies so far from its partner is another one: municipalities are large, and their coordinates rough. */
const FAR = 100;
/** More of one name are not listed. */
const CANDIDATES = 5;

/**
 * Holds the register of a city against what a data set says of it. Items are known by their ids alone: there are many
 * places of one name, in one country as well.
 */
export function compareWithWikidata(home: Item, partners: readonly Registered[], dataSet: DataSet): Comparison {
	const isDirected = hasDirections(dataSet.statements);
	const from = new Set(dataSet.statements.filter(({ subject }) => subject === home.id).map(({ object }) => object));
	const to = new Set(dataSet.statements.filter(({ object }) => object === home.id).map(({ subject }) => subject));
	const saidOf = (id: string): Said | null => {
		if (!from.has(id) && !to.has(id)) return null;
		if (!isDirected) return 'unknown';
		return from.has(id) && to.has(id) ? 'both' : from.has(id) ? 'home' : 'other';
	};
	const byName = candidatesByName(dataSet.items.values());
	const ofPartners = partners.flatMap((partner) => foundOf(partner, { partners, dataSet, saidOf, byName }) ?? []);
	const ours = new Set(partners.map(({ wikidataId }) => wikidataId));
	const others = [...new Set([...from, ...to])].filter((id) => id !== home.id && !ours.has(id));
	const ofItems = others.map((id): Found => ({
		...{ finding: 'only_there', partner: null, item: itemOf(dataSet, id), said: saidOf(id) },
		...{ candidates: [], kilometres: null }
	}));
	return { home, isDirected, found: [...ofPartners, ...ofItems] };
}

interface Context {
	partners: readonly Registered[];
	dataSet: DataSet;
	saidOf: (id: string) => Said | null;
	byName: (partner: Registered) => Item[];
}

/** undefined: no twin here and none there, of which there is nothing to tell. */
function foundOf(partner: Registered, { partners, dataSet, saidOf, byName }: Context): Found | undefined {
	const { id, called, wikidataId, isTwin } = partner;
	const tell = (finding: Finding, more: Partial<Found> = {}): Found => ({
		...{
			finding,
			partner: { id, called, wikidataId, isTwin },
			item: null,
			said: null,
			candidates: [],
			kilometres: null
		},
		...more
	});
	if (wikidataId === null) return isTwin ? tell('no_id', { candidates: byName(partner) }) : undefined;
	const said = saidOf(wikidataId);
	if (said === null && !isTwin) return undefined;
	const item = dataSet.items.get(wikidataId) ?? null;
	if (partners.some((other) => other.id !== id && other.wikidataId === wikidataId)) {
		return tell('shared_id', { item, said });
	}
	const kilometres = item && apart(partner, item);
	if (kilometres !== null && kilometres > FAR) {
		return tell('elsewhere', { item, said, kilometres, candidates: byName(partner) });
	}
	if (said === null && dataSet.items.size > 0 && !item) return tell('unknown_id', { candidates: byName(partner) });
	if (said === null) return tell('only_here', { item });
	return tell(isTwin ? 'both' : 'not_twin', { item: itemOf(dataSet, wikidataId), said });
}

interface Place {
	latitude: number | null;
	longitude: number | null;
}

/** In kilometres; null where a place is not known. */
function apart(one: Place, other: Place): number | null {
	const [a, b] = [known(one), known(other)];
	return a && b && Math.round(kilometresBetween(a, b));
}

function known({ latitude, longitude }: Place): { latitude: number; longitude: number } | null {
	return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** An item as far as the data set describes it. */
export function itemOf({ items }: Pick<DataSet, 'items'>, id: string): Item {
	return items.get(id) ?? { id, name: id, country: '', latitude: null, longitude: null };
}

/** Whether at least one pair is named from both sides: else the data set is a list of ties, and not of statements. */
function hasDirections(statements: readonly Statement[]): boolean {
	const said = new Set(statements.map(({ subject, object }) => `${subject} ${object}`));
	return statements.some(({ subject, object }) => said.has(`${object} ${subject}`));
}

/** The items of each name, found without regard to accents and capitals. */
function candidatesByName(items: Iterable<Item>): (partner: Registered) => Item[] {
	const byName = new Map<string, Item[]>();
	for (const item of items) {
		// "Mariquita, Tolima" is called Mariquita.
		for (const name of new Set([item.name, item.name.split(',')[0] ?? ''].map(folded))) {
			byName.set(name, [...(byName.get(name) ?? []), item]);
		}
	}
	return ({ name }) => {
		const found = Object.values(name).flatMap((each) => byName.get(folded(each)) ?? []);
		return [...new Set(found)].slice(0, CANDIDATES);
	};
}

function folded(name: string): string {
	return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** Whether a text is the id of an item: a letter and a number. */
export function isItemId(text: string): boolean {
	return /^Q[1-9]\d*$/.test(text);
}

/** How many there are of each finding. */
export function countFindings(found: readonly Found[]): Record<Finding, number> {
	const counts = Object.fromEntries(FINDINGS.map((finding) => [finding, 0])) as Record<Finding, number>;
	for (const { finding } of found) counts[finding] += 1;
	return counts;
}

/** Ties that only one of the two says: the other statement is missing. */
export function oneSided(found: readonly Found[]): Found[] {
	return found.filter(({ said }) => said === 'home' || said === 'other');
}
