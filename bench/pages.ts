import { setTimeout as sleep } from 'node:timers/promises';
import { startFloor } from './floor-process.ts';
import type { Running } from './installation.ts';
import { fixed, median, table, verdict } from './markdown.ts';
import { partnerOf, slugOf } from './offices.ts';
import { familyOf, memoryOf } from './processes.ts';
import { round, type Round, type RoundOptions } from './rounds.ts';
import { record, type Recorded } from './statements.ts';
import { SOUGHT } from './words.ts';

export const PAGES = ['year', 'partner', 'list', 'search'] as const;
export type PageName = (typeof PAGES)[number];

/** Of the floor's requests per second; the list has no bar of its own. */
const BARS: Partial<Record<PageName, [must: number, stretch: number]>> = {
	year: [0.45, 0.6],
	partner: [0.7, 0.9],
	search: [0.4, 0.6]
};
const CPU_BAR: [number, number] = [3.5, 2.3];
const BYTES_BAR: [number, number] = [60_000, 40_000];

/** One page of each office; where there are fewer offices than pages wanted, of the same offices in turns. */
export async function pathsOf(
	name: PageName,
	{ base, cookie, scale }: Running,
	count = scale.offices
): Promise<string[]> {
	const offices = Array.from({ length: count }, (_, index) => index);
	const at = (office: number) => `/o/${slugOf(office % scale.offices)}`;
	const query = (office: number) => encodeURIComponent(SOUGHT[office % SOUGHT.length] as string);
	switch (name) {
		case 'year':
			return offices.map((office) => `${at(office)}/year/2026`);
		case 'partner':
			return offices.map((office) => `${at(office)}/partners/${partnerOf(office % scale.offices, office % 20)}`);
		case 'list':
			return offices.map((office) => `${at(office)}/activities`);
		case 'search': {
			const { status } = await fetch(`${base}${at(0)}/search?q=x`, { headers: { cookie }, redirect: 'manual' });
			// Until there is a page that searches everything, the list of activities searches its own.
			const page = status === 404 ? 'activities' : 'search';
			return offices.map((office) => `${at(office)}/${page}?q=${query(office)}`);
		}
	}
}

/** Our server against the floor: the same statements and bytes, in turns, so that a noisy machine is noisy for both. */
export async function benchPages(kesher: Running, names: readonly PageName[], options: RoundOptions): Promise<string> {
	const rows: (string | number)[][] = [];
	const memory: number[] = [];
	for (const name of names) {
		const paths = await pathsOf(name, kesher);
		const recorded = await record(kesher, paths);
		const floor = await startFloor(kesher, recorded);
		try {
			const rounds: { ours: Round; bare: Round }[] = [];
			for (let at = 0; at <= options.rounds; at += 1) {
				const bare = await round(kesher, { ...kesher, ...floor, paths }, options);
				const ours = await round(kesher, { ...kesher, paths }, options);
				// The first round is for warming up.
				if (at > 0) rounds.push({ ours, bare });
			}
			rows.push(row(name, recorded, rounds));
		} finally {
			await floor.stop();
		}
		// Without the floor's connections, which are not ours.
		const last = round(kesher, { ...kesher, paths }, options);
		await sleep(options.seconds * 900);
		memory.push(memoryNow(kesher));
		await last;
	}
	const head = [
		'page',
		'statements',
		'bytes',
		'req/s',
		'floor',
		'ratio',
		'bar',
		'app CPU ms',
		'floor',
		'ratio',
		'bar',
		'database CPU ms',
		'p50 ms',
		'p99 ms'
	];
	return [
		`${options.connections} connections, medians of ${options.rounds} rounds of ${options.seconds} s in turns. Bars for req/s: must and stretch of the floor; for the processor time of the application: 3.5 × and 2.3 × the floor's; for the bytes of a page: 60 kB and 40 kB.`,
		table(head, rows),
		`Memory of server and database under this load, at most: ${fixed(Math.max(...memory), 0)} MB (${verdict(Math.max(...memory), 450, 350, 'less')}; bars 450 and 350 MB).`
	].join('\n\n');
}

function row(name: PageName, recorded: Recorded[], rounds: { ours: Round; bare: Round }[]): (string | number)[] {
	const of = (side: 'ours' | 'bare', what: keyof Round) => median(rounds.map((each) => each[side][what]));
	const speed = median(rounds.map(({ ours, bare }) => ours.perSecond / bare.perSecond));
	const cpu = median(rounds.map(({ ours, bare }) => ours.server / bare.server));
	const bytes = median(recorded.map(({ html }) => Buffer.byteLength(html)));
	const bar = BARS[name];
	const label = name === 'search' && !recorded[0]?.path.includes('/search') ? 'search (in the list)' : name;
	return [
		label,
		median(recorded.map(({ statements }) => statements.filter(({ values }) => values).length)),
		`${bytes.toLocaleString('en')} (${verdict(bytes, ...BYTES_BAR, 'less')})`,
		fixed(of('ours', 'perSecond'), 0),
		fixed(of('bare', 'perSecond'), 0),
		fixed(speed),
		bar ? `${verdict(speed, ...bar, 'more')} (${bar.join(' / ')})` : '–',
		fixed(of('ours', 'server')),
		fixed(of('bare', 'server')),
		fixed(cpu),
		verdict(cpu, ...CPU_BAR, 'less'),
		fixed(of('ours', 'database')),
		fixed(of('ours', 'p50'), 1),
		fixed(of('ours', 'p99'), 1)
	];
}

export function memoryNow({ pid }: Running): number {
	const { server, database } = familyOf(pid);
	return memoryOf([...server, ...database]);
}
