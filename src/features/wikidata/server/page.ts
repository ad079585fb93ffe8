import type { Desk } from '#features/member/server/gate.ts';
import { loadSite } from '#features/site/server/queries.ts';
import { EXTRACT } from '../extract.ts';
import { queryAddress } from '../query.ts';
import { compareWithWikidata, itemOf, type Comparison } from '../wikidata.ts';
import { readDataSet, type Unfit } from './data-set.ts';
import { listRegistered } from './queries.ts';

/** As much as a file may hold, in bytes: the twin cities of the whole world take less than one. */
export const LARGEST_SET = 5 * 1024 * 1024;

/** The register held against a data set, with what that is. */
export interface Held extends Comparison {
	/** What it is called, or the year of what comes along. */
	set: { name: string } | { year: string };
	statements: number;
	items: number;
	/** Lines that were none. */
	leftOut: number;
}

/** Holds the register against the files that somebody has; kept is nothing. undefined: nobody has said which item the city is. */
export async function holdAgainst(
	desk: Desk,
	language: string,
	{ name, statements, items }: { name: string; statements: string; items?: string }
): Promise<(Held & { ok: true }) | Unfit | undefined> {
	const read = readDataSet(statements, items);
	if (!read.ok) return read;
	const { home, partners } = await loadRegister(desk, language);
	if (home === null) return undefined;
	return { ok: true, ...heldAgainst(home, partners, read), set: { name } };
}

/** What the page shows before anybody brings a file: what comes along, where it is of this city. */
export async function loadWikidataPage(desk: Desk, language: string) {
	const { home, partners } = await loadRegister(desk, language);
	const read = home === EXTRACT.home ? readDataSet(EXTRACT.table) : undefined;
	const ids = partners.flatMap(({ wikidataId }) => wikidataId ?? []);
	return {
		home,
		query: home === null ? undefined : queryAddress(home, ids),
		held: home !== null && read?.ok ? { ...heldAgainst(home, partners, read), set: { year: EXTRACT.year } } : undefined
	};
}

type Register = Awaited<ReturnType<typeof loadRegister>>;

function heldAgainst(
	home: string,
	partners: Register['partners'],
	{ dataSet, leftOut }: Extract<ReturnType<typeof readDataSet>, { ok: true }>
): Omit<Held, 'set'> {
	const comparison = compareWithWikidata(itemOf(dataSet, home), partners, dataSet);
	return { ...comparison, statements: dataSet.statements.length, items: dataSet.items.size, leftOut };
}

async function loadRegister({ db, actor }: Desk, language: string) {
	const [partners, site] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([listRegistered(tx, actor.officeId, language), loadSite(tx, actor.officeId)])
	);
	return { partners, home: site.wikidataId };
}
