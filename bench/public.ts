import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startFloor } from './floor-process.ts';
import { loginAs, type Running } from './installation.ts';
import { fixed, median, table, verdict } from './markdown.ts';
import { PARTNERS, partnerOf, slugOf } from './offices.ts';
import { round, type Round, type RoundOptions } from './rounds.ts';
import { record, type Recorded } from './statements.ts';

/** Of the floor's requests per second. */
const SPEED: [number, number] = [0.7, 0.9];
const CPU: [number, number] = [3.5, 2.3];
const BYTES: [number, number] = [60_000, 40_000];

/** How the page of a partner on a public site is asked for. */
const WAYS = [
	{ name: 'unchanged: 304', isAnew: false, isKnown: true },
	{ name: 'made before', isAnew: false, isKnown: false },
	{ name: 'made anew', isAnew: true, isKnown: false }
] as const;

/** The page of a partner for everybody, against the floor: as a browser has it, as the server has it, and as nobody has it. */
export async function benchPublic(kesher: Running, options: RoundOptions): Promise<string> {
	await openSites(kesher);
	const nobody = { ...kesher, cookie: '' };
	const rows: (string | number)[][] = [];
	for (const { name, isAnew, isKnown } of WAYS) {
		const paths = pathsOf(kesher, isAnew);
		const recorded = await record(nobody, paths);
		const tags = isKnown ? await tagsOf(kesher, paths) : undefined;
		const floor = await startFloor(kesher, recorded);
		try {
			const rounds: { ours: Round; bare: Round }[] = [];
			// Each round goes on where the last one ended: begun anew, it would find what that one left in memory.
			let asked = 0;
			for (let at = 0; at <= options.rounds; at += 1) {
				const bare = await round(kesher, { ...nobody, ...floor, paths, tags }, options);
				const ours = await round(kesher, { ...nobody, paths: from(paths, isAnew ? asked : 0), tags }, options);
				asked += ours.requests;
				// The first round is for warming up.
				if (at > 0) rounds.push({ ours, bare });
			}
			rows.push(row(name, recorded, rounds));
		} finally {
			await floor.stop();
		}
		await sleep(500);
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
		'ratio',
		'bar',
		'p99 ms'
	];
	return [
		`The page of a partner on the public site of each office, ${options.connections} connections, medians of ${options.rounds} rounds of ${options.seconds} s in turns. Bars for req/s: ${SPEED.join(' and ')} of the floor; for the processor time of the application: 3.5 × and 2.3 × the floor's. Made anew: of more pages than are kept in memory, each in turn.`,
		table(head, rows)
	].join('\n\n');
}

/** Every office shows its partners to everybody; what was done with them is public in part already. */
async function openSites({ home }: Running): Promise<void> {
	const admin = new pg.Client(loginAs('kesher_admin', home));
	await admin.connect();
	await admin.query(
		'insert into site (office_id, is_on) select id, true from office on conflict (office_id) do nothing'
	);
	await admin.query(`update partner set visibility = 'public' where visibility <> 'public'`);
	await admin.end();
}

/** One page of each office; or all pages of partners, of which there are more than memory keeps, so that none is found there. */
function pathsOf({ scale }: Running, isAnew: boolean): string[] {
	return Array.from({ length: scale.offices }, (_, office) => {
		const partners = isAnew ? Array.from({ length: PARTNERS }, (_, partner) => partner) : [office % PARTNERS];
		return partners.map((partner) => `/${slugOf(office)}/en/partners/${partnerOf(office, partner)}`);
	}).flat();
}

function from(paths: readonly string[], at: number): string[] {
	const first = at % paths.length;
	return [...paths.slice(first), ...paths.slice(0, first)];
}

async function tagsOf({ base }: Running, paths: readonly string[]): Promise<string[]> {
	const tags: string[] = [];
	for (const path of paths) tags.push((await fetch(base + path, { method: 'HEAD' })).headers.get('etag') ?? '');
	return tags;
}

function row(name: string, recorded: Recorded[], rounds: { ours: Round; bare: Round }[]): (string | number)[] {
	const of = (side: 'ours' | 'bare', what: keyof Round) => median(rounds.map((each) => each[side][what]));
	const speed = median(rounds.map(({ ours, bare }) => ours.perSecond / bare.perSecond));
	const cpu = median(rounds.map(({ ours, bare }) => ours.server / bare.server));
	const bytes = median(recorded.map(({ html }) => Buffer.byteLength(html)));
	return [
		name,
		median(recorded.map(({ statements }) => statements.filter(({ values }) => values).length)),
		`${bytes.toLocaleString('en')} (${verdict(bytes, ...BYTES, 'less')})`,
		fixed(of('ours', 'perSecond'), 0),
		fixed(of('bare', 'perSecond'), 0),
		fixed(speed),
		verdict(speed, ...SPEED, 'more'),
		fixed(of('ours', 'server')),
		fixed(cpu),
		verdict(cpu, ...CPU, 'less'),
		fixed(of('ours', 'p99'), 1)
	];
}
