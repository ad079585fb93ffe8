import type { Running } from './installation.ts';
import { load } from './load.ts';
import { fixed, median, table, verdict } from './markdown.ts';
import { pathsOf, type PageName } from './pages.ts';

const ROUNDS = 5;
const SECONDS = 2;
/** So many of the offices, that neither a lucky nor an unlucky one decides. */
const OFFICES = 12;

/** How long a page of an office takes among all offices, and when the office is alone: one reader at a time. */
export async function benchGrowth(many: Running, alone: Running, names: readonly PageName[]): Promise<string> {
	const rows: (string | number)[][] = [];
	for (const name of names) {
		const count = Math.min(OFFICES, many.scale.offices);
		// The same partners and the same words on both sides.
		const [there, here] = [await pathsOf(name, many, count), await pathsOf(name, alone, count)];
		const one = async ({ base, cookie }: Running, paths: string[]) =>
			(await load({ base, cookie, paths, connections: 1, seconds: SECONDS })).p50;
		const rounds: [number, number][] = [];
		for (let at = 0; at <= ROUNDS; at += 1) {
			const pair: [number, number] = [await one(many, there), await one(alone, here)];
			if (at > 0) rounds.push(pair);
		}
		const ratio = median(rounds.map(([large, small]) => large / small));
		const of = (side: 0 | 1) => fixed(median(rounds.map((pair) => pair[side])), 1);
		rows.push([name, of(0), of(1), fixed(ratio), `${verdict(ratio, 1.3, 1.1, 'less')} (1.3 / 1.1)`]);
	}
	const counted = ({ scale }: Running) => `ms with ${scale.activities.toLocaleString('en')}`;
	return `One connection, p50 of the pages of ${OFFICES} offices, medians of ${ROUNDS} rounds in turns.\n\n${table(['page', counted(many), counted(alone), 'ratio', 'bar'], rows)}`;
}
