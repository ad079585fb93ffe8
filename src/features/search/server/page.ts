import { shownTo } from '#features/member/policy.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { rolesByPerson } from '#features/person/server/role-queries.ts';
import type { Language } from '#kernel/language.ts';
import type { Cursor } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import { Marker } from '#kernel/search-marks.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { findGroups, findPage, type Hit, type HitGroup } from '#platform/server/search-index.ts';
import type { SearchFilters } from '../form.ts';
import { SEARCH_NOUNS, type SearchNoun } from '../search.ts';
import { resultOf, type ResultGroup } from '../view.ts';
import { findOwn, readFound } from './records.ts';

/** How many of each noun the page of everything shows, and how many a page of one noun. */
const FEW = 5;
const MANY = 20;

/** A person at a page, or a program. */
type Asking = Pick<Desk, 'db' | 'actor' | 'office'>;

interface Wanted {
	filters: SearchFilters;
	language: Language;
	now: Date;
	after: Cursor | undefined;
}

export interface SearchPage {
	/** How many records of each noun were found; nouns without any are left out. */
	tallies: { noun: SearchNoun; total: number }[];
	/** Of everything, the latest few of each noun; of one noun, a page. */
	groups: ResultGroup[];
	next: string | undefined;
}

export async function loadSearch(desk: Asking, wanted: Wanted): Promise<SearchPage> {
	const { noun, words } = wanted.filters;
	const shown = shownTo(desk.actor);
	return desk.db.forOffice(desk.actor.officeId, async (tx) => {
		const [all, page, own] = await Promise.all([
			findGroups(tx, words, shown, noun ? 1 : FEW),
			noun && findPage(tx, words, shown, { noun, after: wanted.after, size: MANY }),
			findOwn(tx, desk.actor, words)
		]);
		const found = inOrder(withOwn(all, own));
		const tallies = found.map((group) => ({ noun: group.noun, total: group.total }));
		const total = tallies.find((tally) => tally.noun === noun)?.total ?? 0;
		// Their own that the index does not show stand before what it does, on the first page.
		const first = wanted.after ? [] : own.filter((hit) => hit.noun === noun);
		const groups = noun && page ? [{ noun, total, hits: [...first, ...page.rows] }] : found;
		return { tallies, groups: await read(tx, desk, wanted, groups), next: page?.next };
	});
}

/** What is found of somebody's own counts with the rest, and stands before it. */
function withOwn(groups: readonly HitGroup[], own: readonly (Hit & { noun: SearchNoun })[]): HitGroup[] {
	const nouns = [...new Set([...groups, ...own].map(({ noun }) => noun))];
	return nouns.map((noun) => {
		const group = groups.find((each) => each.noun === noun);
		const mine = own.filter((hit) => hit.noun === noun);
		const hits = [...mine, ...(group?.hits ?? [])];
		return { noun, total: (group?.total ?? 0) + mine.length, hits: hits.slice(0, FEW) };
	});
}

type Group = HitGroup & { noun: SearchNoun };

function inOrder(groups: readonly HitGroup[]): Group[] {
	return SEARCH_NOUNS.flatMap((noun) => {
		const group = groups.find((each) => each.noun === noun);
		return group ? [{ ...group, noun }] : [];
	});
}

async function read(
	tx: OfficeTransaction,
	{ actor, office }: Asking,
	{ filters, language, now }: Wanted,
	groups: readonly Group[]
): Promise<ResultGroup[]> {
	const ids = new Map(groups.filter(({ hits }) => hits.length > 0).map(({ noun, hits }) => [noun, hits.map(idOf)]));
	const [found, roles] = await Promise.all([
		readFound(tx, actor, ids),
		rolesByPerson(tx, actor.officeId, ids.get('person') ?? [], { home: office.city, shown: shownTo(actor) })
	]);
	const byId = new Map(found.map((record) => [record.id, record]));
	const looking = {
		marker: new Marker(filters.words),
		language,
		day: dayAt(now, office.timeZone),
		startsIn: office.periodStartsIn
	};
	return groups.map(({ noun, total, hits }) => ({
		noun,
		total,
		results: hits.flatMap(({ id }) => {
			const record = byId.get(id);
			return record ? [resultOf(record, roles.get(id) ?? [], looking)] : [];
		})
	}));
}

function idOf({ id }: { id: string }): string {
	return id;
}
